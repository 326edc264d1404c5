"""Samples of `done`, each kind of it."""

from __future__ import annotations

from datetime import date

from mentorship.fields import Field
from mentorship.letters import done
from mentorship.letters.base import Letter, Line
from mentorship.letters.samples.cast import ASKED_MENTOR, GOAL, TOLD_MENTOR
from mentorship.letters.samples.meetings import AT, TIMES
from mentorship.requests import Request

SAMPLES: tuple[Letter, ...] = (
    done.DoneMeeting(Request.MEET, partner="Max", at=AT),
    done.DoneMeeting(Request.CANCEL, partner="Max", at=AT, cancelling="a mail the day before"),
    done.DoneMeeting(Request.CANCEL, date(2027, 2, 18), partner="Max"),
    done.DoneMeeting(Request.RESCHEDULE, partner="Max", times=TIMES, cancelling="a mail the day before"),
    done.DoneMeeting(Request.RESCHEDULE, partner="Max", times=TIMES[:1]),
    *(
        done.Done(wanted)
        for wanted in (
            Request.ACCEPT, Request.AVAILABLE, Request.CONTINUE, Request.DECLINE, Request.DIRECT,
            Request.DROP, Request.FEEDBACK, Request.FEWER, Request.GOAL_REACHED, Request.KEEP,
            Request.LEAVE, Request.MET, Request.NOT_WITH, Request.NOT_YET, Request.PASS_ON, Request.RESTART,
            Request.SMALLER, Request.STOP, Request.TALK,
            Request.UNDO, Request.WITHDRAW,
        )
    ),
    done.Done(Request.ACCEPT, partner="Mia"),
    done.Done(Request.AGREE, partner="Max"),
    done.Done(Request.CHANGE, partner="Max"),
    done.Done(Request.CHANGE, partner="Max", rest=True),
    done.DoneEntry(Request.CHANGE, lines=TOLD_MENTOR),
    done.DoneEntry(Request.CHANGE, lines=(Line(Field.BACKGROUND, "two children, a bakery, a choir"),)),
    done.Done(Request.DECLINE, dropped="mentor"),
    done.DoneEntry(Request.CHANGE, lines=TOLD_MENTOR, waits=True),
    done.DoneEntry(Request.CHANGE, lines=TOLD_MENTOR, agree=True),
    done.DoneEntry(
        Request.CHANGE, lines=TOLD_MENTOR[:1], missing=ASKED_MENTOR[2:],
        unread=(Line(Field.TIME, "now and then"),),
    ),
    done.DoneDeciding(Request.ACCEPT, approved=("Zoe Quist",), declined=("Leo Adebayo",)),
    done.DoneDeciding(
        Request.ACCEPT, approved=("Zoe Quist", "Leo Adebayo"), waiting=("Mia Okafor",), gone=("Max Berger",)
    ),
    done.Done(Request.DECLINE, partner="Max"),
    done.Done(Request.DECLINE, partner="Max", silent=True),
    done.Done(Request.GOAL_REACHED, partner="Max"),
    done.Done(Request.GOAL_REACHED, partner="Max", goals=(GOAL,)),
    done.Done(Request.TOPIC, date(2027, 2, 15), partner="Max"),
    done.Done(Request.TOPIC, partner="Max"),
    done.Done(Request.NOT_YET, partner="Max"),
    done.Done(Request.NOT_YET, partner="Max", silent=True),
    done.Done(Request.TALK, date(2027, 3, 22), partner="Max"),
    done.Done(Request.WITHDRAW, partner="Max"),
    done.DoneAddress(Request.NEW_ADDRESS, address="mia@example.net"),
    done.DoneAddress(Request.NEW_ADDRESS, address="mia@example.net", settled=True),
    done.DoneAddress(Request.SECOND_ADDRESS, address="mia@example.net", settled=True),
    done.DoneAway(Request.UNAVAILABLE, mentors=True),
    done.DoneAway(Request.UNAVAILABLE, date(2027, 5, 3), mentors=True),
    done.DoneAway(Request.UNAVAILABLE, date(2027, 8, 20), begin=date(2027, 8, 3), with_whom=("Leo", "Ada")),
    done.DoneAway(Request.UNAVAILABLE, date(2027, 8, 20), with_whom=("Max",)),
    done.DoneAway(Request.UNAVAILABLE, date(2027, 8, 20)),
    done.Done(Request.AVAILABLE, here_again=True),
    done.Done(Request.EXTEND, date(2027, 7, 4), partner="Max"),
    done.Done(Request.CAPACITY, number=2),
    done.Done(Request.HOURS, number=1),
    done.Done(Request.HOURS, number=3, partner="Mia"),
    done.Done(Request.RATE, number=4),
    *(
        done.DoneManager(wanted, manager="Dana Fox", written=written)
        for wanted, written in (
            (Request.SEND, False), (Request.DECLINE, False), (Request.DECLINE, True),
            (Request.WITHDRAW, False), (Request.WITHDRAW, True), (Request.ACCEPT, True), (Request.STOP, True),
        )
    ),
    done.Done(Request.SOMEONE_ELSE, date(2027, 2, 1), partner="Max"),
    done.Done(Request.MONTHLY, partner="Max"),
    done.Done(Request.MONTHLY, partner="Max", settled=True),
    done.Done(Request.REPORT, partner="Max"),
    done.Done(Request.REPORT, partner="Max", dropped_mail=True),
)  # fmt: skip
