"""The configuration items of an account and region: from moto's state, from tests, and as changed by tests."""

import collections
import copy
import datetime

from moto.config import models as config_models

from config_types import BUILDERS, GLOBAL_TYPES

_STARTED = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")

_added = collections.defaultdict(list)
_changes = collections.defaultdict(dict)
_kept = {}
_settings = {}


def items(account, region, types=None):
    """What the recorder knows. It keeps what it saw last when it stops, and knows nothing before it starts."""
    backend = config_models.config_backends[account][region]
    recorder = next(iter(backend.recorders.values()), None)
    if recorder is None or recorder.status.last_start_time is None:
        yield from wanted(_added[account, region], types, account, region)
    elif recorder.status.recording:
        yield from recorded_items(recorder, account, region, types)
    else:
        yield from (item for item in _kept.get((account, region), []) if types is None or item["resourceType"] in types)


def recorded_items(recorder, account, region, types=None):
    for name in recorded_types(recorder.recording_group):
        if types is None or name in types:
            built = (dict(item, resourceType=name) for item in BUILDERS[name](account, region))
            yield from wanted(built, None, account, region)
    yield from wanted(_added[account, region], types, account, region)


def recorded_types(group):
    if group.all_supported:
        return [name for name in BUILDERS if group.include_global_resource_types or name not in GLOBAL_TYPES]
    # moto keeps the list of exclusions as it was sent.
    excluded = (group.exclusion_by_resource_types or {}).get("resourceTypes") or []
    listed = group.resource_types or []
    return [name for name in BUILDERS if (name in listed if listed else name not in excluded)]


def wanted(found, types, account, region):
    for item in found:
        if types is None or item["resourceType"] in types:
            yield completed(item, account, region)


def completed(item, account, region):
    whole = {
        "version": "1.3",
        "accountId": account,
        "awsRegion": region,
        "availabilityZone": "Not Applicable",
        "configurationItemStatus": "OK",
        "configurationItemCaptureTime": capture_time(),
        "recordingFrequency": "CONTINUOUS",
        "tags": [],
        "relationships": [],
        **item,
    }
    changes = _changes.get((account, region), {}).get((whole["resourceType"], whole["resourceId"]))
    return with_changes(whole, changes) if changes else whole


def with_changes(item, changes):
    changed = copy.deepcopy(item)
    for path, value in changes.items():
        *parents, last = path.split(".")
        place = changed
        for name in parents:
            place = place.setdefault(name, {})
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value
    return changed


def capture_time():
    return _settings.get("captureTime", _STARTED)


def keep(account, region):
    """Called when the recorder stops: from now on it shows what there was."""
    backend = config_models.config_backends[account][region]
    recorder = next(iter(backend.recorders.values()))
    _kept[account, region] = list(recorded_items(recorder, account, region))


def add(body):
    place = _added[body["account"], body["region"]]
    place.extend(body["items"])
    return {"items": len(place)}


def change(body):
    """{account, region, resourceType, resourceId, changes: {"configuration.encrypted": false}}; null takes a property out."""
    key = body["resourceType"], body["resourceId"]
    _changes[body["account"], body["region"]].setdefault(key, {}).update(body["changes"])


def set_capture_time(body):
    _settings["captureTime"] = body["time"]


def reset():
    for state in (_added, _changes, _kept, _settings):
        state.clear()
