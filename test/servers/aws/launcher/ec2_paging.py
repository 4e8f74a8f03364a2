"""Cuts the answers of EC2's Describe operations into pages; moto ignores MaxResults for most of them."""

import os
import re

OUTERMOST_LIST = re.compile(rb"<(\w+Set)>(.*)</\1>", re.S)

# What moto answered, cut up: token -> (text before the list, its elements, text after it).
_answers = {}


def answer(moto, environ, form, start_response):
    size, token = int(form["MaxResults"]), form.get("NextToken", "")
    if token:
        key, _, start = token.partition(".")
        status, headers = "200 OK", [("Content-Type", "text/xml")]
        head, elements, tail = _answers[key]
    else:
        status, headers, body = ask(moto, environ)
        whole = OUTERMOST_LIST.search(body)
        if not status.startswith("200") or not whole or b"<nextToken>" in body:
            start_response(status, headers)
            return [body]
        key, start = os.urandom(6).hex(), 0
        head, tail = body[: whole.start(2)], body[whole.end(2) :]
        elements = split(whole[2])
        _answers[key] = head, elements, tail
    start = int(start)
    end = start + size
    more = f"<nextToken>{key}.{end}</nextToken>".encode() if end < len(elements) else b""
    after_list = tail.index(b">") + 1
    body = head + b"".join(elements[start:end]) + tail[:after_list] + more + tail[after_list:]
    if not more:
        _answers.pop(key, None)
    headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
    start_response(status, [*headers, ("Content-Length", str(len(body)))])
    return [body]


def ask(moto, environ):
    started = []
    body = b"".join(moto(environ, lambda status, headers, _exc_info=None: started.append((status, headers))))
    return (*started[0], body)


def split(text):
    """The outermost <item> elements."""
    elements, depth, begin = [], 0, 0
    for tag in re.finditer(rb"</?item>", text):
        if tag[0] == b"<item>":
            begin = tag.start() if depth == 0 else begin
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                elements.append(text[begin : tag.end()])
    return elements
