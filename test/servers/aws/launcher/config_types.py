"""The types that are built from moto's state, one function a type.

The property names are those of AWS Config, whose spelling differs from type to type.
"""

import config_databases
import config_services
import config_storage

BUILDERS = {
    "AWS::CloudTrail::Trail": config_services.trails,
    "AWS::DynamoDB::Table": config_databases.dynamodb_tables,
    "AWS::EC2::Volume": config_storage.ec2_volumes,
    "AWS::ElasticLoadBalancingV2::Listener": config_services.listeners,
    "AWS::ElasticLoadBalancingV2::LoadBalancer": config_services.load_balancers,
    "AWS::IAM::User": config_services.iam_users,
    "AWS::KMS::Key": config_storage.kms_keys,
    "AWS::RDS::DBCluster": config_databases.rds_clusters,
    "AWS::RDS::DBInstance": config_databases.rds_instances,
    "AWS::S3::Bucket": config_storage.s3_buckets,
}
GLOBAL_TYPES = {"AWS::IAM::User"}
