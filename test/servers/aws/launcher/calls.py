"""Tells which operation a request is, and counts."""

import collections
import dataclasses
import functools
import io
import re
import threading
import urllib.parse

import botocore.session

SIGNATURE = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4_request")
MODELS = botocore.session.get_session()
# Where the name in the signature is not the name of the model.
MODEL_NAMES = {
    "elasticloadbalancing": "elbv2",
    "elasticfilesystem": "efs",
    "tagging": "resourcegroupstaggingapi",
    "monitoring": "cloudwatch",
    "email": "ses",
}

_by_name = collections.Counter()
_by_status = collections.Counter()
_lock = threading.Lock()


@dataclasses.dataclass(frozen=True)
class Call:
    service: str
    operation: str
    region: str
    access_key: str
    form: dict

    @property
    def name(self):
        return f"{self.service}:{self.operation}"


def identify(environ):
    signature = SIGNATURE.search(environ.get("HTTP_AUTHORIZATION", ""))
    access_key, region, service = signature.groups() if signature else ("", "-", "-")
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return Call(service, target.split(".")[-1], region, access_key, {})
    if "x-www-form-urlencoded" in environ.get("CONTENT_TYPE", ""):
        form = read_form(environ)
        return Call(service, form.get("Action", "?"), region, access_key, form)
    return Call(service, rest_operation(service, environ), region, access_key, {})


def read_form(environ):
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    return dict(urllib.parse.parse_qsl(body.decode()))


def rest_operation(service, environ):
    query = urllib.parse.parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    given = {name for name, _ in query}
    method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    for operation_method, pattern, needed, name in rest_operations(service):
        if method == operation_method and needed <= given and pattern.match(path):
            return name
    return f"{method} {path[:60]}"


@functools.lru_cache(None)
def rest_operations(service):
    """The operations of a REST service, most specific first."""
    try:
        model = MODELS.get_service_model(MODEL_NAMES.get(service, service))
    except Exception:  # a service that botocore does not know has no operations
        return []
    operations = []
    for name in model.operation_names:
        http = model.operation_model(name).http
        path, _, query = http.get("requestUri", "/").partition("?")
        needed = {part.split("=")[0] for part in query.split("&") if part}
        operations.append((http["method"], path_pattern(path), needed, name))
    return sorted(operations, key=lambda operation: (-len(operation[2]), -len(operation[1].pattern)))


def path_pattern(path):
    parts = re.split(r"(\{[^}]+\})", path.rstrip("/"))
    return re.compile("".join(map(part_pattern, parts)) + "/?$")


def part_pattern(part):
    if part.endswith("+}"):
        return ".+"
    return "[^/]+" if part.startswith("{") else re.escape(part)


def record(call, status):
    with _lock:
        _by_name[call.name] += 1
        _by_status[status[:3]] += 1


def summary():
    with _lock:
        return {"total": sum(_by_name.values()), "by": dict(_by_name.most_common()), "status": dict(_by_status)}


def reset():
    with _lock:
        _by_name.clear()
        _by_status.clear()
