"""A mail that is passed on looks as its author set it, and its HTML never says more than its text."""

from __future__ import annotations

import email
import email.policy
import re
import time
from email.message import EmailMessage

import pytest

from mentorship.tokens import PATTERN
from tests.world import Got, World

MAX, MIA = "max@example.org", "mia@example.com"
PNG = b"\x89PNG\r\n\x1a\n picture"

TYPED = {
    "gmail": '<div>Hi Max, this is <b>really</b> <span style="color:red">important</span>:</div><ol>'
    '<li>The first draft</li><li>My <a href="https://example.net/plan?id=1">plan for May</a></li></ol>'
    '<div><img src="cid:ii_mabc@mail.example.com" alt="garden.png" width="400" height="300"></div>'
    "<div>Bye!<br>Mia</div>",
    "outlook_desktop": '<p class="MsoNormal">Hi Max, this is <b>really</b> important:<o:p></o:p></p>'
    '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:'
    'Ignore">1.<span style="font:7.0pt">&nbsp;&nbsp; </span></span><![endif]>The first draft<o:p></o:p></p>'
    '<p class="MsoListParagraph"><![if !supportLists]><span style="mso-list:Ignore">2.<span>&nbsp; </span>'
    '</span><![endif]>My <a href="https://example.net/plan?id=1">plan for May</a><o:p></o:p></p>'
    '<p class="MsoNormal"><img width=400 id="Picture_x0020_1" src="cid:ii_mabc@mail.example.com"></p>'
    '<p class="MsoNormal">Bye!<o:p></o:p></p><p class="MsoNormal">Mia<o:p></o:p></p>',
    "outlook_web": '<div class="elementToProof" style="font-family: Aptos">Hi Max, this is <b>really</b> '
    'important:</div><ol start="1"><li style="font-family: Aptos"><div role="presentation">The first draft'
    '</div></li><li><div>My <a href="https://example.net/plan?id=1" data-auth="N">plan for May</a></div>'
    '</li></ol><div><img src="cid:ii_mabc@mail.example.com" data-outlook-trace="F:1|T:1"></div>'
    "<div>Bye!</div><div>Mia</div>",
    "apple_mail": '<div>Hi Max, this is <b>really</b> important:</div><ol class="MailOutline"><li>The first '
    'draft</li><li>My <a href="https://example.net/plan?id=1">plan for May</a></li></ol><div><img alt="a.png"'
    ' src="cid:ii_mabc@mail.example.com" apple-inline="yes" id="A1-B2"></div><div>Bye!</div><div>Mia</div>',
}
AS_TEXT = {
    "gmail": "Hi Max, this is *really* important:\n\n   1. The first draft\n   2. My plan for May "
    "<https://example.net/plan?id=1>\n\n[image: garden.png]\nBye!\nMia",
    "outlook_desktop": "Hi Max, this is really important:\n1.  The first draft\n2.  My plan for May<https://"
    "example.net/plan?id=1>\n[cid:ii_mabc@mail.example.com]\nBye!\nMia",
    "outlook_web": "Hi Max, this is really important:\n\n  1.\nThe first draft\n  2.\nMy plan for May<https://"
    "example.net/plan?id=1>\n\n[cid:ii_mabc@mail.example.com]\nBye!\nMia",
    "apple_mail": "Hi Max, this is really important:\n\n1. The first draft\n2. My plan for May <https://"
    "example.net/plan?id=1>\n\n\n\nBye!\nMia",
}


