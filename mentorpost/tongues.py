"""In which language somebody gets letters: learnt from the mail that asks to join, changed by a reply.

Only languages with letters are given to anybody; for another one we say which there are. Where nothing is
clear, the programme's own language stands.
"""

from __future__ import annotations

from dataclasses import replace

from inbox_rules import tongue
from inbox_rules.profile import Profile
from mailer.last_line import ended
from mailer.missing import shipped, with_letters
from mentorpost.reading import Read
from mentorship.answers import ANSWERS, Free
from mentorship.fields import Field
from store.models import LetterRow


def learnt(text: str, otherwise: str, invitation: LetterRow | None = None) -> str:
    """Return the language of a mail, where that is clear, else that of the letter of ours that it answers."""
    before = ended(invitation.text).language if invitation is not None else otherwise
    return with_letters(tongue.written_in(text), with_letters(before, otherwise))


def asked_for(found: Read, letter: LetterRow | None) -> Read:
    """Return what a mail asks for, with the language that it asks for; one without letters is asked about."""
    for_us = letter is None or ANSWERS[letter.asked_letter].free is not Free.PARTNER
    wish = tongue.wished(found.understood.text) if for_us and found.understood.request is None else ""
    if wish and not found.joins:
        understood = replace(found.understood, doubt="", courtesy=False)
        found = Read(understood, Profile(((Field.LANGUAGE, wish),)))
    strange = [
        code for field, code in found.profile.fields if field is Field.LANGUAGE and code not in shipped()
    ]
    if not strange:
        return found
    fields = tuple(line for line in found.profile.fields if line[0] is not Field.LANGUAGE)
    if fields or found.profile.unread or found.joins:
        unread = (*found.profile.unread, *((Field.LANGUAGE, code) for code in strange))
        return replace(found, profile=found.profile._replace(fields=fields, unread=unread))
    doubt = f"in which language I shall write; there are letters in {', '.join(shipped())}"
    return replace(found, profile=Profile(), understood=replace(found.understood, request=None, doubt=doubt))
