"""Log in by a code that somebody types on any machine (RFC 8628): ask, wait as we are told to, ask again."""

from __future__ import annotations

import time
from collections.abc import Callable

from mailer.errors import TokenLost
from mailer.oauth2.authority import Client
from mailer.oauth2.grants import DeviceCode, Grant, Refused, redeem_device_code

SLOWER_SECONDS = 5  # RFC 8628, section 3.5
MOST_SECONDS = 1800


def wait_for(
    client: Client,
    code: DeviceCode,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Grant:
    """Wait until the code is typed. Raises Refused where somebody said no, or the code is too old."""
    interval, end = code.interval, clock() + min(code.seconds, MOST_SECONDS)
    while clock() < end:
        sleep(interval)
        try:
            return redeem_device_code(client, code)
        except Refused as refused:
            if refused.error == "slow_down":
                interval += SLOWER_SECONDS
            elif refused.error != "authorization_pending":
                raise
        except TokenLost:
            interval += SLOWER_SECONDS  # RFC 8628, section 3.5: a lost connection is no answer
    raise Refused("expired_token", "nobody typed the code in time")
