"""One order of an organizer about one item of the weekly letter: how it is kept, and how it is carried out.

What is no longer so when the answer comes is left alone: two who have written since are not ended.
"""

from __future__ import annotations

from datetime import datetime

from inbox_rules.orders import Ordered as Read
from mentorpost import approvals, upcoming
from mentorpost.calendars import calendar_of
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorpost.settings import Contact
from mentorship.acts import organizing
from mentorship.digest import Item
from mentorship.duties import nudging
from mentorship.duties.digest import quiet_item
from mentorship.effects import Save, Send
from mentorship.letter_orders import What
from mentorship.letters.base import Role
from mentorship.letters.choosing import MatchProposal
from mentorship.letters.organizing import About, Order, Ordered, OrganizerWrites
from mentorship.lifecycle import OVER, NotAllowed
from mentorship.mentorship import SEEN_TO, Mentorship, noted
from mentorship.people import Person, Status
from mentorship.profile import roles_wanted
from mentorship.scene import Effects
from mentorship.tokens import without_tokens
from store import mentorships, people

ANSWERS_A_PERSON = frozenset({OrganizerWrites.name, MatchProposal.name})
NOBODY = Person(0, "", "", "")  # was forgotten since


def key_of(item: Item) -> str:
    """Return an item as the letter that lists it keeps it: what, which pair, whom."""
    who = ",".join(str(person.id) for person in item.people)
    roles = item.letter or item.role.replace(" and ", ",")  # so that a yes lets in only as was seen
    return f"{item.about}:{item.pair.id if item.pair else 0}:{who}:{roles}"


def item_of(key: str) -> Item:
    """Return an item as it was listed, with the people and the pair as they are now."""
    about, pair, who, roles = key.split(":")
    listed = tuple(people.by_id(int(number)) or NOBODY for number in who.split(",") if number)
    standing = mentorships.load(int(pair)) if int(pair) else None
    if about == About.HELD_LETTER:
        return Item(About(about), listed, standing, letter=roles)
    return Item(About(about), listed, standing, roles)


def told(item: Item, one: Read) -> Ordered:
    """Return what the organizer reads about it afterwards."""
    names = [person.name for person in item.people]
    who = names[one.who] if one.order is Order.WRITE else " and ".join(names)
    return Ordered(one.order, who, one.until)


def carry_out(service: Service, writer: Contact, item: Item, one: Read, now: datetime) -> bool:
    """Do what was ordered, where things still stand so; say whether it was done."""
    if one.order is Order.DONE:
        return _done(item, now)
    if one.order is Order.WRITE:
        return write(service, writer, item, one, now)
    if item.about is About.APPROVAL:
        person = item.people[0]
        if not person.id or not roles_wanted(person):
            return False
        seen = frozenset(map(Role, filter(None, item.role.split(","))))
        approvals.carry_out(service, person, one.order is Order.APPROVE, now, seen)
        return True
    if item.about is About.HELD_LETTER:
        return _decide(service, item, What(one.order), now)
    if item.pair is None or not _still(service, item, item.pair, now):
        return False
    try:
        effects = list(_effects(service, item.pair, one, now))
    except NotAllowed:
        return False
    perform(Stage(service, now), effects)
    return bool(effects)


def _still(service: Service, item: Item, pair: Mentorship, now: datetime) -> bool:
    if pair.held or pair.state in OVER:
        return False
    if item.about is About.SOMEONE_ELSE:
        return True
    standing = quiet_item(calendar_of(service, pair, now))
    return standing is not None and standing.about is item.about


def _effects(service: Service, pair: Mentorship, one: Read, now: datetime) -> Effects:
    if one.order is Order.NUDGE:
        yield Save(nudging.ordered(pair, now))
    elif one.order is Order.PAUSE:
        yield from organizing.pause(pair, service.policy, now, one.until)
    else:
        yield from organizing.end(pair, service.policy, now)


def _decide(service: Service, item: Item, what: What, now: datetime) -> bool:
    """Let go what is held, or leave it out."""
    if item.pair is None or item.letter not in {one.letter for one in upcoming.held(service, now)}:
        return False
    return upcoming.put(service, item.pair, item.letter, what, now) is not None or what is What.SKIP


def _done(item: Item, now: datetime) -> bool:
    """Note that whoever asked for a person has been answered in another way."""
    role = item.pair.role_of(item.people[0]) if item.pair else None
    if item.pair is None or role is None:
        return False
    mentorships.save(noted(item.pair, SEEN_TO, role, now), now)
    return True


def write(service: Service, writer: Contact, item: Item, one: Read, now: datetime) -> bool:
    """Send an organizer's words to one person alone; say whether that one can still be written to."""
    person = item.people[one.who]
    if not person.id or person.forgotten or person.status is Status.LEFT:
        return False
    role = item.pair.role_of(person) if item.pair else None
    partner = item.pair.partner_of(role).first_name if item.pair and role else ""
    letter = OrganizerWrites(writer.name or writer.address, without_tokens(one.words), partner)
    perform(Stage(service, now), [Send(person, letter, item.pair, by_act=True)])
    return True