def _with_picture(raw: bytes) -> bytes:
    message = email.message_from_bytes(raw.replace(b"\r\n", b"\n"), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    html = message.get_body(("html",))
    assert isinstance(html, EmailMessage)
    html.add_related(PNG, "image", "png", cid="<ii_mabc@mail.example.com>", filename="garden.png")
    return message.as_bytes()


def _passed(two: World, text: str, typed_html: str, client: str = "gmail", picture: bool = False) -> Got:
    raw = two.reply_mail(MIA, "introduction", text, client, typed_html)
    (got,) = two.deliver(_with_picture(raw) if picture else raw)
    assert (got.name, got.to) == ("relayed", MAX)
    return got


def _words(source: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", source.partition("</head>")[2]).split())


@pytest.mark.parametrize("client", sorted(TYPED))
def test_bold_list_link_and_picture_of_a_real_client_reach_the_partner(two: World, client: str) -> None:
    got = _passed(two, AS_TEXT[client], TYPED[client], client, picture=True)

    assert "<b>really</b>" in got.html
    assert '<a href="https://example.net/plan?id=1"' in got.html
    assert client == "outlook_desktop" or "<li>" in got.html
    (shown,) = re.findall(r'<img[^>]*src="cid:([^"]+)"', got.html)
    related = [part for part in got.message.walk() if part.get_content_type() == "multipart/related"]
    html, picture = related[0].iter_parts()
    assert html.get_content_type() == "text/html"
    assert (picture["Content-ID"], picture.get_content_disposition()) == (f"<{shown}>", "inline")
    assert picture.get_content() == PNG
    assert b"mail.example.com" not in got.message.as_bytes().partition(b"text/html")[2]
    assert list(got.message.iter_attachments()) == []


@pytest.mark.parametrize("client", sorted(TYPED))
def test_nothing_that_a_client_put_around_it_goes_along(two: World, client: str) -> None:
    quoted = two.latest("introduction", MIA)

    got = _passed(two, AS_TEXT[client], TYPED[client], client, picture=True)

    assert "wrote:" not in got.html
    assert "Subject:" not in got.html
    theirs, _, _ = got.html.partition('<p class="small"')  # which begins our own last line
    assert "class=" not in theirs
    assert quoted.text.split("\n\n")[1].split("\n")[0] not in _words(got.html)
    (ours,) = set(PATTERN.findall(quoted.text.lower()))
    assert "-".join(ours) not in got.message.as_string()


def test_our_last_line_and_token_line_stand_below_in_text_and_html(two: World) -> None:
    got = _passed(two, AS_TEXT["gmail"], TYPED["gmail"], picture=True)

    last = "Your reply goes to: Mia."
    token = f"[{str(got.message['Message-ID']).strip('<>').partition('@')[0]}]"
    for said in (_words(got.html), " ".join(got.text.split())):
        assert "Mia " + last in said
        assert said.endswith(token)


@pytest.mark.parametrize(
    ("hostile", "gone"),
    [
        ("<script>alert(1)</script>", "alert"),
        ("<img src=x onerror=alert(1)>", "alert"),
        ('<img src="https://track.example.net/p.gif" width="1" height="1">', "track"),
        ('<div style="background:url(https://track.example.net/x)"></div>', "track"),
        ("<style>@import 'https://track.example.net/x.css';</style>", "track"),
        ('<link rel="stylesheet" href="https://track.example.net/x.css">', "track"),
        ('<iframe src="https://track.example.net/"></iframe>', "track"),
        ('<form action="https://track.example.net/"><input name="password"></form>', "<input"),
        ('<svg onload="alert(1)"><a xlink:href="javascript:alert(1)"></a></svg>', "alert"),
        ('<a href="javascript:alert(1)"><b></b></a>', "javascript"),
        ('<a href=" java\tscript:alert(1)"></a>', "script:"),
        (
            '<base href="https://track.example.net/"><meta http-equiv="refresh" content="0;url=//x">',
            "refresh",
        ),
        ("<math><mtext></p><style><img src=x onerror=alert(1)></style></math>", "alert"),
        ('<img src="cid:of-another-mail">', "of-another-mail"),
        ('<div style="position:fixed;top:0" onclick="alert(1)"></div>', "position"),
        (f'<a href="mailto:{MIA}"></a>', MIA),
        ('<a href="https://example.net/?to=mia%40example.com"></a>', "mia%40"),
        ('<object data="data:text/html,x"></object><embed src="data:x">', "data:"),
        ("<!-- a word to nobody -->", "to nobody"),
        ('<div style="display:none">for nobody</div>', "for nobody"),
    ],
)
def test_what_could_harm_or_tell_is_gone_and_the_rest_stays(two: World, hostile: str, gone: str) -> None:
    got = _passed(
        two, "Hello Max, see you soon.", f"<p>Hello {hostile}<b>Max</b>, see you soon.</p>{hostile}"
    )

    assert "<b>Max</b>" in got.html
    assert gone not in got.html


@pytest.mark.parametrize(
    "typed",
    [
        "<p>Hello <b>Max</b>, and this too.</p>",
        "<p>Hello <b>Max</b>, see <span style='font-size:0'>secretly</span> you soon.</p>",
        "<p>Hello <b>Max</b>, see you soon.</p",
        "<b>Another thing.</b>",
    ],
)
def test_html_that_says_something_else_never_passes(two: World, typed: str) -> None:
    got = _passed(two, "Hello Max, see you soon.", typed)

    assert "secretly" not in got.html
    assert "and this too" not in got.html
    assert "Another thing" not in got.html
    assert "Hello Max , see you soon." in _words(got.html) or "Hello Max, see you soon." in _words(got.html)


def test_a_link_to_an_address_or_a_letter_of_ours_is_plain_words(two: World) -> None:
    letter = two.latest("introduction", MIA)
    address = str(letter.message["Reply-To"]).partition("<")[2].rstrip(">")

    got = _passed(
        two,
        "Hello Max, write here.",
        f'<p>Hello <b>Max</b>, <a href="mailto:{address}">write here</a>.</p>',
    )

    assert "<b>Max</b>" in got.html
    assert address not in got.html
    assert "<a " not in got.html


def test_a_picture_from_elsewhere_leaves_its_name(two: World) -> None:
    got = _passed(
        two,
        "Hello Max, look:",
        '<p>Hello <b>Max</b>, look: <img src="https://track.example.net/a.jpg" alt="Our garden in May"></p>',
    )

    assert "[Our garden in May]" in got.html
    assert "track" not in got.html


def test_signature_and_a_second_reply_in_the_thread_stay_behind(two: World) -> None:
    _passed(two, AS_TEXT["gmail"], TYPED["gmail"], picture=True)

    back, *_ = two.deliver(
        two.reply_mail(
            MAX, "relayed", "Thank you, a *fine* plan.", "gmail", "<p>Thank you, a <i>fine</i> plan.</p>"
        )
    )

    assert "<i>fine</i>" in back.html
    assert "important" not in back.html.partition("</style>")[2]
    assert "draft" not in back.text


def test_files_that_stay_behind_are_spoken_of_in_both_parts(two: World) -> None:
    raw = _with_picture(two.reply_mail(MIA, "introduction", AS_TEXT["gmail"], "gmail", TYPED["gmail"]))
    big = raw.replace(b"important", b"important" + b" " * 100)
    message = email.message_from_bytes(big, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    message.make_mixed()
    message.add_attachment(b"x" * 16_000_000, "application", "pdf", filename="plan.pdf")

    got = two.deliver(message.as_bytes())[0]

    assert "was too large to pass on" in _words(got.html)
    assert "was too large to pass on" in " ".join(got.text.split())


@pytest.mark.parametrize(
    "typed",
    [
        "<p>Hello <b>Max</b></p>" + "<p>a <b>a</b> a</p>" * 55_000,
        "<div>" * 150_000 + "Hello <b>Max</b>",
        "<b>Hello Max " * 70_000,
    ],
)
def test_a_megabyte_of_html_stays_quick(two: World, typed: str) -> None:
    raw = two.reply_mail(MIA, "introduction", "Hello Max", "gmail", typed)

    began = time.perf_counter()
    two.deliver(raw)

    assert time.perf_counter() - began < 5
