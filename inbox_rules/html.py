"""HTML mail to text in which quoting shows: `> ` before what mailers mark as quoted.

Where a mailer marks only the beginning of the quoted mail (Outlook, Zimbra) a line QUOTE stands there, where
it marks the "X wrote:" line a line ATTRIBUTION stands for it, and SIGNATURE stands before a marked signature.
The three are characters that cannot come from a mail (inbox_rules.mime takes them out of what it reads).

Promises never to raise and to walk without recursion. Renderers that one can install know nothing of quoting,
so the tree is walked here; lxml parses it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree, html

QUOTE, ATTRIBUTION, SIGNATURE = "\ue000", "\ue001", "\ue002"

MAX_HTML = 1_000_000
MAX_DEPTH = 20  # of quoting; deeper stays at this depth

_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")

# fmt: off
SKIPPED = frozenset({
    "head", "link", "meta", "noscript", "object", "script", "style", "template", "title", "xml",
    "del", "s", "strike",  # crossed out: its author took it back
})
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
})
PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre"})

# (attribute, how its value begins or the word it holds): the element is quoted as a whole.
QUOTED = (
    ("class", "yahoo_quoted"),
    ("class", "protonmail_quote"),
    ("class", "zmail_extra"),
    ("class", "tutanota_quote"),
    ("class", "freebirdAnsweredText"),
    ("class", "mailrelated-quote"),
    ("class", "front-blockquote"),
    ("class", "gmail_quote_attribution"),
    ("name", "quote"),                                # GMX, Web.de
    ("id", "mail-editor-reference-message-container"),  # Outlook for Android, Mac
    ("id", "isForwardContent"),
    ("id", "isReplyContent"),
    ("id", "yahoo_quoted"),
)
# From here to the end of the mail it is quoted.
BEGINS_QUOTE = (
    ("id", "divRplyFwdMsg"),        # Outlook on the web, mobile
    ("id", "x_divRplyFwdMsg"),
    ("id", "appendonsend"),
    ("id", "zwchr"),                # Zimbra
    ("id", "OLK_SRC_BODY_SECTION"),  # Outlook for Mac
    ("id", "replySplit"),
    ("id", "stopSpelling"),
    ("id", "reply-intro"),          # Roundcube
    ("data-marker", "__DIVIDER__"),
)
# The element says who wrote what follows.
ATTRIBUTES = (
    ("class", "gmail_attr"),
    ("class", "moz-cite-prefix"),
    ("class", "moz-email-headers-table"),
    ("class", "AppleOriginalContents-attribution"),
    ("type", "attribution"),
)
SIGNS = (
    ("class", "gmail_signature"),
    ("class", "moz-signature"),
    ("class", "protonmail_signature_block"),
    ("class", "tutanota_signature"),
    ("data-smartmail", "gmail_signature"),
    ("id", "ms-outlook-mobile-signature"),
    ("id", "Signature"),
    ("id", "AppleMailSignature"),
    ("id", "ymail_android_signature"),
    ("id", "ymail_ios_signature"),
    ("id", "proton_mail_signature"),
)
# Outlook on the desktop draws a line above the header of the quoted mail.
TOP_LINES = (
    "border-top:solid #b5c4df",
    "border-top:solid #e1e1e1",
    "border-top: 1pt solid rgb(225",
    "border-top:1pt solid",
)
# fmt: on

# A row of a table is one line where its cells hold nothing but words.
IN_ROW = frozenset({"a", "b", "br", "div", "em", "font", "i", "o:p", "p", "small", "span", "strong", "u"})
NOT_IN_ROW = (*QUOTED, *BEGINS_QUOTE, *ATTRIBUTES, *SIGNS)
MOST_CELLS = 4
MOST_INNER = 60
LONGEST_HEAD = 40  # characters of its first cell
LONGEST_ROW = 2_000

HEADS = ("from:", "von:", "de :", "de:", "da:", "van:", "från:", "fra:", "od:", "от:", "发件人", "差出人")


@dataclass
class _Page:
    """The text as it grows."""

    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    depth: int = 0
    blank: bool = False  # a blank line is owed before the next text
    in_row: bool = False  # of a table of short cells, which is one line

    def add(self, text: str) -> None:
        self.line.append(text)

    def end_line(self, *, keep: bool = False) -> None:
        if self.in_row:
            if self.line and not self.line[-1].endswith((" ", "\t")):
                self.line.append(" ")
            return
        text = "".join(self.line)
        self.line.clear()
        if not text.strip() and not keep:
            return
        if self.blank and self.lines:
            self.lines.append(">" * self.depth)
        self.blank = False
        self.lines.append(f"{'>' * self.depth} {text.strip()}" if self.depth else text.rstrip())

    def mark(self, sign: str) -> None:
        """Put a line of our own, never in a quotation."""
        self.end_line()
        if not self.depth:
            self.lines.append(sign)


def to_text(source: str) -> str:
    """Return the text of an HTML mail, quoted lines behind `>`."""
    source = _DECLARATION.sub("", source[:MAX_HTML])
    try:
        root = html.document_fromstring(source)
    except (etree.LxmlError, ValueError):
        return _SPACE.sub(" ", re.sub(r"<[^<>]*>", " ", source)).strip()
    page = _Page()
    _walk(root, page)
    page.end_line()
    return "\n".join(page.lines)


def _walk(root: html.HtmlElement, page: _Page) -> None:
    # A stack of elements to open, and of elements to close again.
    waiting: list[tuple[html.HtmlElement, bool, bool]] = [(root, True, False)]
    while waiting:
        element, opening, verbatim = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if not opening:
            _close(element, tag, page)
            _text(element.tail, page, verbatim)
            continue
        if not tag or tag in SKIPPED or hidden(element):
            _text(element.tail, page, verbatim)
            continue
        if _open(element, tag, page):
            _text(element.tail, page, verbatim)
            continue
        waiting.append((element, False, verbatim))
        inner = verbatim or tag == "pre" or "pre-wrap" in (element.get("style") or "")
        _text(element.text, page, inner)
        waiting.extend((child, True, inner) for child in reversed(element))


def _open(element: html.HtmlElement, tag: str, page: _Page) -> bool:
    """Begin an element; say whether it is done with, children and all."""
    if element.attrib and matches(element, ATTRIBUTES):
        page.mark(ATTRIBUTION)
        return True
    if tag == "br":
        page.end_line(keep=True)
        return True
    if tag in BLOCKS:
        page.end_line()
        page.blank = page.blank or (tag in PARAGRAPHS and not page.in_row)
    elif tag in ("td", "th") and page.line:
        if page.in_row and page.line[-1] == " ":
            page.line.pop()
        page.add("\t" if page.in_row else "  ")
    if tag == "tr":
        page.in_row = _is_row(element)
    if tag == "li":
        page.add("- ")
    if element.attrib:
        if matches(element, BEGINS_QUOTE) or _top_line(element, tag):
            page.mark(QUOTE)
        elif matches(element, SIGNS):
            page.mark(SIGNATURE)
    if _quotes(element, tag):
        page.end_line()
        page.depth = min(page.depth + 1, MAX_DEPTH)
        page.blank = False
    return False


def _close(element: html.HtmlElement, tag: str, page: _Page) -> None:
    if tag == "tr":
        page.in_row = False
    if tag in BLOCKS:
        # <p></p> and <div></div> around nothing but a space are the blank lines of Outlook.
        page.end_line()
        page.blank = page.blank or (tag in PARAGRAPHS and not page.in_row)
    if _quotes(element, tag):
        page.end_line()
        page.depth = max(page.depth - 1, 0)
        page.blank = False


def _text(text: str | None, page: _Page, verbatim: bool) -> None:
    if not text:
        return
    if verbatim and "\n" in text:
        *before, last = text.split("\n")
        for line in before:
            page.add(line)
            page.end_line(keep=True)
        page.add(last)
        return
    text = _SPACE.sub(" ", text)
    if text == " " and not page.line:
        return
    page.add(text if page.line else text.lstrip())


def _quotes(element: html.HtmlElement, tag: str) -> bool:
    return tag == "blockquote" or (bool(element.attrib) and matches(element, QUOTED))


def matches(element: html.HtmlElement, table: tuple[tuple[str, str], ...]) -> bool:
    """Whether an attribute of an element begins with, or holds, a word of the table."""
    if not element.keys():
        return False
    for attribute, begins in table:
        value = element.get(attribute)
        if value and (value.startswith(begins) or begins in value.split()):
            return True
    return False


def _is_row(element: html.HtmlElement) -> bool:
    """Whether a row has short cells that are read side by side: a form kept as a table."""
    cells = [child for child in element if isinstance(child.tag, str)]
    if not 2 <= len(cells) <= MOST_CELLS or any(cell.tag not in ("td", "th") for cell in cells):
        return False
    inner = [child for cell in cells for child in cell.iterdescendants() if isinstance(child.tag, str)]
    if len(inner) > MOST_INNER or any(
        child.tag not in IN_ROW or matches(child, NOT_IN_ROW) for child in inner
    ):
        return False
    texts = ["".join(cell.itertext()).strip() for cell in cells]
    return all(texts[:1]) and len(texts[0]) <= LONGEST_HEAD and sum(map(len, texts)) <= LONGEST_ROW


def _top_line(element: html.HtmlElement, tag: str) -> bool:
    style = element.get("style")
    if tag != "div" or not style:
        return False
    style = style.lower().replace("windowtext", "").replace("0in", "0cm")
    if not any(line in style for line in TOP_LINES):
        return False
    return "".join(element.itertext()).strip().lower().startswith(HEADS)


def hidden(element: html.HtmlElement) -> bool:
    """Whether no reader sees an element."""
    style = element.get("style")
    return bool(style) and "display:none" in style.replace(" ", "").lower()
