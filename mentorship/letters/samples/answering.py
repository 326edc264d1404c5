"""Samples of the letters that answer a mail, or pass one on."""

from __future__ import annotations

from datetime import date

from mentorship.letters import answering
from mentorship.letters.answering import Said
from mentorship.letters.base import Letter
from mentorship.letters.samples.cast import (
    ASKED_MENTEE,
    ASKED_MENTOR,
    CHANGED,
    SHORT,
    WORDS,
)
from mentorship.letters.samples.managers import COLLIDES
from mentorship.passing import Doubt, LeftOut
from mentorship.requests import Request
from mentorship.stillness import Break

COLLIDING = (Request.SKIP, Request.PAUSE, Request.SMALLER, Request.CHANGE, Request.TALK)

SAMPLES: tuple[Letter, ...] = (
    answering.Relayed(
        "Mia", "Re: Max and Mia, 15 to 28 February",
        "Hello Max,\n\nthe head nurse said yes, on one condition:\n\n  - no training on Mondays\n\n"
        "Would you take that, or ask again?\n\nMia",
    ),
    answering.Relayed("Mia", "Re: Max and Mia", "Hello Max,\n\nhere is my draft.\n\nMia", LeftOut.SIZE),
    answering.Relayed("Mia", "Re: Max and Mia", "Hello Max,\n\nhere is my draft.\n\nMia", LeftOut.STRIPPED),
    answering.NotPossible(Request.CANCEL, "only-write", (Request.SKIP, Request.PAUSE), "Max"),
    answering.Suggestion("Max", "Re: Mia and Max", "suggest: write down what you would miss on the ward"),
    answering.Resources(),
    answering.Resources(
        (
            answering.Resource("A guide to first talks", "example.org/talks", "for both of you"),
            answering.Resource("The library in Mill Lane"),
        ),
        (("Max", ("example.org/tax - its second chapter",)),),
    ),
    answering.Resources((answering.Resource("A guide to first talks", "example.org/talks"),)),
    answering.ConfirmIdentity(Request.PAUSE, "Max"),
    answering.ConfirmIdentity(Request.END, "Max"),
    answering.ConfirmIdentity(Request.LEAVE),
    answering.ConfirmIdentity(Request.PASS_ON, "Max"),
    answering.ConfirmIdentity(Request.PASS_ON, "Max", "mia.okafor@work.example.net"),
    answering.ConfirmIdentity(Request.PAUSE, "Max", "mia.okafor@work.example.net"),
    answering.ConfirmIdentity(Request.NEW_ADDRESS, proves=True),
    answering.ConfirmIdentity(Request.SECOND_ADDRESS, proves=True),
    answering.Undeliverable("Max"),
    answering.Undeliverable("Max", back=True),
    answering.Undeliverable(tries=True),
    answering.NotPossible(Request.PASS_ON, "partner-unreachable", partner="Max"),
    answering.NotPossible(Request.NEW_ADDRESS, "no-address"),
    answering.OrganizerAlert(
        "undeliverable", "Max Berger", "mentorpost people address max@example.org NEW"
    ),
    answering.OrganizerAlert("echo", "max@example.org"),
    answering.OrganizerAlert("tripwire", "", "mentorpost mail queue", then="mentorpost mail resume"),
    answering.OrganizerAlert("address-undone", "Mia Okafor", "mentorpost people show mia@example.com"),
    answering.WhichOfUs("Max", None, date(2027, 3, 5)),
    answering.WhichOfUs("Max", Request.PAUSE, date(2027, 3, 5)),
    answering.WhichOfUs("Max", None, date(2027, 3, 5), Doubt.OTHERS),
    answering.WhichOfUs("Max", None, date(2027, 3, 5), Doubt.FILES),
    answering.WhichOfUs("Max", None, date(2027, 3, 5), Doubt.HARM),
    answering.NotUnderstood("", (Request.ACCEPT, Request.DECLINE)),
    answering.NotUnderstood("you ask for two things, pause and end", (Request.PAUSE, Request.END)),
    answering.NotUnderstood("", ()),
    answering.NotUnderstood("", (Request.AGREE,), ("How often: now and then", "Where: wherever")),
    answering.NotUnderstood("", (Request.ACCEPT, Request.DECLINE), encrypted=True),
    answering.NotUnderstood("", (), encrypted=True),
    answering.NotUnderstood("", (Request.AGREE,), ("Frequency: I don't know",), kept=CHANGED[1:2]),
    answering.NotUnderstood(
        'a length is from 1 to 12 months, or "open". How long shall it be?', (Request.AGREE,), kept=SHORT[4:5]
    ),
    answering.NotPossible(Request.EXTEND, "state", (Request.STATUS,), "Max"),
    answering.NotPossible(Request.ACCEPT, "full", partner="Mia"),
    answering.NotPossible(Request.ACCEPT, "request-over", partner="Mia"),
    answering.NotPossible(Request.ACCEPT, "late", partner="Mia"),
    answering.NotPossible(Request.RESTART, "full", partner="Max"),
    answering.NotPossible(Request.PAUSE, "which-one", choices=("Max", "Ada")),
    answering.NotPossible(Request.REQUEST, "no-such-code", (Request.MENTORS,), choices=("K7Q",)),
    answering.NotPossible(Request.REQUEST, "not-yours"),
    answering.NotPossible(Request.AVAILABLE, "not-yours"),
    answering.NotPossible(Request.CAPACITY, "not-yours"),
    answering.NotPossible(Request.RATE, "not-yours"),
    answering.NotPossible(Request.AGREE, "already", partner="Max"),
    answering.NotPossible(Request.REQUEST, "unavailable", (Request.MENTORS,), "Max"),
    answering.NotPossible(Request.REQUEST, "asked-lately", (Request.MENTORS,), "Max"),
    answering.NotPossible(Request.REQUEST, "season-over", (Request.MENTORS,)),
    answering.NotPossible(Request.REQUEST, "one-request", (Request.WITHDRAW,), "Max"),
    answering.NotPossible(Request.REQUEST, "yourself", (Request.MENTORS,)),
    answering.NotPossible(Request.TOPIC, "after-the-end", (Request.MENTORS,), "Max"),
    answering.NotPossible(Request.RESUME, "partner-paused", partner="Max"),
    answering.NotPossible(Request.CERTIFICATE, "nothing-to-show", (Request.STATUS,)),
    answering.NotPossible(Request.PAUSE, "date"),
    answering.NotPossible(Request.PASS_ON, "mail-held", partner="Max"),
    answering.NotPossible(Request.PASS_ON, "mail-too-large", partner="Max", megabytes=20),
    answering.NotPossible(Request.PASS_ON, "mail-too-large", megabytes=20),
    answering.NotPossible(Request.PASS_ON, "not-delivered", partner="Max"),
    answering.NotPossible(Request.PASS_ON, "after-the-end", (Request.STATUS,)),
    answering.NotPossible(Request.PASS_ON, LeftOut.SIZE, partner="Max", megabytes=20, passed_on=True),
    answering.NotPossible(Request.PASS_ON, LeftOut.STRIPPED, partner="Max", megabytes=20, passed_on=True),
    answering.NotPossible(Request.PASS_ON, LeftOut.STRIPPED, partner="Max", megabytes=20),
    answering.NotPossible(Request.REQUEST, "not-approved"),
    answering.NotPossible(Request.MENTORS, "not-complete", missing=ASKED_MENTEE[1:]),
    answering.NotPossible(Request.MENTORS, "not-complete"),
    answering.NotPossible(Request.MENTORS, "left", (Request.JOIN_AS_MENTEE, Request.JOIN_AS_MENTOR)),
    answering.NotPossible(Request.END, "address-only"),
    answering.NotPossible(Request.CHANGE, "no-managers"),
    answering.NotPossible(Request.CHANGE, "no-manager"),
    answering.NotPossible(Request.CHANGE, "manager-address"),
    answering.NotPossible(Request.CHANGE, "manager-silent", partner="Dana Fox"),
    answering.NotPossible(Request.SEND, "manager-unreached", partner="Dana Fox"),
    answering.OrganizerAlert(
        "someone-else", "Mia Okafor", "mentorpost match suggest mia@example.org",
        then="mentorpost pairs end 4", by=date(2027, 2, 1), to="Mia", partner="Max",
    ),
    answering.HelpLetter((Request.MENTORS, Request.STATUS, Request.PAUSE, Request.END, Request.REPORT)),
    answering.HelpLetter((Request.STATUS, Request.PAUSE), reads=True),
    answering.HelpLetter((), reads=True),
    answering.HelpLetter((Request.SMALLER, Request.PAUSE), said=Said.SHORT_OF_TIME, partner="Max"),
    answering.HelpLetter((Request.SMALLER, Request.PAUSE), True, said=Said.SHORT_OF_TIME, partner="Max"),
    answering.HelpLetter(
        (Request.SMALLER, Request.PAUSE, Request.SOMEONE_ELSE),
        reads=True, said=Said.APART, partner="Max", last_mail=date(2027, 2, 8),
    ),
    answering.HelpLetter((Request.TALK, Request.SOMEONE_ELSE), reads=True, said=Said.APART, partner="Max"),
    answering.HelpLetter(COLLIDING, collides=True, agreed=COLLIDES, partner="Max"),
    answering.HelpLetter(COLLIDING, collides=True, partner="Max"),
    answering.StatusLetter(
        (
            answering.StatusLine("Max", "mentee", "active", "working", date(2027, 1, 14), date(2027, 2, 15)),
            answering.StatusLine("Ada", "mentee", "waitlisted", "", date(2026, 12, 1), None),
        ),
        None,
        ("How you and Max will work",),
    ),
    answering.StatusLetter((), True),
    answering.StatusLetter((), None, (), ("mentor",), ASKED_MENTOR[1:]),
    answering.StatusLetter((), None, (), ("mentor", "mentee")),
    answering.StatusLetter((), None, (), ("mentor",), agree=True),
    answering.StatusLetter((), None),
    answering.StatusLetter((), None, rest=Break(date(2027, 7, 24), date(2027, 8, 15), "summer")),
    answering.MyData(
        (
            ("Name", "Mia Okafor"),
            ("Address", "mia@example.org"),
            ("Roles", "mentee"),
            ("Time zone", "Europe/Berlin"),
            ("With Max", "active, 2027-01-14"),
            ("What you wrote with it", WORDS),
        )
    ),
    answering.GotYourReport("Max"),
    answering.GotYourReport(),
    answering.GotYourReport(partners=("Max", "Lea")),
    answering.OrganizerAlert(
        "report", "Mia Okafor (mia@example.org)", "mentorpost pairs show 4", "He wants my address.",
        other="Max", open=True,
    ),
    answering.OrganizerAlert("report-open", "Mia Okafor and Max Berger", open=True),
    answering.OrganizerAlert("report-unread", "Mia Okafor and Max Berger", open=True),
    answering.OrganizerAlert("report-released", "Mia Okafor and Max Berger"),
    answering.OrganizerAlert("report-released-new", "Mia Okafor and Max Berger"),
    answering.OrganizerAlert("report-ended", "Mia Okafor and Max Berger"),
    answering.OrganizerAlert("report-over", "Mia Okafor and Max Berger"),
    *(
        answering.OrganizerAlert(what, who, command, words)
        for what, who, command, words in (
            ("report", "zoe@example.org", "", "One of your mentors has written to my daughter."),
            ("manager", "Dana Fox (dana@example.org)", "", "Is this in working hours?"),
            ("report-more", "Mia Okafor (mia@example.org)", "", "It happened twice."),
            ("quarantine", "", "mentorpost mail quarantine", ""),
            ("wrote-back", "Mia Okafor (mia@example.org)", "", "Thursday at six suits me."),
            ("bounced", "dana@example.org", "mentorpost mail show 12", ""),
            ("proposal-taken", "Mia Okafor and Max Berger", "", ""),
            ("proposal-left", "Mia Okafor and Max Berger", "", ""),
            ("stranger-flood", "", "mentorpost status", ""),
        )
    ),
    *(
        answering.OrganizerAlert(what, "Mia Okafor", command, words, to="Mia", partner=partner)
        for what, command, words, partner in (
            ("talk", "mentorpost pairs show 4", "", "Max"),
            ("answer", "mentorpost pairs show 4", "3 - he is kind, but he lectures", "Max"),
            ("read-this", "", "Could I have two mentors at a time?", "Max"),
            ("kept", "", "I am not sure that I may say this to him.", "Max"),
            ("feedback", "", "The letters could come on Mondays.", ""),
            ("encrypted", "", "", ""),
        )
    ),
)  # fmt: skip
