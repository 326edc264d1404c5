"""One sample of every letter at least, one for each role and variant: for previews, tests and the handbook.

Everybody in here is invented and lives on example.org. Dates are fixed, since nothing here reads a clock.
"""

from __future__ import annotations

from datetime import date

from mentorship.fields import FULL_FORM, Field
from mentorship.letters import agreeing, answering, choosing, ending, joining, rounds
from mentorship.letters.base import Frame, Letter, Line, Listing, Role
from mentorship.letters.ending import Why
from mentorship.purpose import Purpose
from mentorship.requests import Request

MISSION = (
    "Twelve years in a warehouse, now head of accounts. I like to help people who change their trade and "
    "don't want to burn out over it."
)
WORDS = (
    "I nurse on a night ward and would like to move into training others. I don't know what of my work "
    "counts there, or whom I could ask."
)
TOLD = "Good that you asked. I was on nights for years myself; tell me first what you like about them."
CLAUSE = "what we write stays between us, unless someone is in danger"
GOAL = "lead one training day on the ward before June"

TOPICS = ("career change", "leadership", "conflict and negotiation")
ASKED_MENTOR = (Line(Field.STATEMENT, ""), Line(Field.TIME, ""), Line(Field.LIMITS, ""))
TOLD_MENTOR = (Line(Field.STATEMENT, MISSION), Line(Field.TIME, "1 hour a week"), Line(Field.LIMITS, "none"))
ASKED_MENTEE = (Line(Field.CHANGE, ""), Line(Field.TIME, ""), Line(Field.RULES, ""))
TOLD_MENTEE = (Line(Field.CHANGE, WORDS), Line(Field.TIME, "2 hours a week"), Line(Field.RULES, ""))
ZOE = joining.Applicant(1, "Zoe Quist", "zoe@example.net", ("mentor",), TOLD_MENTOR)
LEO = joining.Applicant(
    2, "Leo Adebayo", "leo@example.com", ("mentor", "mentee"), TOLD_MENTEE[:2], returned=True
)

MAX = Listing("K7QM", "Max Berger", MISSION)
ADA = Listing(
    "B2XN",
    "Ada Lindqvist",
    "I read contracts for a living and enjoy a clear sentence.",
    has_room=False,
    lines=(Line(Field.PROFESSION, "lawyer"), Line(Field.TOPICS, "contracts, career change")),
)
WHY = "Max knows night work from inside, and you both like to explain things."

# fmt: off
SHORT = (
    Line(Field.FOCUS,           "from the night ward into training others"),
    Line(Field.GOAL,            "open; settled together in the first weeks"),
    Line(Field.FREQUENCY,       "fortnightly"),
    Line(Field.LENGTH,          "4 months"),
    Line(Field.HOW,             "by mail"),
    Line(Field.CONFIDENTIALITY, CLAUSE),
)
# fmt: on
CHANGED = tuple(
    Line(line.field, "weekly", changed=True) if line.field is Field.FREQUENCY else line for line in SHORT
)
EXTENDED = tuple(Line(line.field, "2027-05-04") if line.field is Field.LENGTH else line for line in SHORT)
FULL = tuple(
    Line(field, next((line.value for line in SHORT if line.field is field), "")) for field in FULL_FORM
)


def frame(language: str = "en", understood: str = "", undo: str = "", you: str = "Mia") -> Frame:
    """Return the frame that previews use: a programme with an organizer and a safety contact."""
    return Frame(
        programme="Harbour Mentors",
        address="mentors@example.org",
        you=you,
        person="Ann Reyes",
        person_address="ann@example.org",
        safety_contact="Jo Lind",
        language=language,
        time_zone="Europe/Berlin",
        understood=understood,
        undo=undo,
    )


def reader(letter: Letter) -> str:
    """Return the first name of whoever would read a sample."""
    partner = getattr(letter, "partner", "Max")
    if isinstance(letter, answering.OrganizerAlert | joining.OrganizerApprove):
        return "Ann"
    if isinstance(letter, answering.Done) and (letter.approved or letter.declined):
        return "Ann"
    if isinstance(letter, joining.Stranger):
        return ""
    return "Max" if partner == "Mia" or isinstance(letter, joining.WelcomeMentor) else "Mia"


def _by_name(*letters: Letter) -> dict[str, tuple[Letter, ...]]:
    table: dict[str, tuple[Letter, ...]] = {}
    for letter in letters:
        table[letter.name] = (*table.get(letter.name, ()), letter)
    return table


