"""Carry out the effects that change nothing but what the store knows of people and mentorships.

No letter is written here, and no mail is passed on.
"""

from __future__ import annotations

from datetime import datetime

from mentorpost.service import Service
from mentorpost.whereabouts import drop_address, use_address
from mentorship.calendar import next_morning
from mentorship.effects import (
    Await,
    CarriedOut,
    Consent,
    ConsentAnew,
    DropAddress,
    DropRecommendations,
    Forget,
    Keep,
    Kept,
    NameRecommenders,
    Rate,
    Save,
    SaveManager,
    SavePerson,
    SaveProposal,
    SaveRound,
    Skip,
    TakeBack,
    Unlike,
    Unreachable,
    UseAddress,
)
from store import (
    answers,
    bounces,
    forgetting,
    letter_orders,
    managers,
    mentorships,
    outbox,
    people,
    proposals,
    recommendations,
)


def keep(service: Service, effect: Kept, now: datetime) -> None:
    """Do what this effect means in the store: one effect, one branch."""
    match effect:
        case Save(mentorship):
            mentorships.save(mentorship, now)
        case SavePerson(person):
            people.save(person)
            mentorships.touch_waiting(person.id, now)
        case SaveRound(mentorship, current):
            mentorships.save_round(mentorship.id, current)
            mentorships.look_again(mentorship.id, now)
        case SaveProposal(proposal):
            proposals.answer(proposal)
        case SaveManager(person, None):
            managers.forget(person.id)
        case SaveManager(person, manager) if manager is not None:
            managers.keep(person, manager, now)
        case Consent(person):
            people.consent(person, now)
        case ConsentAnew(person):
            people.consent_anew(person)
        case Await(person, waits):
            people.look_again(person.id, next_morning(now, service.zone) if waits else None)
        case Rate(mentorship, score, words, back):
            mentorships.rate(mentorship, score, words, now, back)
        case Keep(mentorship, person, what, number, words):
            answers.keep(mentorship.id if mentorship else None, person.id, what, number, words, now)
        case TakeBack(mentorship, what, by):
            mentorships.take_back(mentorship.id, what, by)
        case Unlike(person, code):
            people.unlike(person, code)
        case NameRecommenders(mentor, named):
            recommendations.name(mentor, named, now)
        case DropRecommendations(mentor, number):
            for one in recommendations.of(mentor.id):
                if number in (0, one.id):
                    recommendations.drop(one, now)
        case UseAddress(person, address, second):
            use_address(person, address, now, second=second)
        case DropAddress(person, address):
            drop_address(person, address, now)
        case Unreachable(person, since):
            bounces.forget(person.id)
            bounces.unreachable(person.id, since)
        case Skip(to, letter, mentorship):
            role = mentorship.role_of(to)
            if role is not None:
                outbox.leave_out(letter, to.id, to.address, mentorship.id, role, now)
        case CarriedOut(mentorship, letter):
            letter_orders.drop(mentorship.id, letter)
        case Forget(person):
            forgetting.forget(person, now)
