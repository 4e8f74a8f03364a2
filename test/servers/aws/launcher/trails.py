"""What CloudTrail says about the last delivery of a trail, as tests set it."""

from moto.cloudtrail.models import Trail, TrailStatus

_status = {}


def set_status(body):
    """{account, region, name, status: {"LatestDeliveryTime": seconds since 1970, "LatestDeliveryError": ".."}}"""
    _status.setdefault((body["account"], body["region"], body["name"]), {}).update(body["status"])


def install():
    create, describe = Trail.__init__, TrailStatus.description

    def create_with_status(self, *args, **options):
        create(self, *args, **options)
        self.status.key = self.account_id, self.region_name, self.trail_name

    def description(self):
        return {**describe(self), **_status.get(getattr(self, "key", None), {})}

    Trail.__init__ = create_with_status
    TrailStatus.description = description


def reset():
    _status.clear()
