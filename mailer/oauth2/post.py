"""Put a form to a provider over https, and read its JSON. No redirect is followed: the form holds secrets."""

from __future__ import annotations

import json
import ssl
import urllib.request
from http.client import HTTPException
from urllib.error import HTTPError, URLError

from mailer.errors import TokenLost

SECONDS = 20.0
LARGEST = 200_000
Table = dict[str, object]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def post(url: str, form: str) -> tuple[int, str]:
    """Return the status and the text of the answer. Raises TokenLost where there is none."""
    if not url.startswith("https://"):
        raise TokenLost(f"{url} is not encrypted")
    opener = urllib.request.build_opener(
        urllib.request.HTTPSHandler(context=ssl.create_default_context()), _NoRedirect
    )
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    request = urllib.request.Request(url, form.encode("ascii"), headers)  # noqa: S310 - https, as seen above
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            return int(answer.status), answer.read(LARGEST).decode("utf-8", "replace")
    except HTTPError as error:
        with error:
            return error.code, error.read(LARGEST).decode("utf-8", "replace")
    except (OSError, HTTPException) as error:
        raise TokenLost(f"{_host(url)} cannot be reached: {_cause(error)}") from error


def table_of(text: str) -> Table:
    """Return a JSON object; an empty one where it is none."""
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _host(url: str) -> str:
    return url.split("/")[2]


def _cause(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({reason.verify_message})"
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror
    return str(reason) or type(reason).__name__
