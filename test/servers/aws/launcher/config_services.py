"""Load balancers, trails and users as AWS Config describes them."""

from config_parts import backend, present, tags


def load_balancers(account, region):
    for balancer in backend("elbv2", account, region).load_balancers.values():
        zones = [{"zoneName": subnet.availability_zone, "subnetId": subnet.id} for subnet in balancer.subnets]
        yield {
            "resourceId": balancer.arn,
            "resourceName": balancer.name,
            "arn": balancer.arn,
            "availabilityZone": "Multiple Availability Zones",
            "tags": tags(balancer.tags),
            "configuration": {
                "loadBalancerArn": balancer.arn,
                "loadBalancerName": balancer.name,
                "scheme": balancer.scheme or "internet-facing",
                "type": balancer.type,
                "availabilityZones": zones,
            },
        }


def listeners(account, region):
    for balancer in backend("elbv2", account, region).load_balancers.values():
        for listener in balancer.listeners.values():
            yield {
                "resourceId": listener.arn,
                "arn": listener.arn,
                "configuration": present(
                    ListenerArn=listener.arn,
                    LoadBalancerArn=balancer.arn,
                    Port=int(listener.port),
                    Protocol=listener.protocol,
                    SslPolicy=listener.ssl_policy if listener.protocol in ("HTTPS", "TLS") else None,
                    DefaultActions=[listener_action(action.data) for action in listener.default_actions],
                ),
            }


def listener_action(action):
    redirect = action.get("RedirectConfig")
    return present(Type=action["Type"], RedirectConfig=redirect and {"Protocol": redirect.get("Protocol")})


def trails(account, region):
    for trail in backend("cloudtrail", account, region).trails.values():
        yield {
            "resourceId": trail.trail_name,
            "resourceName": trail.trail_name,
            "arn": trail.arn,
            "configuration": present(
                name=trail.trail_name,
                trailARN=trail.arn,
                homeRegion=trail.region_name,
                s3BucketName=trail.bucket_name,
                isMultiRegionTrail=bool(trail.is_multi_region),
                isOrganizationTrail=bool(trail.is_org_trail),
                logFileValidationEnabled=bool(trail.log_validation),
                kmsKeyId=trail.kms_key_id or None,
            ),
        }


def iam_users(account, region):
    for user in backend("iam", account, region).users.values():
        yield {
            "resourceId": user.id,
            "resourceName": user.name,
            "arn": user.arn,
            "configuration": {"userName": user.name, "path": user.path},
        }
