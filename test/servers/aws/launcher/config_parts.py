"""What the builders of configuration items share."""

import datetime

from moto.backends import get_backend


def backend(service, account, region):
    backends = get_backend(service)[account]
    return backends[region if region in backends else "aws"]


def tags(pairs):
    """From a dictionary, or from a list of {Key, Value}."""
    found = pairs.items() if isinstance(pairs, dict) else [(pair["Key"], pair["Value"]) for pair in pairs or []]
    return [{"key": key, "value": value, "tag": f"{key}={value}"} for key, value in found]


def present(**properties):
    """AWS Config leaves out what has no value."""
    return {name: value for name, value in properties.items() if value is not None}


def iso(time):
    # moto's times are in UTC and do not say so.
    utc = time.replace(tzinfo=time.tzinfo or datetime.timezone.utc).astimezone(datetime.timezone.utc)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.000Z")
