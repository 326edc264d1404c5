"""Which part of a mail's HTML did its author write? The part that says what the text of the mail says.

The text has been read by then, with all that is quoted, signed or ours taken out: it is what to look for, and
the same cut is made here. What stands nowhere in one piece is not found, and nothing is ever guessed.

Not cleaned in any way: mailer.clean_html does that, and whoever passes it on asks `says` again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree, html

from inbox_rules.body import Body
from inbox_rules.html import ATTRIBUTES, MAX_HTML, QUOTED, SIGNS, SKIPPED, hidden, matches
from inbox_rules.mime import Part, take_apart
from inbox_rules.signatures import drawn
from inbox_rules.squeezed import find, follows, pieces_of, squeeze

NO_TEXT = SKIPPED - {"del", "s", "strike"}
CROSSED_OUT = SKIPPED - NO_TEXT
PICTURE_NAME = "small"  # what stands for a picture that does not come along: no part of the text
EMPTY = frozenset({"img", "br", "hr", "td", "th"})  # they count without any text


@dataclass
class _Item:
    """A stretch of text, or an element without any, in the order of the page."""

    element: html.HtmlElement
    tail: bool = False
    text: str = ""  # empty for an element
    start: int = 0  # in the squeezed page
    letters: int = 0


def html_of(raw: bytes) -> tuple[Part, ...]:
    """Return the HTML parts of a mail that was not read just now."""
    return Body(take_apart(raw)).html_parts


def own_html(parts: Sequence[Part], text: str) -> str:
    """Return what of the HTML parts of a mail says `text`, or nothing."""
    if len(parts) != 1 or not text.strip():
        return ""
    for quotes, crossed_out in ((False, True), (True, True), (False, False), (True, False)):
        root = _parsed(parts[0].text)
        if root is None:
            return ""
        _drop(root, NO_TEXT if crossed_out else SKIPPED, quotes=quotes)
        if _cut(root, text):
            return str(html.tostring(root, encoding="unicode"))
    return ""


def says(source: str, text: str) -> bool:
    """Whether HTML says what a text says, and nothing more."""
    root = _parsed(source)
    if root is None:
        return False
    for name in list(root.iter(PICTURE_NAME)):
        name.drop_tree()
    page = squeeze("".join(str(piece) for piece in root.itertext()))
    return follows(pieces_of(text, _pictures(root)), page) == len(page)


def _parsed(source: str) -> html.HtmlElement | None:
    if len(source) > MAX_HTML or not source.strip():
        return None
    try:
        # As bytes: a declared encoding in the text itself would be refused.
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _drop(root: html.HtmlElement, tags: frozenset[str], *, quotes: bool) -> None:
    """Take out what no reader sees, and, unless `quotes`, what mailers mark as not their author's."""
    for element in list(root.iter()):
        tag = element.tag
        marked = tag == "blockquote" or matches(element, (*QUOTED, *ATTRIBUTES, *SIGNS))
        if element is not root and (tag in tags or hidden(element) or (marked and not quotes)):
            element.drop_tree()


def _cut(root: html.HtmlElement, text: str) -> bool:
    """Leave only what says `text`, with the pictures in and right beside it; False where nothing does."""
    items = list(_items(root))
    page = "".join(squeeze(item.text) for item in items)
    place = find(pieces_of(text, _pictures(root)), page)
    if place is None:
        return False
    start, end = place
    said = [
        n
        for n, item in enumerate(items)
        if item.letters and item.start < end and item.start + item.letters > start
    ]
    first, last = _with_beside(items, min(said), max(said))
    for number, item in enumerate(items):
        if item.text:
            inside = first <= number <= last
            _set(item, _within(item, start, end) if inside else None)
    _keep_only(root, items[first : last + 1])
    return True


def _keep_only(root: html.HtmlElement, items: list[_Item]) -> None:
    keep = {root}
    for item in items:
        element = item.element.getparent() if item.tail else item.element
        while element is not None and element not in keep:
            keep.add(element)
            element = element.getparent()
    for element in list(root.iter()):
        if element not in keep:
            element.drop_tree()


def _items(root: html.HtmlElement) -> Iterator[_Item]:
    at = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and element.tag in EMPTY:
            yield _Item(element, start=at)
        tail = event == "end"
        text = element.tail if tail else element.text
        if text:
            letters = len(squeeze(text))
            yield _Item(element, tail, text, at, letters)
            at += letters


def _with_beside(items: list[_Item], first: int, last: int) -> tuple[int, int]:
    """Take in the pictures and signs between the author's words and the words of others."""
    for step in (-1, 1):
        number = edge = first if step < 0 else last
        while 0 <= (number := number + step) < len(items):
            item = items[number]
            if item.letters or item.element.tag == "hr" or drawn(item.text):
                break
            if item.text.strip() or (not item.tail and item.element.tag == "img"):
                edge = number
        first, last = (edge, last) if step < 0 else (first, edge)
    return first, last


def _within(item: _Item, start: int, end: int) -> str:
    """Return what of a stretch of text is the author's, with the signs right behind it."""
    before, after = max(start - item.start, 0), min(end - item.start, item.letters)
    begin, stop = 0, len(item.text)
    places = range(stop + 1)
    if before:
        begin = bisect_right(places, before, key=lambda n: len(squeeze(item.text[:n]))) - 1
    if after < item.letters:
        stop = bisect_left(places, after, key=lambda n: len(squeeze(item.text[:n])))
        while item.text[stop : stop + 1] in tuple(".,;:!?)…"):
            stop += 1
    return item.text[begin:stop]


def _set(item: _Item, text: str | None) -> None:
    if item.tail:
        item.element.tail = text
    else:
        item.element.text = text


def _pictures(root: html.HtmlElement) -> frozenset[str]:
    return frozenset(name for picture in root.iter("img") if (name := picture.get("alt", "").strip()))
