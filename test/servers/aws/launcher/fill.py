"""Makes many resources at once, inside of moto: through its API 10,000 volumes take two minutes."""

from moto.ec2.models.elastic_block_store import Volume

from config_parts import backend


def volumes(body):
    """{account, region, count, kmsKeyId?, unencryptedEvery?}; the numbers of the volumes begin at 1."""
    region = body["region"]
    ec2 = backend("ec2", body["account"], region)
    zone = ec2.get_zone_by_name(f"{region}a")
    every = body.get("unencryptedEvery")
    first = len(ec2.volumes) + 1
    for number in range(first, first + body["count"]):
        encrypted = not every or number % every != 0
        identifier = f"vol-{number:017x}"
        key = body.get("kmsKeyId") if encrypted else None
        ec2.volumes[identifier] = Volume(
            ec2, identifier, size=8, zone=zone, encrypted=encrypted, kms_key_id=key, volume_type="gp3"
        )
    return {"volumes": len(ec2.volumes)}
