"""Clean a person's HTML, so that it can stand in a mail of ours: what is not on the lists below is gone.

No script, form, remote picture or style that could hide or move anything; no class or name of anybody's mail
client; no link to an address that is to stay unknown. Pictures of the mail itself get numbers of ours.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

import nh3
from lxml import html

from mentorship.tokens import PATTERN

# fmt: off
TAGS = {
    "a", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}
ATTRIBUTES = {
    "*":   {"dir", "style"},
    "a":   {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol":  {"start", "type"},
    "table": {"border", "cellpadding", "cellspacing"},
    "td":  {"colspan", "rowspan", "align", "valign"},
    "th":  {"colspan", "rowspan", "align", "valign"},
}
STYLES = {
    "border", "border-collapse", "font-style", "font-weight", "list-style-type", "padding", "padding-left",
    "text-align", "text-decoration", "vertical-align",
}
CONTENT_GOES_TOO = {
    "applet", "audio", "embed", "iframe", "math", "noembed", "noframes", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
}
SCHEMES = {"http", "https", "mailto", "tel", "cid"}
# fmt: on
LINKS = ("http://", "https://", "mailto:", "tel:")
PICTURE_NAME = "small"  # stands for the name of a picture that does not come along; nobody else's
LONGEST_NAME = 120
_ADDRESS = re.compile(r"[^\s<>@]@[^\s<>@]")


@dataclass(frozen=True)
class Clean:
    """What may be sent, and which pictures it shows: their numbers in the old mail."""

    html: str
    shown: tuple[str, ...] = ()


@dataclass
class _Filter:
    """What becomes of one attribute; notes which pictures are shown."""

    pictures: Mapping[str, str]
    unknown: tuple[str, ...]
    shown: dict[str, None] = field(default_factory=dict)

    def __call__(self, tag: str, attribute: str, value: str) -> str | None:
        if attribute == "src":
            old = cid(value)
            if old not in self.pictures:
                return None
            self.shown[old] = None
            return f"cid:{self.pictures[old]}"
        if attribute == "href" and not value.strip().lower().startswith(LINKS):
            return None
        if attribute == "style":
            named = {line.partition(":")[0].strip().lower() for line in value.split(";")}
            return value if named & STYLES else None
        return None if _tells(value, self.unknown) else value


def clean(source: str, pictures: Mapping[str, str], unknown: Collection[str]) -> Clean:
    """Return clean HTML; `pictures` are new numbers by old ones, no attribute may hold an `unknown` word."""
    words = tuple(word.lower() for word in unknown if word)
    root: html.HtmlElement = html.document_fromstring(
        source, parser=html.HTMLParser(remove_comments=True, remove_pis=True)
    )
    for element in list(root.iter(PICTURE_NAME)):
        element.tag = "span"
    for picture in list(root.iter("img")):
        if cid(picture.get("src", "")) not in pictures:
            _name_instead(picture, words)
    for link in list(root.iter("a")):
        if _tells(link.get("href", ""), words):
            link.drop_tag()
    keep = _Filter(pictures, words)
    cleaned = nh3.clean(
        str(html.tostring(root, encoding="unicode")),
        tags=TAGS,
        attributes=ATTRIBUTES,
        clean_content_tags=CONTENT_GOES_TOO,
        url_schemes=SCHEMES,
        attribute_filter=keep,
        filter_style_properties=STYLES,
    )
    return Clean(cleaned.strip(), tuple(keep.shown))


def cid(source: str) -> str:
    """Return the number of a picture that a mail shows from within, or nothing."""
    scheme, _, number = source.strip().partition(":")
    return unquote(number) if scheme.lower() == "cid" else ""


def _name_instead(picture: html.HtmlElement, unknown: tuple[str, ...]) -> None:
    """Put a picture's name in its place; an emoji is its own name."""
    name = " ".join(picture.get("alt", "").split())[:LONGEST_NAME]
    if name and not _tells(name, unknown) and not _ADDRESS.search(name):
        stand_in = picture.makeelement(PICTURE_NAME)
        stand_in.text = f"[{name}]" if re.search(r"\w", name) else name
        picture.addprevious(stand_in)
    picture.drop_tree()


def _tells(value: str, unknown: tuple[str, ...]) -> bool:
    plain = unquote(unquote(value)).lower()
    return any(word in plain for word in unknown) or bool(PATTERN.search(plain))
