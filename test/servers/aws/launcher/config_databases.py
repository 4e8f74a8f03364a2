"""Databases as AWS Config describes them."""

from config_parts import backend, iso, present, tags


def rds_instances(account, region):
    for instance in backend("rds", account, region).databases.values():
        name = instance.db_instance_identifier
        yield {
            # moto gives every instance the same resource identifier.
            "resourceId": f"db-{name.upper()}",
            "resourceName": name,
            "arn": instance.db_instance_arn,
            "availabilityZone": instance.availability_zone,
            "tags": tags(instance.tags),
            "configuration": present(
                dBInstanceIdentifier=name,
                dBClusterIdentifier=instance.db_cluster_identifier,
                engine=instance.engine,
                storageEncrypted=bool(instance.storage_encrypted),
                kmsKeyId=instance.kms_key_id,
                multiAZ=bool(instance.multi_az),
                availabilityZone=instance.availability_zone,
                secondaryAvailabilityZone=f"{region}b" if instance.multi_az else None,
                backupRetentionPeriod=instance.backup_retention_period,
                latestRestorableTime=iso(instance.latest_restorable_time) if instance.backup_retention_period else None,
                publiclyAccessible=bool(instance.publicly_accessible),
                readReplicaSourceDBInstanceIdentifier=instance.read_replica_source_db_instance_identifier,
                readReplicaDBInstanceIdentifiers=list(instance.read_replica_db_instance_identifiers or []),
            ),
        }


def rds_clusters(account, region):
    for cluster in backend("rds", account, region).clusters.values():
        yield {
            "resourceId": cluster.db_cluster_resource_id,
            "resourceName": cluster.db_cluster_identifier,
            "arn": cluster.db_cluster_arn,
            "availabilityZone": "Multiple Availability Zones",
            "tags": tags(cluster.tags),
            "configuration": present(
                dbclusterIdentifier=cluster.db_cluster_identifier,
                engine=cluster.engine,
                storageEncrypted=bool(cluster.storage_encrypted),
                kmsKeyId=cluster.kms_key_id if cluster.storage_encrypted else None,
                multiAZ=bool(cluster.multi_az),
                availabilityZones=[{"value": zone} for zone in cluster.availability_zones],
                backupRetentionPeriod=cluster.backup_retention_period,
                latestRestorableTime=iso(cluster.latest_restorable_time),
                replicationSourceIdentifier=cluster.replication_source_identifier,
                readReplicaIdentifiers=list(cluster.read_replica_identifiers),
            ),
        }


def dynamodb_tables(account, region):
    for table in backend("dynamodb", account, region).tables.values():
        recovery = table.continuous_backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"]
        encryption = table.sse_specification or {}
        yield {
            "resourceId": table.name,
            "resourceName": table.name,
            "arn": table.table_arn,
            "tags": tags(table.tags),
            "configuration": present(
                tableName=table.name,
                # Absent where AWS owns the key: the table is encrypted all the same.
                ssedescription=dict(
                    status="ENABLED", ssetype="KMS", kmsmasterKeyArn=encryption.get("KMSMasterKeyId")
                )
                if encryption.get("Enabled")
                else None,
            ),
            "supplementaryConfiguration": {
                "ContinuousBackupsDescription": {
                    "continuousBackupsStatus": "ENABLED",
                    "pointInTimeRecoveryDescription": {"pointInTimeRecoveryStatus": recovery},
                }
            },
        }
