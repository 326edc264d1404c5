"""docs/settings.md: every setting, its default as the code has it, and one sentence."""

from __future__ import annotations

from dataclasses import MISSING, fields

from mentorpost.oauth_settings import OAuth2
from mentorpost.settings import Program, Server
from mentorpost.settings_faults import SECTIONS
from mentorship.policy import Policy
from tests.pages.held import Row, table

NO_EFFECT = "No effect yet."

# fmt: off
SENTENCES: dict[str, dict[str, str]] = {
    "program": {
        "name": "What the programme is called; letters are signed with it.",
        "address": "The programme's own address. All mail goes out from it, and everybody writes to it.",
        "organizers": 'Who runs it, each as "Ann Reyes <ann@example.org>". The first is named in letters and '
                      "told what needs a person.",
        "language": "The language of letters to organizers, and to people whose own is not known. It has to "
                    "be one with letters; `mentorpost letters missing` names what another one lacks.",
        "time_zone": "Where people live who are added from now on; days and quiet hours are counted there.",
        "safety_contact": "Who reads a `report`. Not a mentor, and not the only organizer. Without one, the "
                          "first organizer does.",
        "breaks": 'Days on which nobody is asked anything, as `[{from = 2026-12-20, until = 2027-01-06, '
                  'name = "winter break"}]`; `until` is the last of them. No agenda and no question comes, '
                  "and what silence brings comes as many days later.",
        "introduction": "A sentence of your own, at most 120 characters, that stands over your name in each "
                        "introduction of two people.",
        "season": "The first and the last day of the programme's season, as `{start = 2026-09-01, "
                  "end = 2027-06-30}`. Who finds each other before it begins with it; what is proposed near "
                  "its end is shorter, at least a month; after it nobody new is asked. Who works together "
                  "goes on.",
        "resources": "What the word `resources` shows to everybody: a list of tables with `title`, and where "
                     "you like `url` and `for` (whom or what it helps). What a pair shared stands below it.",
        "emergency": "A sentence that `help` ends with, for what cannot wait for a mail.",
    },
    "mailbox": {
        "url": "Where mail comes in: `imaps://user@host/INBOX`, `imap://…`, `maildir:PATH`, "
               "`lmtp://127.0.0.1:8024` or `smtp://127.0.0.1:8025`; the last two listen.",
        "auth": 'What the server is shown: `"password"`, or `"oauth2"`: a token of the provider in '
                "`[oauth2]`.",
        "password": "The password, in the file itself.",
        "password_command": "A command that prints the password. It goes before the others.",
        "password_file": "A file that holds the password and nothing else. It goes before the next, and that "
                         "before `password`.",
        "password_keyring": "Under which name the keyring of the machine holds the password; its user is "
                            "that of the url. It takes the extra `keyring`.",
        "insecure": "Allow `imap://` to another machine, unencrypted.",
        "trusted_authserv": "Whose Authentication-Results to believe, as patterns; `-` is a topmost header "
                            "without a name.",
        "subaddress": "What parts a token off in the address for replies, as in `mentors+…@example.org`: "
                      '`"+"`, `"-"`, `"="`, `"_"`, `"."`, or `""` where the mailbox gets no such mail.',
        "short_ref": "Add `[ref:…]` to each subject, for mail systems that lose everything else.",
    },
    "smtp": {
        "url": "Where letters leave: `smtps://user@host`, `smtp+starttls://user@host`, `smtp://…` or "
               "`maildir:PATH`.",
        "auth": "As in `[mailbox]`.",
        "password": "As in `[mailbox]`.",
        "password_command": "As in `[mailbox]`.",
        "password_file": "As in `[mailbox]`.",
        "password_keyring": "As in `[mailbox]`.",
        "insecure": "Allow `smtp://` to another machine, unencrypted.",
    },
    "oauth2": {
        "provider": '`"microsoft"`, `"google"`, or `"own"` with the addresses below.',
        "client_id": "What the provider calls the program that you registered there.",
        "client_secret": "Its secret, where the provider gave it one: Google does, Microsoft does not.",
        "tenant": "Your organization at Microsoft, by its domain or number; without it any account may "
                  "log in.",
        "keep_in": 'Where the token that lasts is kept: `"file"`, mentorpost.login beside the store, or '
                   '`"keyring"`.',
        "device_url": "An own provider's page that gives a code to type (RFC 8628).",
        "authorize_url": "Or its page that leads back to this machine (RFC 8252).",
        "token_url": "Its page that gives tokens. All three begin with `https://`.",
        "scopes": "What an own provider is asked to allow.",
    },
    "store": {
        "url": "`sqlite:///PATH`, or `postgresql://USER@HOST/DATABASE` for [a server](postgresql.md).",
        "folder": "Where the key of the tokens, the spool of a listener and edited letters lie. By default "
                  "the folder of the SQLite file.",
    },
    "policy": {
        "approval": 'Who decides about those who ask to join: `"organizer"`, by answering a letter, or '
                    '`"automatic"` for the addresses in `allowed`. Who left before is never let in unseen.',
        "allowed": 'Whose addresses `approval = "automatic"` lets in, as `["@example.org"]`. The address '
                   "must be proven: by answering the welcome, or by authentication that is believed.",
        "managers": "Whether participants may name their own manager. Nothing goes there that they have not "
                    "seen word for word and answered with `send`.",
        "adults_only": "Whether the welcome says that the programme is for adults.",
        "mentor_time": "What it costs a mentor, as letters say it.",
        "mentee_time": "What it costs a mentee, as letters say it.",
        "topics": "The topics that the welcome suggests to mentors.",
        "approval_again": "Days until the organizer is shown once more who still waits.",

        "reference_days": "Days that whoever a mentor named has to answer; then the address is deleted.",
        "reference_askings": "How many people are asked to recommend one mentor, overall.",
        "capacity": "How many mentees a mentor who is added has at once; `capacity N` by mail changes it.",
        "after_maintenance": 'Whether a mentor who finished is asked for again at once (`"available"`), or '
                             "rests until they say so.",
        "show_ratings": "Whether a mentor's own page shows the rounded average of ratings, from five on.",
        "relay_keep_days": "Days until what the programme wrote or dealt with, and no other mail, is deleted "
                           "from the mailbox's folders Processed, Sent and Trash; and until a mail that is "
                           "kept with a question of ours is blanked.",
        "service_keep_days": "Days until the same is done with mail that was for the service alone: what it "
                             "answered, and nobody else got.",

        "attachments": 'What becomes of files in the mail between two people: `"pass"`, `"hold"` (who '
                       'sent them is asked first, unless the two agreed on work review) or `"strip"` (the '
                       "text goes on without them, and both are told).",
        "relay_megabytes": "The largest mail, in megabytes, whose files are passed on; of a larger one the "
                           "text goes on alone, and both are told. Of more than 25 nothing is fetched.",

        "request_reminder": "Days until a mentor who has not answered a request is asked once more.",
        "request_expiry": "Days until a request without an answer closes and the mentee hears of it.",
        "request_expiry_ranked": "The same where the mentee named whom to ask next; that one is asked then.",
        "request_next": "Days until the mentee hears that no answer has come, and may ask somebody else.",
        "request_again": "Days until a mentee can ask a mentor again who said no.",
        "proposal_answer": "Days that a mentee has to take up a match that you proposed; silence is no.",
        "waitlist_expiry": "Days on a waiting list until a request closes.",
        "place_free_answer": "Days that a mentee has to take a place that became free.",
        "place_free_again": "Days until somebody who did not answer such an offer gets another.",

        "icebreakers": "Days after the introduction on which a light topic goes to both, until they agree.",
        "agreement_form": "Days after the introduction until the draft goes out, or until both have written.",
        "agreement_mentor": "Days without an answer of the mentee until the mentor gets the draft too.",
        "agreement_reminder": "Days after the introduction until whoever has to answer is asked again.",
        "agreement_alert": "Days after the introduction until the organizer hears that nothing is settled.",
        "agreement_expiry": "Days after the introduction until a pair without an agreement is closed.",
        "default_months": "Months that the first draft proposes.",

        "agenda_answer": "Days between the question for topics and the agenda.",
        "check_in": "Days after the introduction until each is asked how the two get on.",
        "check_in_until": "The last day on which that is still asked.",
        "check_in_again": "Days between such questions where no end is agreed on.",
        "confidentiality": "Days after settling until the pair's own line on confidentiality is repeated.",
        "confidentiality_again": "Days between two such letters where no end is agreed on.",
        "goals_until": "Days after the introduction until the stage `goals` becomes `working`, if both have "
                       "written twice by then; else as soon as they have.",
        "still_useful_informal": "Days between two questions to a pair without a rhythm: still useful?",
        "still_useful_direct": "The same for a pair that writes or meets elsewhere.",

        "private_check": "Days from the nudge to the private question to both.",
        "quiet_alert": "Days from the private question until the organizer hears of the silence.",
        "quiet_close": "Days from the private question until a silent pair is closed, on the day announced.",

        "pause_asked": "Days of a pause without a date on which whoever paused is asked.",
        "pause_expiry": "Days until such a pause closes.",
        "ending": "Days from `end` until it ends as asked, if nothing else is chosen.",
        "closing_answer": "Days that both have to say reached, extend or close; then it closes.",
        "someone_else": "Days in which the organizer writes to who asked for somebody else.",
        "closing_summary": "Days after an end until each gets a summary of what the two did.",
        "goal_answer": "Days that the other has to answer `goal reached` or `restart`; then all stays.",
        "unanswered_months": "Monthly letters without an answer after which they stop.",
        "ended_answers": "Days after an end in which a mail for the other one is answered: it is over, and "
                         "nothing is passed on. Later it is only noted.",

        "letters_in_7_days": "Routine letters that one person gets in any seven days.",
        "letters_in_30_days": "The same in any thirty days.",
        "letters_in_first_30_days": "The same in the thirty days after an introduction.",
        "quiet_from_hour": "The hour of the evening from which the calendar causes no letters.",
        "quiet_until_hour": "The hour of the morning at which it begins again.",
        "bounce_points": "Points at which an address gets no more letters: two for a day on which one came "
                         "back for good, one for a day on which one came back for now, in 30 days. "
                         "Before that a letter tries whether others arrive.",
        "letters_per_hour": "Letters that leave in an hour, in all; 0: as many as there are. Routine letters "
                            "take three fifths of it, answers that change nothing four; a report, an end and "
                            "the pair's own mail are never held.",
        "letters_per_day": "The same for a day; 0: what is known of the provider (Gmail 500, Outlook.com "
                           "300), else as many as there are.",
        "answers_a_day": "Letters that changed nothing, such as `help`, to one address a day.",
        "strangers_an_hour": "Letters to addresses that nobody knows, in an hour, in all.",
    },
}
# fmt: on
WITHOUT_DEFAULT = "must be given"
EMBEDDED = "see below"


def default_of(section: str, key: str) -> str:
    """Return a default as it would be written in TOML, or why there is none."""
    if section == "store" or key == "url":
        return EMBEDDED
    if key == "password":
        return "none"
    kind: type[Policy] | type[Program] | type[Server] | type[OAuth2]
    kinds: dict[str, type[Policy] | type[Program] | type[OAuth2]]
    kinds = {"policy": Policy, "program": Program, "oauth2": OAuth2}
    kind = kinds.get(section, Server)
    default = next(field.default for field in fields(kind) if field.name == key)
    return WITHOUT_DEFAULT if default is MISSING else _toml(default)


def section_table(section: str) -> str:
    """Return the table of one section."""
    rows: list[Row] = [
        (f"`{key}`", default_of(section, key), SENTENCES[section][key]) for key in SECTIONS[section]
    ]
    return table(("setting", "default", "what it does"), rows)


def _toml(value: object) -> str:
    if value in (None, "", ()):
        return "none"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return f"`{list(value)}`"
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"