SAMPLES: dict[str, tuple[Letter, ...]] = _by_name(
    joining.WelcomeMentor(MISSION, topics=TOPICS),
    joining.WelcomeMentor("", topics=TOPICS),
    joining.WelcomeMentor("", topics=TOPICS, applied=True, lines=ASKED_MENTOR),
    joining.WelcomeMentor(
        MISSION, topics=TOPICS, applied=True, waits=False, lines=TOLD_MENTOR, complete=True
    ),
    joining.WelcomeMentor("", topics=TOPICS, applied=True, lines=ASKED_MENTOR, beside=True),
    joining.WelcomeMentee(),
    joining.WelcomeMentee(applied=True, lines=ASKED_MENTEE),
    joining.WelcomeMentee(applied=True, waits=False, lines=TOLD_MENTEE, complete=True),
    joining.ProfileIncomplete(TOLD_MENTOR[:1], ASKED_MENTOR[1:]),
    joining.ProfileIncomplete((), ASKED_MENTEE, (Line(Field.TIME, "whenever it is needed"),)),
    joining.Approved(mentor=True, mentee=False, code="K7QM"),
    joining.Approved(mentor=False, mentee=True),
    joining.Approved(mentor=True, mentee=True, code="K7QM"),
    joining.NotApproved(),
    joining.NotApproved(stays=True),
    joining.OrganizerApprove((ZOE,)),
    joining.OrganizerApprove((ZOE, LEO)),
    joining.Stranger(),
    joining.Forgotten(),
    choosing.Directory((MAX, ADA)),
    choosing.Directory((MAX,), "accounts"),
    choosing.Directory((MAX, ADA), "contracts and law", near=True),
    choosing.Directory((MAX, ADA), "astronomy", nobody=True),
    choosing.Directory(()),
    choosing.MentorProfile(MAX),
    choosing.MentorProfile(ADA),
    choosing.MentorProfile(MAX, rated=True),
    choosing.MentorProfile(MAX, 4, rated=True),
    choosing.MatchProposal("Max", "Max Berger", MISSION, WHY, date(2027, 1, 14)),
    choosing.MatchProposal("Max", "Max Berger", "", "", date(2027, 1, 14)),
    choosing.RequestLetter("Mia", "Mia Okafor", WORDS, "20 minutes a week", 4, date(2027, 1, 14)),
    choosing.RequestLetter("Mia", "Mia Okafor", "", "20 minutes a week", 4, date(2027, 1, 14)),
    choosing.RequestLetter("Mia", "Mia Okafor", "", "20 minutes a week", 4, date(2027, 1, 14), again=True),
    choosing.RequestLetter(
        "Mia", "Mia Okafor", WORDS, "20 minutes a week", 4, date(2027, 1, 14), purpose=Purpose.CHOOSING
    ),
    choosing.RequestLetter(
        "Mia", "Mia Okafor", WORDS, "20 minutes a week", 4, date(2027, 1, 14), purpose=Purpose.EXPLORING
    ),
    choosing.RequestLetter("Mia", "Mia Okafor", WORDS, "20 minutes a week", 4, date(2027, 1, 14), why=WHY),
    choosing.RequestSent("Max", date(2027, 1, 14)),
    choosing.RequestSent("Max", date(2027, 1, 11), ("Ada", "Leo")),
    choosing.RequestSent("Ada", date(2027, 1, 14), waits="Max"),
    choosing.RequestSent("Ada", date(2027, 1, 14), instead="Max", unknown=("K7Q",)),
    choosing.RequestWaiting("Max", date(2027, 1, 11), "Ada", "B2XN"),
    choosing.RequestWaiting("Max", date(2027, 1, 14)),
    choosing.RequestReminder("Mia", "Mia Okafor", WORDS, date(2027, 1, 14)),
    choosing.RequestDeclined("Max"),
    choosing.RequestDeclined("Max", read=False),
    choosing.RequestDeclined("Max", "Try Ada, she knows hospitals from inside."),
    choosing.RequestDeclined("Max", following="Ada", answer_by=date(2027, 1, 21)),
    choosing.RequestDeclined(
        "Max", "Try Ada, she knows hospitals from inside.", following="Ada", answer_by=date(2027, 1, 21)
    ),
    choosing.RequestExpired("Max"),
    choosing.RequestExpired("Max", following="Ada", answer_by=date(2027, 1, 21)),
    choosing.RequestExpired("Max", waited=True),
    choosing.Waitlisted("Max", date(2027, 3, 5)),
    choosing.PlaceFree("Max", date(2027, 2, 12)),
    choosing.PlaceFree("Max", date(2027, 2, 12), late=True),
    agreeing.Introduction(Role.MENTEE, "Max", "Max Berger", MISSION, "", date(2027, 1, 8)),
    agreeing.Introduction(Role.MENTEE, "Max", "Max Berger", MISSION, TOLD, date(2027, 1, 8)),
    agreeing.Introduction(Role.MENTEE, "Max", "Max Berger", MISSION, "", date(2027, 1, 8), proposed=True),
    agreeing.Introduction(
        Role.MENTEE, "Max", "Max Berger", MISSION, "", date(2027, 1, 8), shared=("nights", "training")
    ),
    agreeing.Introduction(Role.MENTOR, "Mia", "Mia Okafor", WORDS, "", date(2027, 1, 8)),
    agreeing.Introduction(
        Role.MENTOR, "Mia", "Mia Okafor", WORDS, "", date(2027, 1, 8), shared=("nights", "training")
    ),
    agreeing.Introduction(Role.MENTOR, "Mia", "Mia Okafor", "", "", date(2027, 5, 5), date(2027, 5, 1)),
    agreeing.Icebreaker(Role.MENTEE, "Max", "ice-2", date(2027, 1, 15)),
    agreeing.Icebreaker(Role.MENTOR, "Mia", "ice-7", date(2027, 1, 22)),
    agreeing.AgreementForm("Max", SHORT, date(2027, 1, 20)),
    agreeing.AgreementForm("Max", FULL, date(2027, 1, 20), full=True),
    agreeing.AgreementForm("Max", SHORT, date(2027, 1, 20), again=True),
    agreeing.AgreementForm("Mia", SHORT, date(2027, 1, 27), second=True),
    agreeing.AgreementReview("Mia", SHORT, date(2027, 1, 25)),
    agreeing.AgreementReview("Mia", CHANGED, date(2027, 1, 25)),
    agreeing.AgreementReview("Mia", SHORT, date(2027, 2, 1), second=True),
    agreeing.AgreementSettled("Max", SHORT, date(2027, 1, 29)),
    agreeing.AgreementSettled("Mia", EXTENDED, None, amended=True),
    agreeing.AgreementSettled("Mia", SHORT, None, kept=True),
    agreeing.Amendment("Mia", (Line(Field.FREQUENCY, "weekly", changed=True),), date(2027, 3, 4)),
    agreeing.Amendment(
        "Mia",
        (Line(Field.FREQUENCY, "monthly", changed=True), Line(Field.HOW, "by phone", changed=True)),
        date(2027, 3, 4),
    ),
    agreeing.Amendment("Mia", (Line(Field.GOAL, GOAL, changed=True),), date(2027, 3, 4)),
    agreeing.Amendment(
        "Max",
        (Line(Field.TIME, "Mia 2 hours a week; Max 3 hours a week", changed=True),),
        date(2027, 3, 4),
        hours="3 hours a week",
    ),
    rounds.AgendaAsk("Max", "round-2", date(2027, 2, 12)),
    rounds.AgendaAsk("Max", "round-4", date(2027, 2, 12), goal=True),
    rounds.Agenda(Role.MENTEE, "Max", date(2027, 2, 15), date(2027, 2, 28), "round-4"),
    rounds.Agenda(Role.MENTOR, "Mia", date(2027, 2, 22), date(2027, 3, 8), "round-5"),
    rounds.Agenda(
        Role.MENTOR, "Mia", date(2027, 2, 22), date(2027, 3, 8), "round-5", mentor_begins=True
    ),
    rounds.Agenda(
        Role.MENTEE, "Max", date(2027, 2, 22), date(2027, 3, 8), "round-5", mentor_begins=True
    ),
    rounds.Agenda(
        Role.MENTEE, "Max", date(2027, 2, 15), date(2027, 2, 28), "round-4",
        own_topic="how to ask for a day off the ward", since="talked to the head nurse, who is for it",
        to_do="Mia writes the mail that she would send; Max reads it once", next="a call in March, perhaps",
    ),
    rounds.Agenda(
        Role.MENTOR, "Mia", date(2027, 2, 15), date(2027, 2, 28), "round-4",
        own_topic="how to ask for a day off the ward", since="talked to the head nurse, who is for it",
        to_do="Mia writes the mail that she would send; Max reads it once",
    ),
    rounds.Nudge("Max", date(2027, 2, 20)),
    rounds.RoundCheck("Max", date(2027, 2, 20), date(2027, 4, 17)),
    rounds.RoundCheck("Mia", date(2027, 2, 20), date(2027, 4, 17)),
    rounds.ConfidentialityReminder("Max", CLAUSE),
    rounds.CheckIn("Max"),
    rounds.CheckIn("Mia"),
    rounds.HalfWay("Max", GOAL, CLAUSE, date(2027, 5, 4)),
    rounds.HalfWay("Mia", "", "", date(2027, 5, 4)),
    rounds.StillUseful("Max", date(2027, 4, 6)),
    rounds.Paused("Max", True, date(2027, 5, 3), None),
    rounds.Paused("Max", True, None, date(2027, 6, 8)),
    rounds.Paused("Max", True, None, date(2027, 6, 8), asks_again=True),
    rounds.Paused("Mia", False, date(2027, 5, 3), None),
    rounds.Paused("Mia", False, None, date(2027, 6, 8)),
    rounds.Paused("Mia", False, None, date(2027, 6, 8), asks_again=True),
    rounds.Resumed("Max", Role.MENTEE, True, date(2027, 5, 4)),
    rounds.Resumed("Mia", Role.MENTEE, False, date(2027, 5, 4)),
    rounds.Resumed("Max", None, False, None),
    ending.GoalConfirm("Mia", GOAL, date(2027, 4, 20)),
    ending.GoalConfirm("Mia", "", date(2027, 4, 20)),
    ending.TimeIsUp("Max", GOAL, date(2027, 5, 4), date(2027, 5, 18)),
    ending.TimeIsUp("Mia", "", date(2027, 5, 4), date(2027, 5, 18), date(2027, 7, 4)),
    ending.TimeIsUp("Max", GOAL, date(2027, 5, 4), date(2027, 3, 18), early="you"),
    ending.TimeIsUp("Mia", GOAL, date(2027, 5, 4), date(2027, 3, 18), early="partner"),
    ending.Survey("Max"),
    ending.Survey("Max", reached=True),
    ending.Recognition("Mia", reached=True),
    ending.Recognition("Mia", reached=False),
    ending.Maintenance("Max", date(2027, 4, 6), date(2027, 7, 6), has_room=True),
    ending.Maintenance("Max", date(2027, 4, 6), date(2027, 7, 6), has_room=False),
    ending.RestartRequest("Mia", Role.MENTOR, date(2027, 7, 20)),
    ending.RestartRequest("Max", Role.MENTEE, date(2027, 7, 20)),
    ending.WorkItOut("Max", date(2027, 3, 22)),
    ending.WorkItOut("Mia", date(2027, 3, 22)),
    ending.WorkItOut("Max", date(2027, 3, 22), can_pause=False),
    *(ending.Closing("Max", Role.MENTEE, why, CLAUSE) for why in Why),
    *(ending.Closing("Mia", Role.MENTOR, why, CLAUSE) for why in Why),
    ending.Closing("Max", Role.MENTEE, Why.NOT_AGREED, ""),
    ending.Closing("Mia", Role.MENTOR, Why.PARTNER_ENDED, CLAUSE, rests=True),
    answering.Relayed(
        "Mia", "Re: Max and Mia, 15 to 28 February",
        "Hello Max,\n\nthe head nurse said yes, on one condition:\n\n  - no training on Mondays\n\n"
        "Would you take that, or ask again?\n\nMia",
    ),
    answering.ConfirmIdentity(Request.PAUSE, "Max"),
    answering.ConfirmIdentity(Request.END, "Max"),
    answering.ConfirmIdentity(Request.LEAVE),
    answering.ConfirmIdentity(Request.PASS_ON, "Max"),
    answering.WhichOfUs("Max", None, date(2027, 3, 5)),
    answering.WhichOfUs("Max", Request.PAUSE, date(2027, 3, 5)),
    answering.NotUnderstood("", (Request.ACCEPT, Request.DECLINE)),
    answering.NotUnderstood("you wrote both \"pause\" and \"end\".", (Request.PAUSE, Request.END)),
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
    answering.NotPossible(Request.REQUEST, "one-request", (Request.WITHDRAW,), "Max"),
    answering.NotPossible(Request.REQUEST, "yourself", (Request.MENTORS,)),
    answering.NotPossible(Request.TOPIC, "after-the-end", (Request.MENTORS,), "Max"),
    answering.NotPossible(Request.RESUME, "partner-paused", partner="Max"),
    answering.NotPossible(Request.PAUSE, "date"),
    answering.NotPossible(Request.SEND, "mail-held", partner="Max"),
    answering.NotPossible(Request.SEND, "too-large", partner="Max"),
    answering.NotPossible(Request.REQUEST, "not-approved"),
    answering.NotPossible(Request.MENTORS, "not-complete", missing=ASKED_MENTEE[1:]),
    answering.NotPossible(Request.MENTORS, "not-complete"),
    answering.NotPossible(Request.MENTORS, "left", (Request.JOIN_AS_MENTEE, Request.JOIN_AS_MENTOR)),
    answering.NotPossible(Request.END, "address-only"),
    *(
        answering.Done(wanted)
        for wanted in (
            Request.ACCEPT, Request.AVAILABLE, Request.CONTINUE, Request.DECLINE, Request.DIRECT,
            Request.DROP, Request.FEEDBACK, Request.FEWER, Request.GOAL_REACHED, Request.KEEP,
            Request.LEAVE, Request.MET, Request.NOT_WITH, Request.NOT_YET, Request.PASS_ON, Request.RESTART,
            Request.SMALLER, Request.SOMEONE_ELSE, Request.STOP, Request.TALK, Request.UNAVAILABLE,
            Request.UNDO, Request.WITHDRAW,
        )
    ),
    answering.Done(Request.ACCEPT, partner="Mia"),
    answering.Done(Request.AGREE, partner="Max"),
    answering.Done(Request.CHANGE, partner="Max"),
    answering.Done(Request.CHANGE, lines=TOLD_MENTOR),
    answering.Done(Request.CHANGE, lines=(Line(Field.BACKGROUND, "two children, a bakery, a choir"),)),
    answering.Done(Request.DECLINE, dropped="mentor"),
    answering.Done(Request.CHANGE, lines=TOLD_MENTOR, waits=True),
    answering.Done(
        Request.CHANGE, lines=TOLD_MENTOR[:1], missing=ASKED_MENTOR[2:],
        unread=(Line(Field.TIME, "now and then"),),
    ),
    answering.Done(Request.ACCEPT, approved=("Zoe Quist",), declined=("Leo Adebayo",)),
    answering.Done(
        Request.ACCEPT, approved=("Zoe Quist", "Leo Adebayo"), waiting=("Mia Okafor",), gone=("Max Berger",)
    ),
    answering.Done(Request.DECLINE, partner="Max"),
    answering.Done(Request.DECLINE, partner="Max", silent=True),
    answering.Done(Request.NOT_YET, partner="Max"),
    answering.Done(Request.NOT_YET, partner="Max", silent=True),
    answering.Done(Request.TALK, date(2027, 3, 22)),
    answering.Done(Request.WITHDRAW, partner="Max"),
    answering.Done(Request.UNAVAILABLE, date(2027, 5, 3)),
    answering.Done(Request.EXTEND, date(2027, 7, 4)),
    answering.Done(Request.CAPACITY, number=2),
    answering.Done(Request.HOURS, number=1),
    answering.Done(Request.HOURS, number=3, partner="Mia"),
    answering.Done(Request.RATE, number=4),
    answering.HelpLetter((Request.MENTORS, Request.STATUS, Request.PAUSE, Request.END, Request.REPORT)),
    answering.HelpLetter((Request.STATUS, Request.PAUSE), reads=True),
    answering.HelpLetter((), reads=True),
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
    answering.StatusLetter((), None),
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
    *(
        answering.OrganizerAlert(what, who, command, words)
        for what, who, command, words in (
            ("report", "Mia Okafor (mia@example.org)", "mentorpost pairs show 4", "He wants my address."),
            ("report", "zoe@example.org", "", "One of your mentors has written to my daughter."),
            ("report-more", "Mia Okafor (mia@example.org)", "", "It happened twice."),
            ("answer", "Mia Okafor", "mentorpost pairs show 4", "3 - he is kind, but he lectures"),
            ("join", "zoe@example.org", "mentorpost people add zoe@example.org --mentee", "Hello!"),
            ("quarantine", "", "mentorpost mail quarantine", ""),
            ("quiet", "Mia Okafor and Max Berger", "mentorpost pairs show 4", ""),
            ("not-agreed", "Mia Okafor and Max Berger", "mentorpost pairs show 4", ""),
            ("talk", "Mia Okafor", "mentorpost pairs show 4", ""),
            ("someone-else", "Mia Okafor", "mentorpost pairs show 4", ""),
            ("read-this", "Mia Okafor", "mentorpost pairs show 4", "Could I have two mentors at a time?"),
            ("kept", "Mia Okafor", "mentorpost pairs show 4", "I am not sure that I may say this to him."),
            ("bounced", "Mia Okafor", "mentorpost people show mia@example.org", ""),
            ("proposal-taken", "Mia Okafor and Max Berger", "", ""),
            ("proposal-left", "Mia Okafor and Max Berger", "", ""),
            ("feedback", "Mia Okafor", "", "The letters could come on Mondays."),
            ("conflict", "Mia Okafor", "mentorpost pairs show 4", ""),
            ("stranger-flood", "", "mentorpost status", ""),
            ("encrypted", "Mia Okafor", "", ""),
        )
    ),
)  # fmt: skip
