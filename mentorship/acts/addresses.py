"""Another address: first it has to answer a letter of its own, then the old one hears of it and can undo it.

That somebody else has an address here is told to nobody: they hear what they would hear in any case.
"""

from __future__ import annotations

from dataclasses import replace

from mentorship.acts.held import confirmed, drop
from mentorship.effects import DropAddress, Office, Send, Tell, UseAddress
from mentorship.letters.answering import ConfirmIdentity, NotPossible, OrganizerAlert
from mentorship.letters.done import Done, DoneAddress
from mentorship.people import Person
from mentorship.requests import Request
from mentorship.scene import Effects, Scene

ABOUT_ADDRESSES = frozenset({Request.NEW_ADDRESS, Request.SECOND_ADDRESS})


def wish(scene: Scene) -> Effects:
    """Ask the address that was named whether it is theirs."""
    request, address = scene.request or Request.NEW_ADDRESS, scene.details.address
    if not address:
        yield scene.answer(NotPossible(request, "no-address"))
    elif address == scene.asker.address or (request is Request.SECOND_ADDRESS and address in scene.addresses):
        yield scene.answer(NotPossible(request, "already"))
    elif address in scene.addresses:
        yield from use(scene.asker, address)  # it was proven before
    else:
        if not scene.taken:
            there = replace(scene.asker, address=address, name="")  # it may be somebody else's
            yield Send(there, ConfirmIdentity(request, proves=True), answers=False)
        yield scene.answer(DoneAddress(request, address=address))


def proven(scene: Scene) -> Effects:
    """Whoever reads mail at that address says that it is theirs; or somebody confirms what was held."""
    wanted = scene.answered.wanted if scene.answered else None
    if wanted not in ABOUT_ADDRESSES or scene.sender == scene.asker.address:
        yield from confirmed(scene)
    elif not scene.taken:
        yield from use(scene.asker, scene.sender, second=wanted is Request.SECOND_ADDRESS)


def use(person: Person, address: str, *, second: bool = False) -> Effects:
    """Count an address as theirs; the one that letters went to so far hears of it."""
    wanted = Request.SECOND_ADDRESS if second else Request.NEW_ADDRESS
    yield UseAddress(person, address, second)
    letter = DoneAddress(wanted, address=address, settled=True)
    yield Send(person, letter, answers=False, undo=Request.UNDO)
    if not second:
        yield Send(replace(person, address=address), letter, answers=False)


def not_theirs(scene: Scene) -> Effects:
    """Drop what was held; of an address that is somebody else's nobody hears more."""
    wanted = scene.answered.wanted if scene.answered else None
    if wanted not in ABOUT_ADDRESSES or scene.sender == scene.asker.address:
        yield from drop(scene)


def also(scene: Scene) -> Effects:
    """What was held is right, and the address that it came from is theirs as well."""
    if not scene.held_from or scene.taken:
        yield from confirmed(scene)
        return
    yield UseAddress(scene.asker, scene.held_from, second=True)
    letter = DoneAddress(Request.SECOND_ADDRESS, address=scene.held_from, settled=True)
    yield Send(scene.asker, letter, undo=Request.UNDO)
    yield from confirmed(scene)


def take_back(scene: Scene, done: Request) -> Effects:
    """Undo it: from the address that it was before, which then is the one again."""
    if done is Request.SECOND_ADDRESS:
        yield DropAddress(scene.asker)
        yield scene.answer(Done(Request.UNDO))
    elif scene.sender in (scene.asker.address, *scene.addresses):
        yield scene.answer(NotPossible(Request.UNDO, "no-address"))
    else:
        gone = scene.asker.address
        before = replace(scene.asker, address=scene.sender)
        yield UseAddress(scene.asker, scene.sender)
        yield DropAddress(before, gone)
        yield Send(before, Done(Request.UNDO))
        yield Tell(Office.ORGANIZER, OrganizerAlert("address-undone", before.name, _look_up(before)))


def _look_up(person: Person) -> str:
    return f"mentorpost people show {person.address}"
