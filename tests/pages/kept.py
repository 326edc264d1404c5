"""docs/privacy.md, "What is kept, and how long": which row of its table speaks of which column."""

from __future__ import annotations

from peewee import Model

from store.models import TABLES
from tests.pages.held import DOCS

PAGE = DOCS / "privacy.md"
CHAPTER = "## What is kept, and how long"

MAIL = "a mail that came, as it came"
CAME = (
    "that a mail came: when, from whom, its Message-ID, its kind, which letter it answered, and whether "
    "it was for the service alone"
)
LETTER = "every other letter that we wrote"
OWN_MAIL = "the pair's own mail on its way out"
ENTRY = "name, address, statement, hours, and every other line about themselves"
SIDE = "code, roles, capacity, language, time zone, and whether they are in"
CONSENT = "when somebody agreed to the ground rules, and to which"
AWAY = "on which days somebody was away"
MANAGER = "a participant's own manager: name, address, what was shown and sent, and when they answered"
WHY = "what somebody wrote with a request, and why an organizer proposed a match"
STANDS = "where a mentorship stands: its state, its days, whose turn it is; never a text"
AGREED = "the agreement with its versions, goals and topics, and the agendas"
THANKS = "thanks that are to stand in the summary"
MEETING = "the latest meeting that you told us of: its hour, and times to pick from"
SHARED = "what one suggested or shared, its first line, and what became of it"
HISTORY = "the history: what happened when, on which side; never a text"
ANSWERS = "answers to check-ins and surveys"
RATINGS = "ratings, and the words of the survey"
UNLIKE = "with whom somebody does not want to be matched (`not with CODE`)"
NAMED = "somebody whom a mentor named: name and address, what they wrote, the letters to them"
CONFIRMED = "what they confirmed, with name and address"
MARK = "a mark of each such address"
FURTHER = "further addresses of somebody"
REFUSED = (
    "that a mail in somebody's name was not acted on: when, from which address, which word, and why; "
    "never its text"
)
BOUNCED = "that letters to an address came back, by day, and since when none arrives"
HEARD = (
    "a mark of what somebody wrote in a mail, to know a machine that repeats itself; "
    "the words can't be read from it"
)
BREAKS = "breaks for everybody that a command set: their days and names"
LOOKS = "that somebody's answers were shown on the machine: when, and to which of its users"

# fmt: off
KEPT: dict[str, dict[str, str]] = {
    "person": {
        ENTRY: "address name mission hours profile",
        SIDE: "id code mentor mentee status capacity resting language time_zone fewer wants returned "
              "created_at look_at",
        CONSENT: "consented_at terms",
        AWAY: "away_until absences",
        MANAGER: "manager manager_until",
        BOUNCED: "probe_at unreachable_since",
    },
    "mentorship": {
        WHY: "words why",
        STANDS: "id mentor mentee state stage since introduced_at starts_on settled_at ends_on resumed_at "
                "paused_until paused_by ending_by before_ending claim claim_by held created_at look_at "
                "fallbacks kind",
        AGREED: "claim_goal reached backlog used",
        THANKS: "thanks_of_mentee thanks_of_mentor",
        MEETING: "meeting",
        SHARED: "shared",
    },
    "proposal": {WHY: "why", STANDS: "id mentee mentor at kind answer"},
    "agreement": {AGREED: "id mentorship version values agreed settled goals"},
    "round": {
        AGREED: "id mentorship number asked_at due_on sent_at skipped own_topic input since to_do "
                "next feedback_on",
    },
    "rating": {RATINGS: "id mentorship mentor score words listened trust at"},
    "answer": {ANSWERS: "id mentorship person letter number words at"},
    "unlike": {UNLIKE: "id person code"},
    "history": {HISTORY: "id mentorship at what by"},
    "received": {MAIL: "mail", CAME: "id key digest at state attempts kind outcome sender message_id letter "
                                     "mentorship person gone for_us worker spool"},
    "letter": {
        LETTER: "id name person mentorship role recipient subject text message_id thread about wanted "
                "asked asked_id holds routine created_at expires_at state attempts next_at sent_at "
                "said listed worker",
        OWN_MAIL: "mail",
    },
    "chore": {HISTORY: "name at"},
    "recommendation": {
        NAMED: "id mentor name address standing named_at asked_at until",
        CONFIRMED: "words shown",
        MARK: "mark",
    },
    "never_ask": {MARK: "id mark at"},
    "letter_order": {HISTORY: "id mentorship letter what at"},
    "programme_break": {BREAKS: "id begin until name"},
    "private_look": {LOOKS: "id person at by"},
    "address": {FURTHER: "id address person since"},
    "refusal": {REFUSED: "id person at sender wanted why"},
    "bounce": {BOUNCED: "id person address day points"},
    "heard": {HEARD: "id mark at"},
}
# fmt: on

# Rows that speak of a state of such a column, or of something beside the store.
BESIDE = (
    "a mail kept with a question (`which-of-us`, `confirm-identity`)",
    "a mail to a partner who asked to end, after a `report`, or whose letters come back",
    "a mail in quarantine",
    "with the default that delivers into a Maildir: each letter",
)


def columns() -> dict[str, set[str]]:
    """Return the columns of each table of the store."""
    return {_name(model): set(model._meta.fields) for model in TABLES}


def told() -> list[str]:
    """Return what the rows of the page's table speak of."""
    chapter = PAGE.read_text("utf-8").partition(CHAPTER)[2].partition("\n## ")[0]
    rows = [line.split(" | ")[0].strip("| ") for line in chapter.splitlines() if line.startswith("| ")]
    return [row for row in rows[1:] if row]


def _name(model: type[Model]) -> str:
    return str(model._meta.table_name)
