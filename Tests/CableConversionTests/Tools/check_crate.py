"""Checks a folder as a research object with the community's validator.

    check_crate.py FOLDER

Prints what the profile of RO-Crate 1.2 requires and the folder has not; the exit status is 1 where there is
any. Nothing is loaded from the network: the context is the one that ro-crate-py brings along. Needs
roc-validator and rocrate.
"""

import email.message
import io
import json
import pathlib
import sys
import types
import urllib.response

import rdflib.parser
import rocrate
from rocrate_validator import models, services
from rocrate_validator.utils.http import HttpRequester

CONTEXT = (pathlib.Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_bytes()


def check_address(url):
    if not url.startswith("https://w3id.org/ro/crate/"):
        raise OSError("a crate must not need another document to be understood: " + url)


def open_address(request, *_, **__):
    url = request if isinstance(request, str) else request.full_url
    check_address(url)
    headers = email.message.Message()
    headers["Content-Type"] = "application/ld+json"
    return urllib.response.addinfourl(io.BytesIO(CONTEXT), headers, url, 200)


def get(_, url, **__):
    check_address(url)
    return types.SimpleNamespace(
        status_code=200, ok=True, content=CONTEXT, text=CONTEXT.decode(), url=url,
        headers={"Content-Type": "application/ld+json"},
        json=lambda: json.loads(CONTEXT), raise_for_status=lambda: None)


rdflib.parser._urlopen = open_address
HttpRequester.get = get


def main():
    result = services.validate(services.ValidationSettings.parse({
        "rocrate_uri": sys.argv[1], "profile_identifier": "ro-crate-1.2",
        "requirement_severity": models.Severity.REQUIRED,
    }))
    lines = [f"{issue.check.identifier}: {issue.message}" for issue in result.get_issues()]
    print("\n".join(lines))
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
