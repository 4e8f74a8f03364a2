"""The endpoints for tests. A body is a JSON object; most name an account and a region."""

import json

import backup
import calls
import config_items
import fill
import identity
import trails

ENDPOINTS = {
    ("GET", "/__calls"): lambda _body: calls.summary(),
    ("POST", "/__calls/reset"): lambda _body: calls.reset(),
    ("POST", "/__config/items"): config_items.add,
    ("POST", "/__config/changes"): config_items.change,
    ("POST", "/__config/capture-time"): config_items.set_capture_time,
    ("POST", "/__backup/protected-resources"): backup.set_protected_resources,
    ("POST", "/__backup/recovery-points"): backup.set_recovery_points,
    ("POST", "/__iam/credential-report"): identity.set_report,
    ("POST", "/__iam/account-summary"): identity.set_summary,
    ("POST", "/__cloudtrail/status"): trails.set_status,
    ("POST", "/__fill/volumes"): fill.volumes,
}


def handle(environ):
    """The document to answer with and, unless all went well, a status."""
    endpoint = ENDPOINTS.get((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
    if endpoint is None:
        return {"error": "no such endpoint"}, "404 Not Found"
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    try:
        return (endpoint(json.loads(body or "{}")) or {},)
    except Exception as error:  # a test reads this, so it says what was wrong with the request
        return {"error": repr(error)}, "400 Bad Request"


def reset():
    """Forgets what tests have set; moto forgets the rest itself."""
    for module in (config_items, backup, identity, trails):
        module.reset()
