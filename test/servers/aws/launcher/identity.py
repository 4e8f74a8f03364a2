"""The credential report and the account summary of IAM, with the root user, and with what tests say instead."""

import collections
import csv
import datetime
import io

from moto.core.responses import ActionResult
from moto.iam.responses import IamResponse

ROOT = "<root_account>"

_rows = collections.defaultdict(dict)
_generated = {}
_summary = collections.defaultdict(dict)


def get_credential_report(self):
    backend = self.backend
    account = backend.account_id
    original = list(csv.DictReader(io.StringIO(backend.get_credential_report())))
    rows = [root_row(account, summary_of(backend)), *original]
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]), restval="N/A", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, **_rows[account].get(row["user"], {})})
    return ActionResult(
        {
            "Content": written.getvalue(),
            "ReportFormat": "text/csv",
            "GeneratedTime": _generated.get(account) or datetime.datetime.now(datetime.timezone.utc).isoformat(),
        }
    )


def root_row(account, summary):
    """Follows the account summary, which says the same about the root user."""
    keys = summary.get("AccountAccessKeysPresent", 0)
    row = {
        "user": ROOT,
        "arn": f"arn:aws:iam::{account}:root",
        "user_creation_time": "2020-01-01T00:00:00+00:00",
        "password_enabled": "not_supported",
        "password_last_used": "no_information",
        "password_last_changed": "not_supported",
        "password_next_rotation": "not_supported",
        "mfa_active": "true" if summary.get("AccountMFAEnabled") else "false",
    }
    for number in (1, 2):
        active = keys >= number
        row[f"access_key_{number}_active"] = "true" if active else "false"
        row[f"access_key_{number}_last_rotated"] = "2020-01-01T00:00:00+00:00" if active else "N/A"
        row[f"access_key_{number}_last_used_date"] = "N/A"
        row[f"access_key_{number}_last_used_region"] = "N/A"
        row[f"access_key_{number}_last_used_service"] = "N/A"
    for number in (1, 2):
        row[f"cert_{number}_active"] = "false"
        row[f"cert_{number}_last_rotated"] = "N/A"
    return row


def get_account_summary(self):
    return ActionResult({"SummaryMap": summary_of(self.backend)})


def summary_of(backend):
    return {**backend.get_account_summary().summary_map, **_summary[backend.account_id]}


def set_report(body):
    """{account, generatedTime?, rows?: {"alice": {"access_key_1_last_rotated": ".."}}}."""
    account = body["account"]
    if body.get("generatedTime"):
        _generated[account] = body["generatedTime"]
    for user, values in body.get("rows", {}).items():
        _rows[account].setdefault(user, {}).update(values)


def set_summary(body):
    _summary[body["account"]].update(body["values"])


def install():
    IamResponse.get_credential_report = get_credential_report
    IamResponse.get_account_summary = get_account_summary


def reset():
    for state in (_rows, _generated, _summary):
        state.clear()
