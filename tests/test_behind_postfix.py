"""A real Postfix before the service, as docs/postfix.md sets it up: mail in by LMTP, our letters out."""

from __future__ import annotations

import email
import email.policy
import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.loopback import HOST, free_port
from tests.postfix import MAIN, Postfix, why_no_postfix
from tests.rig import Catcher
from tests.stores import ask, on_a_server, store_table

POST, MIA, ELSEWHERE = "post@example.org", "mia@example.com", "mia@example.net"
PATIENCE_SECONDS = 30.0


# As in docs/postfix.md: who it is for, then any of the two rows, then where each goes first.
BY_TURNS = "pipemap:{{table}, randmap:{one, two}, {table}}"


class Worker:
    """One `mentorpost run` with a port and a store of its own, in a programme that Mia takes part in."""

    def __init__(self, folder: Path, port: int, out: int) -> None:
        self.folder, self.port, self._out = folder, port, out
        self._config = folder / "mentorpost.toml"
        self.store = store_table(folder)
        self.joins = MIA

    def _set_up(self) -> None:
        """Write its settings: in by LMTP, out by the same Postfix."""
        self.folder.mkdir()
        self._config.write_text(
            f"""
            program = {{name = "Riverside", address = "{POST}", organizers = ["ann@example.org"]}}
            mailbox = {{url = "lmtp://{HOST}:{self.port}"}}
            smtp = {{url = "smtp://{HOST}:{self._out}"}}
            {self.store}
            """
        )
        added = [*self._command, "people", "add", self.joins, "--name", "Mia Okafor", "--mentee"]
        subprocess.run(added, check=True, stdout=subprocess.DEVNULL, timeout=60)

    @contextmanager
    def runs(self, *, anew: bool = True) -> Iterator[subprocess.Popen[bytes]]:
        """Let it run, and stop it where the test did not."""
        if anew:
            self._set_up()
        running = subprocess.Popen([*self._command, "run"], stdout=subprocess.DEVNULL)
        try:
            until = time.monotonic() + PATIENCE_SECONDS
            while not self._listens():
                assert running.poll() is None, "the service ended"
                assert time.monotonic() < until, "the service does not listen"
                time.sleep(0.05)
            yield running
        finally:
            running.send_signal(signal.SIGTERM)
            running.wait(PATIENCE_SECONDS)

    def handled(self) -> int:
        """Return how many mails this one has handled."""
        ((count,),) = ask(self.folder, "SELECT count(*) FROM received WHERE state = 'done'")
        return int(count)

    @property
    def _command(self) -> list[str]:
        return [sys.executable, "-m", "mentorpost", "--config", str(self._config)]

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex((HOST, self.port)) == 0


Set = tuple[Postfix, Worker, Worker]


@pytest.fixture
def up(request: pytest.FixtureRequest, tmp_path: Path, catcher: Catcher) -> Iterator[Set]:
    """A Postfix that hands our mail to the first of two, or the other where that is gone; or by turns."""
    if reason := why_no_postfix():
        missing(reason)
    one, two = (f"{HOST}:{free_port()}" for _ in range(2))
    rows = {
        POST: f"lmtp:inet:{one}, {two}",
        "one": f"lmtp:inet:{one}, {two}",
        "two": f"lmtp:inet:{two}, {one}",
    }
    postfix = Postfix(rows, catcher.port, getattr(request, "param", "{table}"))
    places = ((tmp_path / "one", one), (tmp_path / "two", two))
    first, second = (Worker(folder, int(at.rpartition(":")[2]), postfix.port) for folder, at in places)
    yield postfix, first, second
    postfix.remove()


def mail(number: int, sender: str = MIA, subject: str = "status", text: str = "status") -> bytes:
    return (
        f"From: Mia Okafor <{sender}>\r\nTo: {POST}\r\nSubject: {subject}\r\n"
        f"Message-ID: <{number}@example.com>\r\n\r\n{text}\r\n"
    ).encode()


def letters(catcher: Catcher, name: str) -> list[EmailMessage]:
    """Return the letters of a name that left through Postfix."""
    read = [email.message_from_bytes(mail.raw, policy=email.policy.default) for mail in catcher.mails]
    return [one for one in read if isinstance(one, EmailMessage) and one["Mentorpost-Letter"] == name]


def test_mail_comes_in_over_lmtp_and_the_answers_leave(up: Set, catcher: Catcher) -> None:
    postfix, worker, _ = up
    with worker.runs():
        postfix.post(mail(1), MIA, POST)
        postfix.wait_for(lambda: len(letters(catcher, "status")) == 1, "nobody answered")
        (answer,) = letters(catcher, "status")

        # Nothing but the address says which letter this answers: what follows the + came through.
        tagged = str(answer["Reply-To"]).rpartition("<")[2].rstrip(">")
        assert tagged.startswith("post+")
        postfix.post(mail(2, ELSEWHERE), ELSEWHERE, tagged)
        postfix.wait_for(lambda: bool(letters(catcher, "confirm-identity")), "nobody asked")

    (asked,) = letters(catcher, "confirm-identity")
    assert asked["To"].addresses[0].addr_spec == MIA
    assert postfix.waiting() == {}


