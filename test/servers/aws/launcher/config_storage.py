"""Volumes, buckets and keys as AWS Config describes them."""

from config_parts import backend, present, tags


def ec2_volumes(account, region):
    ec2 = backend("ec2", account, region)
    for volume in ec2.volumes.values():
        yield {
            "resourceId": volume.id,
            "arn": f"arn:aws:ec2:{region}:{account}:volume/{volume.id}",
            "availabilityZone": volume.zone.name,
            "tags": tags(ec2.tags.get(volume.id) or {}),
            "configuration": present(
                volumeId=volume.id,
                availabilityZone=volume.zone.name,
                encrypted=bool(volume.encrypted),
                kmsKeyId=volume.kms_key_id,
                size=volume.size,
                volumeType={"value": volume.volume_type},
                state={"value": volume.status},
            ),
        }


def s3_buckets(account, region):
    s3 = backend("s3", account, region)
    for bucket in s3.buckets.values():
        if bucket.region_name == region:
            yield {
                "resourceId": bucket.name,
                "resourceName": bucket.name,
                "arn": f"arn:aws:s3:::{bucket.name}",
                "availabilityZone": "Regional",
                "tags": tags(s3.tagger.get_tag_dict_for_resource(bucket.arn)),
                "configuration": {"name": bucket.name, "region": region},
                "supplementaryConfiguration": present(
                    ServerSideEncryptionConfiguration=bucket_encryption(bucket),
                    BucketVersioningConfiguration={"status": bucket.versioning_status or "Off"},
                    PublicAccessBlockConfiguration=bucket_access_block(bucket),
                    BucketReplicationConfiguration=bucket_replication(getattr(bucket, "replication", None)),
                ),
            }


def bucket_encryption(bucket):
    """Every bucket is encrypted, with a key of S3 unless another one is named."""
    rule = bucket.encryption["Rule"]["ApplyServerSideEncryptionByDefault"] if bucket.encryption else {}
    default = present(sseAlgorithm=rule.get("SSEAlgorithm", "AES256"), kmsMasterKeyID=rule.get("KMSMasterKeyID"))
    return {"rules": [{"applyServerSideEncryptionByDefault": default, "bucketKeyEnabled": False}]}


def bucket_access_block(bucket):
    block = bucket.public_access_block
    return block and {
        "blockPublicAcls": bool(block.block_public_acls),
        "ignorePublicAcls": bool(block.ignore_public_acls),
        "blockPublicPolicy": bool(block.block_public_policy),
        "restrictPublicBuckets": bool(block.restrict_public_buckets),
    }


def bucket_replication(replication):
    """AWS Config writes the rules as a table by name."""
    return replication and {
        "roleARN": replication["Role"],
        "rules": {
            rule["ID"]: {"status": rule["Status"], "destinationConfig": {"bucketARN": rule["Destination"]["Bucket"]}}
            for rule in replication["Rule"]
        },
    }


def kms_keys(account, region):
    kms = backend("kms", account, region)
    for key in kms.keys.values():
        yield {
            "resourceId": key.id,
            "resourceName": key.id,
            "arn": key.arn,
            "tags": tags(kms.tagger.get_tag_dict_for_resource(key.id)),
            "configuration": {
                "keyId": key.id,
                "keyManager": key_manager(key),
                "keyState": key.key_state,
                "origin": key.origin,
                "multiRegion": bool(key.multi_region),
            },
            "supplementaryConfiguration": {"KeyRotationStatus": bool(key.key_rotation_status)},
        }


def key_manager(key):
    """moto calls the default key of a service one of the customer; its alias tells."""
    return "AWS" if any(alias.startswith("alias/aws/") for alias in key.aliases) else key.key_manager
