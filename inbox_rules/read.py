"""What came? Raw bytes to one value: what kind of mail, from whom, answering what, and what its author wrote.

Observation only: nothing of ours is looked up, no clock is read, and nothing is ever raised.
"""

from __future__ import annotations

from inbox_rules import authentication, bounce, bounce_original, carriers, header_text, kinds, mime
from inbox_rules.body import Body, attachments
from inbox_rules.encryption import encrypted, without_armour
from inbox_rules.kinds.rule import Seen
from inbox_rules.own_addresses import without_subaddress
from inbox_rules.values import Failure, Incoming, Kind

MAX_REFERENCES = 100
_REPORTS = (Kind.BOUNCE, Kind.DELIVERY_NOTICE, Kind.COMPLAINT, Kind.RECEIPT)
_SPEAKS_OF_ANOTHER = (*_REPORTS, Kind.OUT_OF_OFFICE)


def read(raw: bytes, own: frozenset[str] = frozenset(), authserv: tuple[str, ...] = ()) -> Incoming:
    """Read one mail; `own` are our addresses, `authserv` whose Authentication-Results to believe."""
    mail = mime.take_apart(raw)
    body = Body(mail)
    fields = mail.fields
    rule = kinds.first(Seen(mail, body.text, own))
    senders = header_text.mailboxes(fields.raw("from"))
    name, sender = senders[0] if senders else ("", "")
    thread = [
        mid for field in ("in-reply-to", "references") for mid in header_text.message_ids(fields.raw(field))
    ]
    own_ids = header_text.message_ids(fields.raw("message-id"))
    addressed = _in_fields(mail, carriers.ADDRESSED)
    failed: tuple[Failure, ...] = ()
    if rule.kind is Kind.BOUNCE:
        failed = bounce.failures(mail, body.text, frozenset({sender, *_in_fields(mail, ("to", "cc"))}))
    text = body.text.strip() if rule.kind in _REPORTS else body.author_text()
    closed = encrypted(mail, body.text, text)
    if closed:
        text = without_armour(text)
    elif not text and rule.kind is not Kind.PERSON:
        text = body.text.strip()
    return Incoming(
        kind=rule.kind,
        why=rule.sentence,
        sender=sender,
        sender_name=name,
        addressed=addressed,
        subject=fields.text("subject"),
        message_id=own_ids[0] if own_ids else "",
        references=tuple(dict.fromkeys(thread))[:MAX_REFERENCES],
        tokens=carriers.find(mail, body.text),
        body=body.text,
        text=text,
        authentication=authentication.result(fields, authserv),
        failures=failed,
        original_message_id=bounce_original.message_id(mail) if rule.kind in _SPEAKS_OF_ANOTHER else "",
        attachments=attachments(mail),
        copied=tuple(
            a for a in _in_fields(mail, ("to", "cc")) if a != sender and without_subaddress(a, own) not in own
        ),
        encrypted=closed,
        html=body.html_parts,
    )


def _in_fields(mail: mime.Mail, names: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for field in names:
        for value in mail.fields.all(field):
            found.update((address, None) for _, address in header_text.mailboxes(value))
    return tuple(found)[:MAX_REFERENCES]
