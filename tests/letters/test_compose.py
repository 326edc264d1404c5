"""One mail, built by hand: what stands in its header, what in its parts, and what can never be put there."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from mailer.compose import Cover, compose
from mailer.headers import UnsafeHeaderError, field, mailbox, text
from mailer.render import Rendered, render
from mentorship.letters.answering import Relayed
from mentorship.letters.samples import SAMPLES, frame, reader
from tests.letters.anatomy import ALL, NAMES, flat, shown
from tests.letters.test_last_line import COVER, TOKEN

REQUEST = SAMPLES["request"][0]
RELAYED = Relayed("Mia", "Re: hello", "Hello Max")


def parsed(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert not message.defects
    for part in message.walk():
        assert not part.defects
    return message


def mail(name: str, **changes: object) -> EmailMessage:
    letter = ALL[name]
    return parsed(compose(letter, shown(letter), replace(COVER, **changes)))  # type: ignore[arg-type]


def content(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_becomes_a_mail_with_text_and_html(name: str) -> None:
    message = mail(name)

    assert message["Mentorpost-Letter"] == ALL[name].name
    assert message["Subject"] == shown(ALL[name]).subject
    assert content(message, "plain") == f"{shown(ALL[name]).text}\n[{TOKEN}]\n"
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_in_the_html_alone(name: str) -> None:
    message = mail(name)
    html = content(message, "html")
    body = re.sub(r"<title>.*?</title>|<[^>]+>", " ", html.partition("<body")[2].partition(">")[2])
    for entity, character in (("&#39;", "'"), ("&#34;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        body = body.replace(entity, character)

    plain = content(message, "plain").replace("\n  * ", "\n    * ")

    assert flat(body).split() == flat(plain).split()


@pytest.mark.parametrize("name", NAMES)
def test_each_word_that_is_offered_is_a_button_with_a_ready_reply(name: str) -> None:
    rendered = shown(ALL[name])
    links = re.findall(r'href="([^"]+)"', content(mail(name), "html"))

    assert len(links) == len(rendered.buttons)
    for link, button in zip(links, rendered.buttons, strict=True):
        url = urlsplit(link.replace("&amp;", "&"))
        query = parse_qs(url.query, strict_parsing=True)
        assert url.scheme == "mailto"
        assert unquote(url.path) == f"mentors+{TOKEN}@example.org"
        assert query["subject"] == [f"Re: {rendered.subject} [{TOKEN}]"]
        assert query["body"] == [button.word.removesuffix("CODE")]


def test_html_has_no_pictures_no_scripts_and_nothing_from_elsewhere() -> None:
    for name in NAMES:
        html = content(mail(name), "html")
        assert not re.search(r"<(img|script|link|iframe)\b|https?:|url\(|@import", html), name


def test_what_somebody_wrote_is_never_markup() -> None:
    evil = '<script>alert(1)</script> & <a href="https://example.com">here</a>'
    letter = replace(RELAYED, text=evil)

    html = content(parsed(compose(letter, render(letter, frame()), COVER)), "html")

    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;a" in html


def test_a_letter_says_that_no_person_wrote_it() -> None:
    assert mail("request")["Auto-Submitted"] == "auto-generated"
    assert mail("status", auto="auto-replied")["Auto-Submitted"] == "auto-replied"
    assert mail("request")["X-Auto-Response-Suppress"] is None


def test_a_partners_mail_is_passed_on_as_a_persons() -> None:
    assert mail("relayed")["Auto-Submitted"] is None
    assert str(mail("relayed")["From"]) == "Mia via Harbour Mentors <mentors@example.org>"


def test_only_routine_letters_can_be_unsubscribed_from() -> None:
    offered = mail("agenda-mentee", list_unsubscribe=True)["List-Unsubscribe"]

    assert offered == f"<mailto:mentors+{TOKEN}@example.org?subject=fewer>"
    assert mail("request", list_unsubscribe=True)["List-Unsubscribe"] is None
    assert mail("agenda-mentee")["List-Unsubscribe"] is None


def test_a_thread_is_named_in_order() -> None:
    message = mail("agenda-mentee", in_reply_to="<b@x>", references=("<a@x>", "<b@x>"))

    assert message["In-Reply-To"] == "<b@x>"
    assert message["References"] == "<a@x> <b@x>"


def test_twenty_references_are_folded_and_read_back() -> None:
    references = tuple(f"<{number:x}-{'a' * 40}@mail.example.org>" for number in range(20))
    raw = compose(REQUEST, shown(REQUEST), replace(COVER, references=references))

    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert parsed(raw)["References"].split() == list(references)


def test_the_short_reference_goes_into_the_subject_where_it_is_wanted() -> None:
    assert str(mail("request", short_ref=True)["Subject"]).endswith(f" [ref:{TOKEN}]")
    assert "ref:" not in str(mail("request")["Subject"])


def test_line_ends_are_crlf_throughout() -> None:
    raw = compose(REQUEST, shown(REQUEST), COVER)

    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")


def test_the_mail_is_plain_ascii_on_the_wire() -> None:
    letter = replace(RELAYED, text="Grüße aus Łódź, 日本 🎉", subject="Grüße: 日本 🎉 " * 6)
    raw = compose(letter, render(letter, frame()), replace(COVER, to_name="Łukasz Żółć"))
    message = parsed(raw)

    assert raw.isascii()
    assert message["Subject"] == ("Grüße: 日本 🎉 " * 6).strip()
    assert message["To"].addresses[0].display_name == "Łukasz Żółć"
    assert content(message, "plain").startswith("Grüße aus Łódź, 日本 🎉")
    assert all(len(line) <= 78 for line in raw.partition(b"\r\n\r\n")[0].split(b"\r\n"))


def test_a_lone_dot_and_a_long_line_come_through() -> None:
    letter = Relayed("Mia", "x", ".\nFrom here\n" + "y" * 3000)

    plain = content(parsed(compose(letter, render(letter, frame()), COVER)), "plain")

    assert plain.startswith(".\nFrom here\n" + "y" * 3000 + "\n")


@pytest.mark.parametrize("bad", ["a\r\nBcc: x@example.org", "a\nb", "a\rb", "a\0b", "ü\nb"])
def test_no_field_can_be_made_to_hold_two(bad: str) -> None:
    rendered = shown(REQUEST)
    for changes in ({"to_name": bad}, {"to_address": bad}, {"message_id": bad}, {"in_reply_to": bad}):
        with pytest.raises(UnsafeHeaderError):
            compose(REQUEST, rendered, replace(COVER, **changes))  # type: ignore[arg-type]
    with pytest.raises(UnsafeHeaderError):
        compose(REQUEST, Rendered(bad, "Text"), COVER)


@pytest.mark.parametrize("name", ['Mia "M." Okafor', "Okafor, Mia", "Mia\\", "a@b", "=?utf-8?q?x?=", "Mía"])
def test_a_display_name_comes_back_as_it_was(name: str) -> None:
    raw = f"To: {mailbox(name, 'mia@example.org')}\r\n\r\n".encode()
    address = email.message_from_bytes(raw, policy=email.policy.default)["To"].addresses[0]

    assert address.display_name == name
    assert address.addr_spec == "mia@example.org"


@pytest.mark.parametrize(
    "address", ["mia", "mia@", "a b@example.org", "<a@b.org>", "mía@example.org", "a@b@c"]
)
def test_only_a_plain_address_can_be_written_to(address: str) -> None:
    with pytest.raises(UnsafeHeaderError):
        mailbox("Mia", address)


def test_a_field_is_folded_only_at_its_blanks() -> None:
    written = field("References", " ".join(f"<{'x' * 50}{number}@example.org>" for number in range(3)))

    assert written.endswith("\r\n")
    assert all(line.startswith(" <") for line in written.split("\r\n")[1:-1])


def test_text_that_looks_encoded_is_encoded() -> None:
    assert text("=?utf-8?q?x?=") != "=?utf-8?q?x?="


def test_the_boundary_cannot_be_guessed_from_what_travels() -> None:
    one = compose(REQUEST, shown(REQUEST), COVER)
    other = compose(REQUEST, shown(REQUEST), replace(COVER, token="2-abcdefghijklmnopqrst"))

    boundary = re.search(rb'boundary="([^"]+)"', one)
    assert boundary is not None
    assert boundary[1] not in other


def test_the_same_letter_becomes_the_same_bytes() -> None:
    assert compose(REQUEST, shown(REQUEST), COVER) == compose(REQUEST, shown(REQUEST), COVER)


def test_a_preview_and_a_mail_read_the_same() -> None:
    cover = Cover(
        to_name="", to_address="max@example.org", from_name="Harbour Mentors", address="m@example.org",
        token=TOKEN, message_id="<1@example.org>", date=datetime(2027, 1, 4, tzinfo=UTC),
    )  # fmt: skip
    message = parsed(compose(REQUEST, render(REQUEST, frame(you=reader(REQUEST))), cover))

    assert message["To"] == "max@example.org"
    assert message["Reply-To"].addresses[0].addr_spec == f"m+{TOKEN}@example.org"
