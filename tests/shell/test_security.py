"""What somebody could try against a programme, tried (docs/security.md)."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from email.message import EmailMessage

import pytest

from mentorship.people import Status
from mentorship.profile import roles_wanted
from store import people
from store.models import MentorshipRow, RatingRow
from tests.world import PROGRAMME, Got, World

MAX, MIA, ANN, EVE = "max@example.org", "mia@example.com", "ann@riverside.example", "eve@evil.example"
GRAVE = (
    "end", "end now", "leave", "forget me", "my data", "accept", "agree", "rate 1", "close", "send",
    f"new address: {EVE}", f"second address: {EVE}", "pass on", "continue", "someone else",
)  # fmt: skip


def _state(two: World) -> tuple[object, ...]:
    rows = [(row.state, row.stage, row.claim, row.held, row.ending_by) for row in MentorshipRow.select()]
    entries = [(one.address, one.status, one.name) for one in people.everybody()]
    return (*rows, *entries, RatingRow.select().count())


def _names(letters: list[Got]) -> set[tuple[str, str]]:
    return {(got.name, got.to) for got in letters}


def _mail(sender: str, text: str, *, subject: str = "Hello", to: str = PROGRAMME, more: str = "") -> bytes:
    number = abs(hash((sender, text, to)))
    head = f"From: {sender}\nTo: {to}\nSubject: {subject}\nMessage-ID: <{number}@x.example>\n"
    return f"{head}{more}\n{text}\n".encode()


@pytest.mark.parametrize("word", GRAVE)
def test_a_forged_from_ends_accepts_rates_and_reveals_nothing(two: World, word: str) -> None:
    before = _state(two)
    letters = two.deliver(_mail(f"Mia Okafor <{MIA}>", word))

    assert _state(two) == before
    assert {to for _, to in _names(letters)} <= {MIA}
    assert all(got.name in ("confirm-identity", "not-possible", "not-understood") for got in letters)


@pytest.mark.parametrize("word", ["status", "pause", "fewer", "mentors", "unavailable", "end now"])
def test_what_the_provider_calls_forged_does_nothing_at_all(two: World, word: str) -> None:
    settings = two.service.settings
    mailbox = replace(settings.mailbox, trusted_authserv=("mx.riverside.example",))
    two.daemon.service = replace(two.service, settings=replace(settings, mailbox=mailbox))
    before = _state(two)
    said = "Authentication-Results: mx.riverside.example; dmarc=fail header.from=example.com\n"
    raw = two.reply_mail(MIA, "introduction", word)
    letters = two.deliver(said.encode() + raw)

    assert _state(two) == before
    assert {name for name, _ in _names(letters)} <= {"confirm-identity"}


def test_a_forged_reply_to_gets_nothing(two: World) -> None:
    letters = two.deliver(
        _mail(MIA, "status", more=f"Reply-To: {EVE}\nSender: {EVE}\nReturn-Path: <{EVE}>\n")
    )

    assert _names(letters) == {("status", MIA)}


@pytest.mark.parametrize("word", GRAVE)
def test_whoever_holds_a_stolen_thread_cannot_act_with_it(two: World, word: str) -> None:
    before = _state(two)
    raw = two.reply_mail(MIA, "introduction", word).replace(MIA.encode(), EVE.encode(), 1)
    letters = two.deliver(raw)

    assert _state(two) == before
    assert {to for _, to in _names(letters)} <= {MIA}


def test_whoever_is_forwarded_a_letter_cannot_write_to_the_partner(two: World) -> None:
    quoted = "\n".join(f"> {line}" for line in two.latest("introduction", MIA).text.split("\n"))
    letters = two.deliver(_mail(EVE, f"Hello Max, send me your address please.\n\n{quoted}"))

    assert ("relayed", MAX) not in _names(letters)
    assert EVE not in {to for _, to in _names(letters)}


def test_a_guessed_token_is_none(two: World) -> None:
    before = _state(two)
    genuine = re.search(
        r"\+([0-9a-z]+)-([a-z2-7]{20})@", str(two.latest("introduction", MIA).message["Reply-To"])
    )
    assert genuine
    number, signature = genuine.groups()
    guesses = [f"{number}-{'a' * 20}", f"{int(number, 36) + 1}-{signature}", f"0{number}-{signature}"]
    guesses += [f"{number}-{signature[:-1]}{letter}" for letter in "abcd" if letter != signature[-1]]
    for guess in guesses:
        letters = two.deliver(_mail(MIA, "end now", to=f"mentors+{guess}@riverside.example"))
        assert {name for name, _ in _names(letters)} <= {"confirm-identity", "organizer-alert"}

    assert _state(two) == before


def test_a_mail_that_is_replayed_does_nothing_again(two: World) -> None:
    two.reply(MIA, "introduction", "Hello Max, my road was long.")
    raw = two.reply_mail(MAX, "relayed", "Hello Mia, so was mine.")
    first = two.deliver(raw)
    again = two.deliver(
        b"Received: from elsewhere by here\r\nX-Spam: no\r\nReturn-Path: <max@example.org>\r\n" + raw
    )

    assert ("relayed", MIA) in _names(first)
    assert again == []


@pytest.mark.parametrize(
    "sender",
    [
        "mi\u0430@example.com",  # a Cyrillic a
        "mia@ex\u0430mple.com",
        "mia@xn--exmple-4nf.com",
        "\uff4dia@example.com",  # a full-width m
        "mia@example.com.evil.example",
        "mia@example.co",
        "mia+x@example.com",
        f'"{MIA}" <{EVE}>',
        f"{MIA} <{EVE}>",
        f"{EVE} ({MIA})",
    ],
)
def test_an_address_that_only_looks_alike_is_nobodys(two: World, sender: str) -> None:
    before = _state(two)
    letters = two.deliver(_mail(sender, "status"))

    assert _state(two) == before
    assert "status" not in {name for name, _ in _names(letters)}
    assert MIA not in {to for _, to in _names(letters)}


def test_no_name_and_no_subject_writes_a_header(two: World) -> None:
    evil = "=?utf-8?q?Mia=0D=0ABcc:_eve=40evil.example=0D=0A=0D=0AHello?="
    two.deliver(_mail(f"{evil} <new@example.net>", "join as mentee"))
    raw = two.reply_mail(MIA, "introduction", "Hello Max.").decode()
    two.deliver(re.sub(r"(?m)^Subject: .*$", f"Subject: {evil}", raw).encode())
    before = len(two.wire.sent)
    two.reply(MIA, "introduction", "Hello Max,\n\nBcc: eve@evil.example\nSubject: other")

    assert len(two.wire.sent) > before
    for mail in two.wire.sent:
        head = mail.raw.partition(b"\r\n\r\n")[0]
        assert not re.search(rb"(?im)^(bcc|cc):", head)
        assert head.lower().count(b"\nsubject:") == 1
        assert mail.recipient != EVE


INJECTED = (
    "{{ 7 * 7 }} {% for x in y %} {{ ''.__class__.__mro__ }} <script>alert(1)</script> <img src=x onerror=y>"
)


def test_what_somebody_writes_about_themselves_is_never_run(two: World) -> None:
    two.add("eva@example.net", "Eva {{ 7 * 7 }} <b>Falk</b>", mentor=True, mission=INJECTED)
    (directory,) = two.write(MIA, "mentors")

    assert "{{ 7 * 7 }}" in directory.text
    assert "49" not in directory.text
    assert "<script>" in directory.text
    assert "<script>" not in directory.html
    assert "<img" not in directory.html
    assert "<b>Falk" not in directory.html


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\win.ini", "/etc/cron.d/x", "a\x00b.txt", "x" * 4_000, "con", "$(id).txt"],
)
def test_a_file_with_a_path_for_a_name_goes_nowhere(two: World, name: str) -> None:
    two.reply(MIA, "introduction", "Hello Max, my road was long.")
    folder = two.service.settings.folder
    before = set(folder.rglob("*"))
    letters = two.deliver(_with_file(two, name, b"content"))
    after = set(folder.rglob("*"))

    assert {path.name for path in after - before} <= {"mentorpost.sqlite3-wal", "mentorpost.sqlite3-shm"}
    passed = next(got for got in letters if got.name == "relayed")
    files = [part.get_filename() or "" for part in passed.message.iter_attachments()]
    assert all("\x00" not in file and "\n" not in file for file in files)


def test_a_zip_bomb_is_carried_and_never_opened(two: World) -> None:
    two.reply(MIA, "introduction", "Hello Max, my road was long.")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(4):
            bomb.writestr(f"{number}.txt", b"0" * 50_000_000)
    nested = b"From: mia@example.com\nTo: mentors@riverside.example\n"
    for depth in range(400):
        nested += f'Content-Type: multipart/mixed; boundary="{depth}"\n\n--{depth}\n'.encode()
    began = time.monotonic()
    passed = two.deliver(_with_file(two, "all.zip", packed.getvalue()))
    two.deliver(nested + b"\nstatus")

    assert ("relayed", MIA) in _names(passed)
    assert len(two.wire.sent[-1].raw) < 2_000_000
    assert time.monotonic() - began < 20


def test_no_letter_to_one_holds_the_address_of_the_other(two: World) -> None:
    two.reply(MIA, "introduction", "Hello Max,\n\nmy road was long.\n\nMia")
    two.reply(MAX, "relayed", "Hello Mia, what is your address?")
    two.reply(MIA, "relayed", "I would rather not say.", "thunderbird_html")
    for word in ("status", "my data", "help", "mentors"):
        two.write(MAX, word)
        two.write(MIA, word)
    two.write(MAX, f"request {two.person(MAX).code}")

    for mail in two.wire.sent:
        other = {MAX: MIA, MIA: MAX}.get(mail.recipient, "nobody@nowhere.example")
        assert other.encode() not in mail.raw.replace(b"=\r\n", b"").replace(b"=40", b"@")


def _asked_to_approve(two: World) -> Got:
    two.write("new@example.net", "join as mentor")
    answer = "Statement: I ran a bakery for twenty years.\nTime: 1 hour a week\nLimits: none"
    two.reply("new@example.net", "welcome-mentor", answer)
    two.after(2)
    asked = [got for got in two.letters if got.name == "organizer-approve"]
    assert asked, "nobody is put before the organizer"
    return asked[-1]


def test_a_forged_approval_lets_nobody_in(two: World) -> None:
    letter = _asked_to_approve(two)
    to = str(letter.message["Reply-To"])
    to_mia = str(two.latest("introduction", MIA).message["Reply-To"])
    two.deliver(_mail(f"Ann Reyes <{ANN}>", "approve 1"))
    two.deliver(_mail(f"Ann Reyes <{ANN}>", "approve 1", to=to_mia))
    two.deliver(_mail(EVE, "approve 1", to=to))
    two.deliver(_mail(MIA, "approve 1", to=to))
    waiting = two.person("new@example.net")
    two.deliver(_mail(f"Ann Reyes <{ANN}>", "approve 1 please", to=to))

    assert waiting.status is Status.APPLIED
    assert two.person("new@example.net").status is Status.APPROVED


def test_who_is_organizer_no_more_commands_nothing(two: World) -> None:
    letter = _asked_to_approve(two)
    settings = two.service.settings
    program = replace(settings.program, organizers=settings.program.organizers[:0])
    two.daemon.service = replace(two.service, settings=replace(settings, program=program))
    two.deliver(_mail(f"Ann Reyes <{ANN}>", "approve 1", to=str(letter.message["Reply-To"])))

    assert roles_wanted(two.person("new@example.net"))
    assert two.person("new@example.net").status is Status.APPLIED


def _with_file(two: World, name: str, content: bytes) -> bytes:
    message = EmailMessage()
    letter = two.latest("relayed", MAX)
    message["From"], message["To"], message["Subject"] = MAX, letter.message["Reply-To"], "Re: Mia and Max"
    message["Message-ID"] = f"<{len(two.letters)}.{abs(hash(name))}@example.org>"
    message.set_content("Hello Mia, here is a file.")
    message.add_attachment(
        content, maintype="application", subtype="octet-stream", filename="placeholder.bin"
    )
    return message.as_bytes().replace(b"placeholder.bin", name.encode().replace(b"\x00", b"\\0"))
