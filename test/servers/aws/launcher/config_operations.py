"""The operations of AWS Config as the service answers them, in place of moto's."""

import collections
import datetime
import json
import os

from moto.config import models as config_models
from moto.config.responses import ConfigResponse
from moto.core.exceptions import JsonRESTError

import config_items
import config_query

LARGEST_PAGE = 100

# All rows of a question, so that its pages are parts of one answer.
_answers = {}


def select_resource_config(self):
    parameters, backend = json.loads(self.body), self.config_backend
    query = config_query.parse(parameters["Expression"])
    return selected(parameters, query, [(backend.account_id, backend.region_name)])


def select_aggregate_resource_config(self):
    parameters, backend = json.loads(self.body), self.config_backend
    aggregator = backend.config_aggregators.get(parameters["ConfigurationAggregatorName"])
    if not aggregator:
        message = "The configuration aggregator does not exist."
        raise JsonRESTError("NoSuchConfigurationAggregatorException", message)
    sources = aggregator.account_aggregation_sources or []
    accounts = [account for source in sources for account in source.account_ids] or list(config_models.config_backends)
    regions = {region for source in sources for region in source.aws_regions or []}
    scopes = [
        (account, region)
        for account in accounts
        for region in config_models.config_backends[account]
        if not regions or region in regions
    ]
    return selected(parameters, config_query.parse(parameters["Expression"]), scopes)


def selected(parameters, query, scopes):
    """Without a recorder the answer is empty and no error, as in AWS."""

    def find():
        rows = (item for scope in scopes for item in config_items.items(*scope, query.types))
        return [json.dumps(row) for row in config_query.run(query, rows)]

    default = 500 if query.group else 25
    rows, token = page(find, parameters.get("Limit") or parameters.get("MaxResults"), parameters.get("NextToken"), default)
    return json.dumps({"Results": rows, "QueryInfo": {"SelectFields": [{"Name": f} for f in query.fields]}, **next_token(token)})


def list_discovered_resources(self):
    parameters, backend = json.loads(self.body), self.config_backend
    require_recorder(backend)
    identifiers, name = parameters.get("resourceIds"), parameters.get("resourceName")

    def find():
        found = config_items.items(backend.account_id, backend.region_name, {parameters["resourceType"]})
        return [
            {key: item[key] for key in ("resourceType", "resourceId", "resourceName") if key in item}
            for item in found
            if (not identifiers or item["resourceId"] in identifiers) and name in (None, item.get("resourceName"))
        ]

    rows, token = page(find, parameters.get("limit"), parameters.get("nextToken"), LARGEST_PAGE)
    return json.dumps({"resourceIdentifiers": rows, **next_token(token, "nextToken")})


def batch_get_resource_config(self):
    parameters, backend = json.loads(self.body), self.config_backend
    require_recorder(backend)
    keys = {(key["resourceType"], key["resourceId"]) for key in parameters["resourceKeys"]}
    if len(parameters["resourceKeys"]) > LARGEST_PAGE:
        raise JsonRESTError("ValidationException", "resourceKeys: at most 100")
    found = config_items.items(backend.account_id, backend.region_name, {name for name, _ in keys})
    whole = [base_item(item) for item in found if (item["resourceType"], item["resourceId"]) in keys]
    return json.dumps({"baseConfigurationItems": whole, "unprocessedResourceKeys": []})


def base_item(item):
    """Documents are texts, times are numbers, and tags are left out."""
    left_out = ("tags", "relationships", "configuration", "supplementaryConfiguration")
    base = {name: value for name, value in item.items() if name not in left_out}
    base["configurationItemCaptureTime"] = epoch(item["configurationItemCaptureTime"])
    base["configuration"] = json.dumps(item.get("configuration", {}))
    further = item.get("supplementaryConfiguration", {})
    base["supplementaryConfiguration"] = {name: json.dumps(value) for name, value in further.items()}
    return base


def epoch(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def get_discovered_resource_counts(self):
    parameters, backend = json.loads(self.body or "{}"), self.config_backend
    require_recorder(backend)
    types = set(parameters.get("resourceTypes") or []) or None

    def find():
        found = config_items.items(backend.account_id, backend.region_name, types)
        counts = collections.Counter(item["resourceType"] for item in found)
        return [{"resourceType": name, "count": count} for name, count in sorted(counts.items())]

    rows, token = page(find, parameters.get("limit"), parameters.get("nextToken"), LARGEST_PAGE)
    total = sum(row["count"] for row in rows)
    return json.dumps({"totalDiscoveredResources": total, "resourceCounts": rows, **next_token(token, "nextToken")})


def describe_configuration_recorder_status(self):
    names = json.loads(self.body or "{}").get("ConfigurationRecorderNames")
    found = self.config_backend.describe_configuration_recorder_status(names)
    for status in found:
        if status.get("lastStatus") == "PENDING":
            # moto stays at this value, which the service does not know.
            status["lastStatus"] = "Success"
    return json.dumps({"ConfigurationRecordersStatus": found})


def require_recorder(backend):
    if not backend.recorders:
        message = "There are no configuration recorders available."
        raise JsonRESTError("NoAvailableConfigurationRecorderException", message)


def page(find, limit, token, default):
    size = limit or default
    if limit and limit > LARGEST_PAGE:
        raise JsonRESTError("InvalidLimitException", f"Limit {limit} is out of range 0..{LARGEST_PAGE}")
    key, _, start = (token or "").partition(".")
    if token and key not in _answers:
        raise JsonRESTError("InvalidNextTokenException", "The nextToken is not valid.")
    rows = _answers[key] if token else find()
    start = int(start or 0)
    end = start + size
    if end >= len(rows):
        return rows[start:], None
    key = key or os.urandom(6).hex()
    _answers[key] = rows
    return rows[start:end], f"{key}.{end}"


def next_token(token, name="NextToken"):
    return {name: token} if token else {}


def install():
    for operation in (
        select_resource_config,
        select_aggregate_resource_config,
        list_discovered_resources,
        batch_get_resource_config,
        get_discovered_resource_counts,
        describe_configuration_recorder_status,
    ):
        setattr(ConfigResponse, operation.__name__, operation)
    stop = config_models.ConfigBackend.stop_configuration_recorder

    def stop_configuration_recorder(self, name):
        if name in self.recorders and self.recorders[name].status.recording:
            config_items.keep(self.account_id, self.region_name)
        return stop(self, name)

    config_models.ConfigBackend.stop_configuration_recorder = stop_configuration_recorder
