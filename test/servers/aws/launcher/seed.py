"""Fills an account of the test server. The endpoint, the account and the region come from the environment."""

import functools
import json
import os
import sys

import boto3

PASSWORD = "Correct-Horse-7!"
REGION = os.environ["AWS_REGION"]


@functools.cache
def client(service):
    return boto3.client(service, region_name=REGION)


@functools.cache
def account():
    return client("sts").get_caller_identity()["Account"]


def recorder(start=True, region=REGION):
    config = boto3.client("config", region_name=region)
    config.put_configuration_recorder(
        ConfigurationRecorder={
            "name": "default",
            "roleARN": f"arn:aws:iam::{account()}:role/config",
            "recordingGroup": {"allSupported": True, "includeGlobalResourceTypes": True},
        }
    )
    config.put_delivery_channel(DeliveryChannel={"name": "default", "s3BucketName": bucket_name("config-history")})
    if start:
        config.start_configuration_recorder(ConfigurationRecorderName="default")


def recorders():
    """A working recorder in every region that is switched on, so that the whole account is known."""
    for region in client("ec2").describe_regions()["Regions"]:
        if region["RegionName"] != REGION:
            recorder(region=region["RegionName"])


def bucket_name(purpose):
    """Names of buckets are unique in the world, and so across the accounts and regions of one server."""
    return f"{purpose}-{account()}-{REGION}"


def bucket(purpose, key=None):
    s3, name = client("s3"), bucket_name(purpose)
    location = {} if REGION == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": REGION}}
    s3.create_bucket(Bucket=name, **location)
    if key:
        rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}}
        s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": [rule]})
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
        data_class = "personal" if purpose == "customer-files" else "none"
        tagging = {"TagSet": [{"Key": "data-class", "Value": data_class}]}
        s3.put_bucket_tagging(Bucket=name, Tagging=tagging)


def key():
    kms = client("kms")
    made = kms.create_key(Description="data")["KeyMetadata"]
    kms.enable_key_rotation(KeyId=made["KeyId"])
    return made["Arn"]


def volume(**properties):
    tags = [{"ResourceType": "volume", "Tags": [{"Key": "data-class", "Value": "personal"}]}]
    made = client("ec2").create_volume(AvailabilityZone=f"{REGION}a", Size=8, TagSpecifications=tags, **properties)
    return f"arn:aws:ec2:{REGION}:{account()}:volume/{made['VolumeId']}"


def database(name, **properties):
    made = client("rds").create_db_instance(
        DBInstanceIdentifier=name,
        DBInstanceClass="db.t3.micro",
        **{"Engine": "postgres", "MasterUsername": "operator", "MasterUserPassword": PASSWORD, **properties},
    )
    return made["DBInstance"]["DBInstanceArn"]


def cluster(name, **properties):
    made = client("rds").create_db_cluster(
        DBClusterIdentifier=name,
        Engine="aurora-postgresql",
        MasterUsername="operator",
        MasterUserPassword=PASSWORD,
        **properties,
    )
    return made["DBCluster"]["DBClusterArn"]


def table(name, recoverable, **properties):
    dynamodb = client("dynamodb")
    made = dynamodb.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
        **properties,
    )
    if recoverable:
        recovery = {"PointInTimeRecoveryEnabled": True}
        dynamodb.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=recovery)
    return made["TableDescription"]["TableArn"]


def user(name, mfa, access_key=False, policy=None):
    iam = client("iam")
    iam.create_user(UserName=name)
    iam.create_login_profile(UserName=name, Password=PASSWORD)
    if mfa:
        device = iam.create_virtual_mfa_device(VirtualMFADeviceName=name)["VirtualMFADevice"]["SerialNumber"]
        codes = {"AuthenticationCode1": "123456", "AuthenticationCode2": "654321"}
        iam.enable_mfa_device(UserName=name, SerialNumber=device, **codes)
    if access_key:
        iam.create_access_key(UserName=name)
    if policy:
        iam.put_user_policy(UserName=name, PolicyName="inline", PolicyDocument=json.dumps(policy))


def allow(actions):
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions, "Resource": "*"}]}


