"""Salmon with one handler that answers each mail: `python -m bench.peers.salmon_answer QUEUE SMTP_PORT`.

Its queue is a Maildir, handlers run in its ten threads, and each answer leaves over a connection of its own,
as Salmon's Relay has it. A mail is taken out of the queue before it is handled.
"""

from __future__ import annotations

import sys

from salmon.mail import MailRequest
from salmon.routing import nolocking, route, stateless
from salmon.server import QueueReceiver, Relay

from tests.loopback import HOST

SENDER = "post@example.org"


def answer(message: MailRequest, **_address: str) -> None:
    """Answer with as much as was written."""
    Relay(HOST, int(sys.argv[2])).reply(message, SENDER, f"Re: {message['subject']}", str(message.body()))


def main() -> None:
    """Answer what lies in the queue."""
    route("(address)", address=r"(?s:.+)")(stateless(nolocking(answer)))
    QueueReceiver(sys.argv[1]).start(one_shot=True)


if __name__ == "__main__":
    main()
