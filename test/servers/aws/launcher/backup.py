"""The operations of AWS Backup that moto lacks. Plans and vaults are moto's; what they protect is set by tests."""

import collections
import json
import re
import time
import urllib.parse
import uuid

from moto.backends import get_backend

_protected = collections.defaultdict(list)
_recovery_points = collections.defaultdict(list)
_selections = collections.defaultdict(list)


def list_protected_resources(account, region, environ):
    return paged("Results", _protected[account, region], environ)


def list_recovery_points(account, region, environ):
    vault = re.search(r"/backup-vaults/([^/]+)/", environ["PATH_INFO"])[1]
    if vault not in get_backend("backup")[account][region].vaults:
        return not_found(f"Backup vault {vault} does not exist.")
    points = [point for point in _recovery_points[account, region] if point["BackupVaultName"] == vault]
    return paged("RecoveryPoints", points, environ)


def create_backup_selection(account, region, environ):
    plan = plan_identifier(environ)
    body = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
    selection = {"SelectionId": str(uuid.uuid4()), "BackupPlanId": plan, "CreationDate": time.time()}
    _selections[account, region, plan].append({**selection, "BackupSelection": body["BackupSelection"]})
    return (selection,)


def list_backup_selections(account, region, environ):
    plan = plan_identifier(environ)
    if plan not in get_backend("backup")[account][region].plans:
        return not_found(f"Backup plan {plan} does not exist.")
    found = [
        {
            **{name: selection[name] for name in ("SelectionId", "BackupPlanId", "CreationDate")},
            "SelectionName": selection["BackupSelection"]["SelectionName"],
            "IamRoleArn": selection["BackupSelection"]["IamRoleArn"],
        }
        for selection in _selections[account, region, plan]
    ]
    return paged("BackupSelectionsList", found, environ)


def get_backup_selection(account, region, environ):
    wanted = environ["PATH_INFO"].rstrip("/").split("/")[-1]
    found = [one for one in _selections[account, region, plan_identifier(environ)] if one["SelectionId"] == wanted]
    return (found[0],) if found else not_found(f"Backup selection {wanted} does not exist.")


def list_backup_vaults(account, region, environ):
    """moto's own ignores the page size."""
    vaults = [vault.to_list_dict() for vault in get_backend("backup")[account][region].list_backup_vaults()]
    return paged("BackupVaultList", vaults, environ)


def list_backup_plans(account, region, environ):
    """moto's own ignores the page size."""
    plans = [plan.to_list_dict() for plan in get_backend("backup")[account][region].list_backup_plans(False)]
    return paged("BackupPlansList", plans, environ)


def plan_identifier(environ):
    return re.search(r"/backup/plans/([^/]+)/selections", environ["PATH_INFO"])[1]


def paged(name, rows, environ):
    query = dict(urllib.parse.parse_qsl(environ.get("QUERY_STRING", "")))
    start, size = int(query.get("nextToken", 0)), int(query.get("maxResults", 1000))
    document = {name: rows[start : start + size]}
    if start + size < len(rows):
        document["NextToken"] = str(start + size)
    return (document,)


def not_found(message):
    name = "ResourceNotFoundException"
    return {"__type": name, "Message": message}, "400 Bad Request", [("x-amzn-errortype", name)]


def set_protected_resources(body):
    _protected[body["account"], body["region"]] = body["items"]


def set_recovery_points(body):
    _recovery_points[body["account"], body["region"]] = body["items"]


def reset():
    for state in (_protected, _recovery_points, _selections):
        state.clear()


OPERATIONS = {
    "backup:ListProtectedResources": list_protected_resources,
    "backup:ListRecoveryPointsByBackupVault": list_recovery_points,
    "backup:CreateBackupSelection": create_backup_selection,
    "backup:ListBackupSelections": list_backup_selections,
    "backup:GetBackupSelection": get_backup_selection,
    "backup:ListBackupVaults": list_backup_vaults,
    "backup:ListBackupPlans": list_backup_plans,
}