def listener(name, **properties):
    balancing = client("elbv2")
    subnets = [subnet["SubnetId"] for subnet in client("ec2").describe_subnets()["Subnets"]][:2]
    balancer = balancing.create_load_balancer(Name=name, Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
    action = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}
    balancing.create_listener(LoadBalancerArn=balancer, **{"DefaultActions": [action], **properties})


def certificate():
    return client("acm").request_certificate(DomainName="shop.example.test")["CertificateArn"]


def trail(name, **properties):
    cloudtrail = client("cloudtrail")
    cloudtrail.create_trail(Name=name, S3BucketName=bucket_name("audit-log"), **properties)
    # AWS gives every new trail this selector; moto gives none.
    selector = {"ReadWriteType": "All", "IncludeManagementEvents": True, "DataResources": []}
    cloudtrail.put_event_selectors(TrailName=name, EventSelectors=[selector])
    return cloudtrail


def backup_plan():
    backup = client("backup")
    backup.create_backup_vault(BackupVaultName="vault")
    rule = {
        "RuleName": "daily",
        "TargetBackupVaultName": "vault",
        "ScheduleExpression": "cron(0 5 * * ? *)",
        "Lifecycle": {"DeleteAfterDays": 35},
    }
    backup.create_backup_plan(BackupPlan={"BackupPlanName": "daily", "Rules": [rule]})


def good():
    """A small account in which every property is in order. Returns what has been made, for what only the test can set."""
    data_key = key()
    for purpose in ("config-history", "audit-log", "customer-files"):
        bucket(purpose, data_key)
    recorder()
    client("ec2").enable_ebs_encryption_by_default()
    protected = [("EBS", volume(Encrypted=True, KmsKeyId=data_key)) for _ in range(3)]
    tags = [{"Key": "data-class", "Value": "personal"}]
    safe = {"StorageEncrypted": True, "KmsKeyId": data_key, "BackupRetentionPeriod": 30, "Tags": tags}
    protected.append(("RDS", database("orders", MultiAZ=True, AllocatedStorage=20, **safe)))
    zones = [f"{REGION}a", f"{REGION}b"]
    protected.append(("Aurora", cluster("billing", AvailabilityZones=zones, **safe)))
    member = {"Engine": "aurora-postgresql", "DBClusterIdentifier": "billing", **safe}
    for zone in zones:
        database(f"billing-{zone[-1]}", AvailabilityZone=zone, **member)
    encryption = {"SSESpecification": {"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": data_key}, "Tags": tags}
    protected.append(("DynamoDB", table("carts", recoverable=True, **encryption)))
    user("alice", mfa=True, access_key=True, policy=allow(["s3:GetObject"]))
    user("bob", mfa=True)
    policy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
    tls = {"Protocol": "HTTPS", "Port": 443, "SslPolicy": policy, "Certificates": [{"CertificateArn": certificate()}]}
    listener("shop", **tls)
    trail("audit", IsMultiRegionTrail=True, EnableLogFileValidation=True).start_logging(Name="audit")
    backup_plan()
    protected.append(("S3", f"arn:aws:s3:::{bucket_name('customer-files')}"))
    return {"protected": protected}


def bad():
    """The same kinds of resources, each with a fault."""
    for purpose in ("config-history", "audit-log", "customer-files"):
        bucket(purpose)
    recorder()
    volume(Encrypted=False)
    volume(Encrypted=True)
    database("orders", StorageEncrypted=False, BackupRetentionPeriod=0, MultiAZ=False, AllocatedStorage=20)
    cluster("billing", StorageEncrypted=False, BackupRetentionPeriod=1)
    table("carts", recoverable=False)
    user("alice", mfa=False, access_key=True, policy=allow("*"))
    user("bob", mfa=False)
    listener("plain", Protocol="HTTP", Port=80)
    policy = {"SslPolicy": "ELBSecurityPolicy-2016-08", "Certificates": [{"CertificateArn": certificate()}]}
    listener("old", Protocol="HTTPS", Port=443, **policy)
    trail("audit", IsMultiRegionTrail=False)
    return {"protected": []}


if __name__ == "__main__":
    print(json.dumps({"good": good, "bad": bad, "recorder": recorder, "recorders": recorders}[sys.argv[1]]()))
