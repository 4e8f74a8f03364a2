"""The part of the query language of AWS Config that exists here: SELECT, WHERE with =, IN, LIKE and AND, GROUP BY with
COUNT(*), and ORDER BY. Unknown: parentheses, OR, other comparisons, other aggregates.
"""

import collections
import dataclasses
import re

from moto.core.exceptions import JsonRESTError

QUERY = re.compile(
    r"\s*SELECT\s+(?P<fields>.+?)"
    r"(?:\s+WHERE\s+(?P<where>.+?))?"
    r"(?:\s+GROUP\s+BY\s+(?P<group>[\w.]+))?"
    r"(?:\s+ORDER\s+BY\s+(?P<order>[\w.]+)(?:\s+(?P<direction>ASC|DESC))?)?\s*;?\s*$",
    re.I | re.S,
)
CONDITION = re.compile(
    r"\s*(?P<path>[\w.]+)\s*(?P<operator>=|LIKE\b|IN\b)\s*(?P<operand>'[^']*'|\([^)]*\)|\w+)\s*(?:AND\b|$)", re.I
)
REFUSED = re.compile(r"\b(FROM|AS|JOIN|DISTINCT|HAVING|UNION)\b", re.I)
LONGEST_EXPRESSION = 4096


@dataclasses.dataclass(frozen=True)
class Condition:
    path: str
    operator: str
    operand: list


@dataclasses.dataclass(frozen=True)
class Query:
    fields: list
    conditions: list
    group: str | None
    order: str | None
    descending: bool

    @property
    def types(self):
        """The resource types that can match, or None for all: spares building the others."""
        exact = [c.operand for c in self.conditions if c.path == "resourceType" and c.operator in ("=", "IN")]
        return set.intersection(*map(set, exact)) if exact else None


def invalid(message):
    return JsonRESTError("InvalidExpressionException", message)


def parse(expression):
    match = QUERY.match(expression)
    without_texts = re.sub(r"'[^']*'", "", expression)
    if not match or len(expression) > LONGEST_EXPRESSION or REFUSED.search(without_texts):
        raise invalid(f"Query syntax not supported: {expression[:60]}")
    return Query(
        fields=[field.strip() for field in match["fields"].split(",")],
        conditions=parse_conditions(match["where"] or ""),
        group=match["group"],
        order=match["order"],
        descending=(match["direction"] or "").upper() == "DESC",
    )


def parse_conditions(text):
    conditions, position = [], 0
    while position < len(text.rstrip()):
        match = CONDITION.match(text, position)
        if not match:
            raise invalid(f"Query condition not supported near: {text[position : position + 40]}")
        conditions.append(parse_condition(match["path"], match["operator"].upper(), match["operand"]))
        position = match.end()
    return conditions


def parse_condition(path, operator, operand):
    texts = operand.strip("()").split(",") if operator == "IN" else [operand]
    values = [literal(text) for text in texts]
    if operator == "LIKE" and not re.fullmatch(r"[^%]{3,}%", str(values[0])):
        raise invalid("LIKE needs three characters and one trailing %")
    return Condition(path, operator, values)


def literal(text):
    text = text.strip()
    if text.startswith("'"):
        return text[1:-1]
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    return {"true": True, "false": False}.get(text.lower())


def run(query, rows):
    rows = [row for row in rows if all(holds(condition, row) for condition in query.conditions)]
    if query.group:
        return grouped(query, rows)
    if "COUNT(*)" in (field.upper() for field in query.fields):
        return [{"COUNT(*)": len(rows)}]
    if query.order:
        rows.sort(key=lambda row: str(values_at(row, query.order)), reverse=query.descending)
    mask = mask_of([field for field in query.fields if field != "*"])
    return [{**(scalars(row) if "*" in query.fields else {}), **project(row, mask)} for row in rows]


def holds(condition, row):
    values = values_at(row, condition.path)
    if condition.operator == "LIKE":
        prefix = condition.operand[0][:-1]
        return any(isinstance(value, str) and value.startswith(prefix) for value in values)
    return any(value in condition.operand for value in values)


def values_at(value, path):
    """All values at a path; a list stands for each of its elements."""
    found = [value]
    for name in path.split("."):
        found = [item[name] for item in flat(found) if isinstance(item, dict) and name in item]
    return list(flat(found))


def flat(values):
    for value in values:
        if isinstance(value, list):
            yield from flat(value)
        else:
            yield value


def grouped(query, rows):
    counts = collections.Counter(value for row in rows for value in values_at(row, query.group))
    return [
        {field: count if field.upper() == "COUNT(*)" else key for field in query.fields} for key, count in counts.items()
    ]


def scalars(row):
    return {name: value for name, value in row.items() if not isinstance(value, (dict, list))}


def mask_of(paths):
    """{"a.b", "a.c"} -> {"a": {"b": {}, "c": {}}}; an empty mask lets everything through."""
    mask = {}
    for path in paths:
        place = mask
        for name in path.split("."):
            place = place.setdefault(name, {})
    return mask


def project(value, mask):
    """Keeps what the mask names and the shape around it; what is absent stays absent, as in AWS."""
    if not mask and not isinstance(value, dict):
        return value
    if isinstance(value, list):
        return [project(item, mask) for item in value]
    if not isinstance(value, dict):
        return {}
    kept = {name: value[name] if not inner else project(value[name], inner) for name, inner in mask.items() if name in value}
    return {name: part for name, part in kept.items() if part != {} or not mask[name]}
