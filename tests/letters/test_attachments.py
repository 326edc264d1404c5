"""Attachments travel whole with a mail that is passed on, and nothing else of it does."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage

import pytest

from mailer.attachments import attachments_of, files_in
from mailer.compose import compose
from tests.letters.anatomy import ALL, shown
from tests.letters.test_last_line import COVER

PDF = b"%PDF-1.4\x00\xff\r\n\r\x80 binary"


def original() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "mia@example.org"
    message["Subject"] = "Re: hello"
    message.set_content("Hello Max")
    message.add_alternative("<p>Hello Max</p>", subtype="html")
    return message


def passed_on(raw: bytes) -> list[EmailMessage]:
    letter = ALL["relayed"]
    composed = compose(letter, shown(letter), replace(COVER, attachments=attachments_of(files_in(raw))))
    message = email.message_from_bytes(composed, policy=email.policy.default)
    for part in message.walk():
        assert not part.defects
    return list(message.iter_attachments())


def test_a_mail_without_files_has_no_attachments() -> None:
    assert attachments_of(files_in(original().as_bytes())) == ()


def test_a_file_comes_through_byte_for_byte_under_its_name() -> None:
    message = original()
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="plan.pdf")

    (part,) = passed_on(message.as_bytes())

    assert part.get_content() == PDF
    assert part.get_filename() == "plan.pdf"
    assert part.get_content_type() == "application/pdf"


@pytest.mark.parametrize(
    "name", ["Lebenslauf für Łódź 日本.pdf", 'a"b.pdf', "a b; c.pdf", "x" * 200 + ".pdf"]
)
def test_any_file_name_comes_through(name: str) -> None:
    message = original()
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename=name)

    (part,) = passed_on(message.as_bytes())

    assert part.get_filename() == name


def test_pictures_inside_the_text_come_along() -> None:
    message = original()
    html = message.get_body(("html",))
    assert html is not None
    html.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<p@x>", filename="p.png")

    (part,) = passed_on(message.as_bytes())

    assert part.get_content() == b"\x89PNG"


def test_a_text_file_is_a_file_and_the_text_is_not() -> None:
    message = original()
    message.add_attachment("naïve\n", subtype="csv", filename="table.csv")

    (part,) = passed_on(message.as_bytes())

    assert part.get_content().replace("\r\n", "\n") == "naïve\n"
    assert part.get_content_type() == "text/csv"


@pytest.mark.parametrize(
    ("kind", "header"),
    [
        ("mixed", b"CONTENT-DISPOSITION: Attachment"),
        ("mixed", b"Content-Type: text/csv; NAME  = table.csv"),
        ("mixed", b"Content-Type: text/csv; name*0=table; name*1=.csv"),
        ("mixed", b"Content-Type: text/csv;\n name\t=\n table.csv"),
        ("mixed", b"Content-Type: Image/PNG"),
        ("mixed", b"Content-Type: application/octet-stream"),
        ("mixed", b"Content-Type: message/rfc822\n\nSubject: inner"),
        ("digest", b"X-Nothing: said\n\nSubject: inner"),
    ],
)
def test_a_file_is_found_however_its_header_says_so(kind: str, header: bytes) -> None:
    text = b"--x\nContent-Type: text/plain\n\nhi\n"
    raw = b"Content-Type: multipart/%s; boundary=x\n\n%s--x\n%s\n\ndata\n--x--\n"

    assert len(files_in(raw % (kind.encode(), text, header))) == 1


def test_a_mail_inside_the_mail_comes_through() -> None:
    inner = EmailMessage()
    inner["Subject"] = "Inner"
    inner.set_content("deep")
    message = original()
    message.add_attachment(inner)

    (part,) = passed_on(message.as_bytes())

    assert part.get_content_type() == "message/rfc822"
    assert part.get_content()["Subject"] == "Inner"


def test_nothing_of_the_header_of_a_part_travels_but_what_describes_the_file() -> None:
    message = original()
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="plan.pdf")
    part = next(message.iter_attachments())
    part["X-Sender"] = "mia@example.org"
    part["Content-ID"] = "<mia@example.org>"

    (raw,) = attachments_of(files_in(message.as_bytes()))

    assert b"mia@" not in raw


def test_a_signature_over_the_old_mail_is_left_out() -> None:
    message = original()
    message.add_attachment(b"sig", maintype="application", subtype="pgp-signature", filename="signature.asc")

    assert attachments_of(files_in(message.as_bytes())) == ()


def test_another_form_of_the_text_is_no_file() -> None:
    raw = (
        b"Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nhi\n"
        b"--x\nContent-Type: text/calendar; name=invite.ics\n\nBEGIN:VCALENDAR\n--x--\n"
    )

    assert attachments_of(files_in(raw)) == ()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"Content-Type: multipart/mixed\n\nno boundary",
        b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n!!!not base64\xff",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n"
        b'Content-Type: application/pdf; name="\xff\xfe.pdf"'
        b"\nContent-Transfer-Encoding: x-odd\n\n\xff\xfe\n--x--\n",
        b"Content-Type: message/rfc822\nContent-Disposition: attachment\n\nSubject: x\n\n\xff\xfe",
    ],
)
def test_a_broken_mail_never_raises(raw: bytes) -> None:
    passed_on(raw)


def test_a_file_cannot_close_our_parts() -> None:
    message = original()
    evil = b"\r\n--m--\r\nContent-Type: text/html\r\n\r\nevil"
    message.add_attachment(evil, maintype="application", subtype="octet-stream", filename="x", cte="7bit")

    parts = passed_on(message.as_bytes())

    assert [part.get_filename() for part in parts] == ["x"]
