"""moto with the operations that it lacks for the collector, and with ways to model what its API cannot.

Prints one JSON line with its port when it accepts connections. README.md lists the endpoints for tests.
"""

import argparse
import json
import os
import sys
import threading

# Otherwise every region owns 1,300 snapshots of built-in images.
os.environ.setdefault("MOTO_EC2_LOAD_DEFAULT_AMIS", "false")

from werkzeug.serving import WSGIRequestHandler, make_server

import backup
import config_operations
import identity
import trails
from application import create_application


class Handler(WSGIRequestHandler):
    """Keeps connections open and prints nothing; moto's own server closes after every answer."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_request(self, *_args, **_options):
        pass


def leave_when_input_closes():
    sys.stdin.read()
    os._exit(0)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    parser.add_argument("--exit-with-input", action="store_true", help="stop when standard input closes")
    options = parser.parse_args()
    if options.exit_with_input:
        threading.Thread(target=leave_when_input_closes, daemon=True).start()
    for module in (config_operations, identity, trails):
        module.install()
    server = make_server(
        "127.0.0.1",
        options.port,
        create_application(direct_operations=backup.OPERATIONS),
        threaded=True,
        request_handler=Handler,
    )
    print(json.dumps({"port": server.server_port}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
