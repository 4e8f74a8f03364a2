"""The WSGI application: our own endpoints, our own operations, and moto for all the rest."""

import json
import re

from moto.iam import models as iam_models
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

import control
import ec2_paging
from calls import identify, record

ACCOUNT_NUMBER = re.compile(r"\d{12}")


def create_application(direct_operations):
    moto = DomainDispatcherApplication(create_backend_app)

    def application(environ, start_response):
        path = environ["PATH_INFO"]
        if path.startswith("/__"):
            return answer_json(start_response, *control.handle(environ))
        if path == "/moto-api/reset":
            control.reset()
        if path.startswith("/moto-api"):
            return moto(environ, start_response)
        call = identify(environ)
        account = account_of(environ, call.access_key)

        def start_recorded(status, headers, exc_info=None):
            record(call, status)
            return start_response(status, headers, exc_info)

        direct = direct_operations.get(call.name)
        if direct:
            return answer_json(start_recorded, *direct(account, call.region, environ))
        try:
            if call.service == "ec2" and call.operation.startswith("Describe") and "MaxResults" in call.form:
                return ec2_paging.answer(moto, environ, call.form, start_recorded)
            return moto(environ, start_recorded)
        except NotImplementedError as error:
            return answer_unknown(start_recorded, call, str(error))

    return application


def account_of(environ, access_key):
    """A twelve-digit access key is the account itself, so that suites can share a server."""
    if ACCOUNT_NUMBER.fullmatch(access_key):
        environ["HTTP_X_MOTO_ACCOUNT_ID"] = access_key
        return access_key
    return iam_models.get_account_id_from(access_key)


def answer_json(start_response, document, status="200 OK", headers=()):
    body = json.dumps(document).encode()
    start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body))), *headers])
    return [body]


def answer_unknown(start_response, call, message):
    """What AWS says to an operation it does not know; moto would answer 500 and a page of HTML."""
    if not call.form:
        name = "UnknownOperationException"
        document = {"__type": name, "message": message}
        return answer_json(start_response, document, "400 Bad Request", [("x-amzn-errortype", name)])
    body = f"<ErrorResponse><Error><Code>InvalidAction</Code><Message>{message}</Message></Error></ErrorResponse>"
    start_response("400 Bad Request", [("Content-Type", "text/xml"), ("Content-Length", str(len(body.encode())))])
    return [body.encode()]
