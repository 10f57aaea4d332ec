"""Runs a script with every boto3 client pointed at the sandbox: the one thing that differs from AWS."""
import os
import runpy
import sys

import boto3
from botocore.config import Config

made = boto3.session.Session.client


def client(self, name, **options):
    options.setdefault("endpoint_url", os.environ["OBSERVATORY_ENDPOINT"])
    local = Config(inject_host_prefix=False)
    options["config"] = options["config"].merge(local) if options.get("config") else local
    return made(self, name, **options)


boto3.session.Session.client = client
runpy.run_path(sys.argv[1], run_name="__main__")