def test_the_page_shows_what_is_tested_here() -> None:
    page = (Path(__file__).parent.parent / "docs" / "postfix.md").read_text("utf-8")
    table = "texthash:/etc/postfix/mentorpost"
    ours = [line for line in MAIN.splitlines() if line.startswith("recipient_delimiter")]

    for line in (
        *ours,
        f"transport_maps = {table}",
        f"transport_maps = {BY_TURNS.replace('{table}', table)}",
    ):
        assert f"    {line}\n" in page
    assert "lmtp:inet:127.0.0.1:8024, 127.0.0.1:8025\n" in page


def test_who_is_not_the_programme_is_refused_at_once(up: Set) -> None:
    postfix, _, _ = up

    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        postfix.post(mail(1), MIA, "postmistress@example.org")

    assert refused.value.recipients["postmistress@example.org"][0] == 550


def test_postfix_keeps_mail_while_the_service_is_down(up: Set, catcher: Catcher) -> None:
    postfix, worker, _ = up
    postfix.post(mail(1), MIA, POST)
    postfix.wait_for(lambda: "refused" in postfix.waiting().get(POST, ""), "it is not deferred")

    with worker.runs():
        postfix.flush()
        postfix.wait_for(lambda: len(letters(catcher, "status")) == 1, "nobody answered")

    assert postfix.waiting() == {}


def test_where_a_worker_was_killed_the_next_one_gets_the_mail(up: Set, catcher: Catcher) -> None:
    postfix, first, second = up
    with second.runs(), first.runs() as running:
        postfix.post(mail(1), MIA, POST)
        postfix.wait_for(lambda: len(letters(catcher, "status")) == 1, "nobody answered")
        running.kill()
        running.wait()

        for number in (2, 3):
            postfix.post(mail(number), MIA, POST)
        postfix.wait_for(lambda: len(letters(catcher, "status")) == 3, "the other did not answer")

    assert (first.handled(), second.handled()) == (1, 2)
    assert postfix.waiting() == {}


@pytest.mark.parametrize("up", [BY_TURNS], indirect=True, ids=["by-turns"])
def test_workers_take_the_mail_by_turns_and_one_takes_all_where_the_other_was_killed(up: Set) -> None:
    postfix, first, second = up
    with second.runs(), first.runs() as running:
        for number in range(20):  # that all go to the same one happens once in half a million times
            # Answers to letters come to many addresses; Postfix remembers where one goes, for half a minute.
            postfix.post(mail(number), MIA, f"post+{number}@example.org")
        postfix.wait_for(lambda: first.handled() + second.handled() == 20, "not all were handed over")
        running.kill()
        running.wait()
        before = first.handled()

        for number in range(20, 24):
            postfix.post(mail(number), MIA, f"post+{number}@example.org")
        postfix.wait_for(lambda: first.handled() + second.handled() == 24, "not all were handed over")

    assert 0 < first.handled() == before < 20
    assert postfix.waiting() == {}


@pytest.mark.postgresql
@pytest.mark.parametrize("up", [BY_TURNS], indirect=True, ids=["by-turns"])
def test_workers_on_one_store_answer_each_mail_once_though_one_is_killed(
    up: Set, tmp_path: Path, catcher: Catcher
) -> None:
    postfix, *workers = up
    url, shared = on_a_server(tmp_path / "shared"), tmp_path / "shared"
    shared.mkdir()
    for worker, joins in zip(workers, (MIA, "ada@example.com"), strict=True):
        worker.store, worker.joins = f'[store]\nurl = "{url}"\nfolder = "{shared}"\n', joins

    def answered() -> Counter[str]:
        return Counter(str(one["In-Reply-To"]) for one in letters(catcher, "done"))

    first, second = workers
    with first.runs(), second.runs() as running:
        for number in range(1, 31):
            text = f"hours {number % 9 + 1}"
            postfix.post(mail(number, text=text, subject="hours"), MIA, f"post+{number}@example.org")
            if number == 15:
                running.kill()
                running.wait()
        # What the other one had taken into its spool waits there for its return.
        with second.runs(anew=False):
            postfix.wait_for(lambda: len(answered()) == 30, "not all were answered")

    assert set(answered()) == {f"<{number}@example.com>" for number in range(1, 31)}
    assert len({one["Message-ID"] for one in letters(catcher, "done")}) == 30
    assert postfix.waiting() == {}
