"""One mail of a participant, decided: which way it goes, and what it causes.

The order is the rule of the house: a report always acts; what is not proven is held; what could be meant for
the partner is never guessed at; a doubt asks back; only then does a request act.
"""

from __future__ import annotations

from dataclasses import replace

from mentorship.acts import (
    agendas,
    ending,
    joining,
    looking_back,
    managers,
    meeting,
    reasons,
    recommending,
    safety,
    together,
)
from mentorship.acts.alerting import alert
from mentorship.acts.carrying import carry, which_of_us, words_only
from mentorship.acts.table import FITS, FITS_ELSE, WORD_FOR, act_for
from mentorship.answers import ANSWERS, Answers, Free
from mentorship.effects import Effect, Keep, Office, Save, Send, Tell
from mentorship.evidence import Evidence, Verdict, verdict
from mentorship.fields import Field
from mentorship.goals import named
from mentorship.letters.answering import (
    ConfirmIdentity,
    HelpLetter,
    NotPossible,
    NotUnderstood,
    OrganizerAlert,
)
from mentorship.letters.done import Done
from mentorship.letters.organizing import OrganizerWrites
from mentorship.lifecycle import CARRIES_MAIL, NotAllowed, State
from mentorship.mentorship import ANSWERED, Mentorship, noted
from mentorship.passing import Doubt
from mentorship.people import Status
from mentorship.profile import readable, with_lines
from mentorship.requests import NEEDS, Proof, Request
from mentorship.scene import Effects, Scene

A_FEW_WORDS = 25
THANKS = 4  # words
A_NUMBER = 3  # words: "5", "a 4", "4 of 5"
NO_DELETES = frozenset({"welcome-mentor", "welcome-mentee"})  # a no to these deletes the entry
# "Answer this letter" is all that these say, so whatever comes is for a person.
A_PERSON_ANSWERS = frozenset({"closing", "closing-summary", "recognition", "my-data"})
# Content that these bring is for a person, though they named none.
READ_UNANNOUNCED = frozenset({"nudge", "round-check", "still-useful"})
ONLY_ATTACHED = "I found an attachment and no words, and I don't open attachments"
NO_WORDS = "I found no words of yours in it"
NO_ANSWER_OF_OURS = Answers()


def decide(scene: Scene) -> list[Effect]:
    """Return everything that one mail causes; nothing of it where a refusal comes first."""
    try:
        return safety.held_back(scene, list(_decide(scene)))
    except NotAllowed as refused:
        return [_refusal(scene, refused)]


def _decide(scene: Scene) -> Effects:
    if scene.request is Request.REPORT:
        yield from safety.report(scene)
        return
    if scene.encrypted:
        yield from _unreadable(scene)
        return
    forgeable = recommending.only_its_address_says_so(scene)
    if forgeable or verdict(scene.evidence, scene.request) is Verdict.CONFIRM:
        yield _confirm(scene)
        return
    if scene.perhaps_report and _carried(scene):
        yield which_of_us(scene, None, Doubt.HARM)
        return
    yield from joining.consented(scene)
    if scene.manager is not None:
        if managers.beside_other_words(scene):
            yield which_of_us(scene, None)
            return
        if (yield from managers.line(scene, scene.manager)):
            return
    if scene.joins:
        yield from joining.join(scene)
        return
    if scene.profile or scene.unread or scene.naming:
        yield from _about_oneself(scene)
        return
    answers = ANSWERS.get(scene.answered.name, NO_ANSWER_OF_OURS) if scene.answered else NO_ANSWER_OF_OURS
    if scene.details.tell and scene.answered is not None and scene.answered.name in looking_back.ASKING:
        for effect in looking_back.thanks(scene):
            yield effect
            if isinstance(effect, Save):
                scene = replace(scene, mentorship=effect.mentorship)
        if not scene.text.strip():
            return
    if scene.answered is not None and scene.answered.name == "got-your-report" and not scene.only_request:
        yield from safety.more(scene)
    elif (
        scene.greets_partner
        and scene.request is None
        and _carried(scene)
        and answers.free is not Free.PARTNER
    ):
        yield which_of_us(scene, None)
    elif scene.doubt and scene.answered is not None and scene.answered.name == OrganizerWrites.name:
        yield from _for_a_person(scene, scene.answered.name)  # "yes, on Thursday" answers what a person asked
    elif scene.doubt:
        yield from _ask_back(scene, answers)
    elif answers.free is Free.PARTNER:
        yield from _for_the_partner(scene, answers)
    elif scene.told_alone and _carried(scene):
        yield from words_only(scene)
    elif scene.request is None:
        yield from reasons.with_reason(scene, _plain_words(scene, answers))
        if scene.details.tell and _carried(scene):
            yield from words_only(scene)
    else:
        yield from _act(scene, scene.request)


def _about_oneself(scene: Scene) -> Effects:
    """Lines about the author, and perhaps a word with them; none that goes or agrees."""
    request = scene.request
    if request is not None and request not in joining.YES and NEEDS[request].proof is Proof.TOKEN:
        doubt = f'this asks for "{request}", and says something about you'
        yield from _ask_back(replace(scene, doubt=doubt), NO_ANSWER_OF_OURS)
        return
    yield from joining.tell(scene)
    if request is not None and request not in joining.YES:
        asker = with_lines(scene.asker, readable(scene.profile))
        yield from _act(replace(scene, asker=asker, profile=(), naming=None), request)
    elif "?" in scene.text:
        yield from _a_person_reads(scene, NO_ANSWER_OF_OURS)  # a question is never left without an answer


def _act(scene: Scene, request: Request) -> Effects:
    answered = scene.answered.name if scene.answered else ""
    if joining.means_yes(scene):
        yield from joining.yes(scene)
        return
    if request in joining.FOR_THE_APPROVED and scene.asker.status is not Status.APPROVED:
        yield from joining.not_yet(scene)
        return
    if _only_a_topic(scene):
        request, said = Request.TOPIC, dict(scene.details.fields)[Field.TOPICS]
        scene = replace(scene, request=request, details=replace(scene.details, topic=said, fields=()))
    act = act_for(request, answered)
    if scene.mentorship is None and NEEDS[request].mentorship and not _about_nobody_else(request, answered):
        fitting = _fitting(scene, request)
        if len(fitting) != 1:
            yield _which_one(scene, request, fitting)
            return
        scene = replace(scene, mentorship=fitting[0])
    if act is None:
        yield scene.answer(NotPossible(request, "state", (Request.STATUS,)), scene.mentorship)
        return
    yield from reasons.with_reason(scene, act(scene))
    if scene.evidence is Evidence.TOKEN_ELSEWHERE:
        # From another address: the registered one hears what was done in its name.
        yield scene.answer(Done(request), scene.mentorship)
    if scene.details.tell and not _told_already(request, answered):
        yield from words_only(scene)


def _about_nobody_else(request: Request, answered: str) -> bool:
    """Whether a word answers a letter that is about its reader alone, so that no mentorship is meant."""
    yes_or_no = request in (Request.ACCEPT, Request.DECLINE)
    return answered in OF_NO_MENTORSHIP and (yes_or_no or request in ANSWERS[answered].offers)


def _told_already(request: Request, answered: str) -> bool:
    """Whether the words for the other one stand in the letter that the request causes."""
    return answered in TELLS_ITSELF or request in meeting.TELL_IT or answered in meeting.ASKING


def _only_a_topic(scene: Scene) -> bool:
    """Whether a line "Topic: …" is meant for the next round, and not for an agreement that stands."""
    fields = {field for field, _ in scene.details.fields}
    settled = scene.mentorship is not None and scene.pair.state is not State.AGREEING
    return scene.request is Request.CHANGE and fields == {Field.TOPICS} and settled


# Written to the partner's letter these words are the partner's anyway.
FOR_THE_PARTNER = frozenset({Request.SUGGEST, Request.RESOURCE})
# A plain yes or no to these, or a word that they offer, is about nobody else.
OF_NO_MENTORSHIP = frozenset(
    {*joining.ASKING, "match-proposal", "confirm-identity", "manager-preview", "reference-stands"}
)
# These put the words after "Tell NAME:" into the letter that they cause.
TELLS_ITSELF = frozenset(
    {
        "request", "request-reminder", "request-waiting", "match-proposal", "directory", "mentor-profile",
        "closing", "", *looking_back.ASKING,
    }
)  # fmt: skip


def _for_the_partner(scene: Scene, answers: Answers) -> Effects:
    """An answer to a letter whose reply goes to the partner."""
    if scene.request is not None and scene.request in answers.offers and scene.only_request:
        yield from _act(scene, scene.request)
    elif scene.request is not None and scene.pair.state not in CARRIES_MAIL:
        yield from _act(scene, scene.request)  # nothing goes to the partner any more
    elif scene.request is not None and scene.only_request and scene.request not in FOR_THE_PARTNER:
        yield which_of_us(scene, scene.request)
    else:
        yield from carry(scene)


def _plain_words(scene: Scene, answers: Answers) -> Effects:
    """Words without a request: the answer itself, a topic, thanks, or something for a person to read."""
    answered = scene.answered.name if scene.answered else ""
    words = len(scene.text.split())
    filled_in = scene.details.fields or (answers.free is Free.FORM and words)
    if answered == "agenda-input" and words:
        yield from agendas.add(replace(scene, details=replace(scene.details, topic=scene.text.strip())))
    elif answered in meeting.ASKING and (words or scene.details.number):
        yield from meeting.answered(scene)
    elif answered == "agenda-ask" and filled_in:
        topic = "" if scene.details.fields else scene.text.strip()
        yield from together.topic(replace(scene, details=replace(scene.details, topic=topic)))
    elif answered == "which-goal" and named(scene.text, scene.pair.goals):
        yield from ending.goal_reached(replace(scene, request=Request.GOAL_REACHED))
    elif answered == "which-goal" and words:
        yield from _ask_back(scene, answers)
    elif answers.free is Free.CONTENT and words:
        yield from _for_a_person(scene, answered)
    elif not words and answers.offers:
        yield scene.answer(NotUnderstood(_nothing_read(scene), _offered(scene, answers)), scene.mentorship)
    elif words > A_FEW_WORDS or (answered in A_PERSON_ANSWERS and words > THANKS):
        yield from _a_person_reads(scene, answers)
    elif "?" in scene.text:
        yield from _ask_back(scene, answers)  # a question is never left without an answer


def _nothing_read(scene: Scene) -> str:
    """Say that no words came: what is attached to an answer to us is not looked at."""
    return ONLY_ATTACHED if scene.attachments else NO_WORDS


def _for_a_person(scene: Scene, answered: str) -> Effects:
    """A check-in and the like: kept, and told to the organizer, who was named as its reader."""
    pair = scene.mentorship
    apart = pair is not None and reasons.apart(scene)
    if pair is not None:  # who says that nothing comes is there, and yet it is as quiet as before
        pair = pair if apart else noted(pair, ANSWERED, scene.role, scene.now)
        yield Save(reasons.in_touch(scene, pair))
    yield Keep(pair, scene.asker, answered, scene.details.number, scene.text)
    if scene.details.number is not None and len(scene.text.split()) <= A_NUMBER:
        return  # a number alone can wait for the letter of the week, which names it where it is low
    if answered == OrganizerWrites.name:
        who = f"{scene.asker.name} ({scene.asker.address})"
        told = OrganizerAlert("wrote-back", who, words=scene.text)
        yield Tell(Office.ORGANIZER, told, pair, scene.asker)
    else:
        yield alert("answer", scene.asker, pair, scene.text, _look_up(pair))
    if apart:
        yield reasons.begin_again(scene)
    elif answered in READ_UNANNOUNCED:
        yield scene.answer(HelpLetter((), reads=True), pair)


def _look_up(pair: Mentorship | None) -> str:
    return f"mentorpost pairs show {pair.id}" if pair is not None else ""


def _ask_back(scene: Scene, answers: Answers) -> Effects:
    answered = scene.answered.name if scene.answered else ""
    if scene.asked_back or answered in A_PERSON_ANSWERS:
        # A second question the same day would only annoy: a person reads it, and we say so.
        yield from _a_person_reads(scene, answers)
        return
    words = _offered(scene, answers)
    yield scene.answer(NotUnderstood(scene.doubt, words, scene.details.unplaced), scene.mentorship)


def _unreadable(scene: Scene) -> Effects:
    """Say once that we have no key; at the second such mail a person should know; then it is known."""
    if not scene.encrypted_before:
        answers = ANSWERS.get(scene.answered.name, NO_ANSWER_OF_OURS) if scene.answered else NO_ANSWER_OF_OURS
        letter = NotUnderstood("", _offered(scene, answers), encrypted=True)
        yield scene.answer(letter, scene.mentorship)
    elif scene.encrypted_before == 1:
        yield alert("encrypted", scene.asker, scene.mentorship)


def _offered(scene: Scene, answers: Answers) -> tuple[Request, ...]:
    """Return the words to name where we ask back: no "decline" where it deletes, none that is refused."""
    if scene.answered and scene.answered.name in NO_DELETES:
        waits = scene.asker.status is not Status.APPROVED
        instead = {Request.DECLINE: Request.FORGET_ME, **({Request.MENTORS: Request.ACCEPT} if waits else {})}
        return tuple(instead.get(word, word) for word in answers.offers)
    pair = scene.mentorship
    if pair is not None and pair.state is State.PAUSED and pair.paused_by is not scene.role:
        return tuple(word for word in answers.offers if word is not Request.RESUME) or (Request.STATUS,)
    return (answers.offers or (Request.STATUS, Request.HELP))[:5]


def _a_person_reads(scene: Scene, answers: Answers) -> Effects:
    yield alert("read-this", scene.asker, scene.mentorship, scene.text)
    yield scene.answer(HelpLetter(_offered(scene, answers), reads=True), scene.mentorship)


def _confirm(scene: Scene) -> Send:
    pair = scene.mentorship
    about_one = not (scene.profile or scene.naming) and (
        scene.request is None or NEEDS[scene.request].mentorship
    )
    fitting = _fitting(scene, scene.request) if pair is None and scene.request and about_one else ()
    pair = fitting[0] if pair is None and len(fitting) == 1 else pair if about_one else None
    role = pair.role_of(scene.asker) if pair else None
    partner = pair.partner_of(role).first_name if pair and role else ""
    wanted = scene.request or (Request.CHANGE if scene.profile or scene.naming else Request.PASS_ON)
    elsewhere = scene.sender if scene.evidence is Evidence.TOKEN_ELSEWHERE else ""
    letter = ConfirmIdentity(wanted, partner, elsewhere)
    return replace(scene.answer(letter, pair), holds=True)


def _fitting(scene: Scene, request: Request | None) -> tuple[Mentorship, ...]:
    states = FITS.get(request, FITS_ELSE) if request else FITS_ELSE
    return tuple(m for m in scene.related if m.role_of(scene.asker) and m.state in states)


def _which_one(scene: Scene, request: Request, fitting: tuple[Mentorship, ...]) -> Send:
    if not fitting:
        return scene.answer(NotPossible(request, "state", (Request.STATUS, Request.MENTORS)))
    names = tuple(m.partner_of(m.role_of(scene.asker) or scene.role).name for m in fitting)
    return replace(scene.answer(NotPossible(request, "which-one", (), choices=names)), holds=True)


def _carried(scene: Scene) -> bool:
    return scene.mentorship is not None and scene.pair.state in CARRIES_MAIL


def _refusal(scene: Scene, refused: NotAllowed) -> Send:
    words = tuple(dict.fromkeys(WORD_FOR[s.event] for s in refused.possible if s.event in WORD_FOR))
    if scene.mentorship is not None and scene.mentorship.draft is None:
        words = tuple(word for word in words if word is not Request.AGREE)  # there is nothing to agree to yet
    if refused.state is State.ENDING:
        words = (Request.END_NOW, Request.SMALLER, Request.TALK, Request.CONTINUE)
    wanted = scene.request or Request.STATUS
    pair = scene.mentorship
    role = pair.role_of(scene.asker) if pair else None
    partner = pair.partner_of(role).first_name if pair and role else ""
    if pair is not None and pair.state is State.ENDING and pair.ending_by is not role:
        words = (Request.STATUS,)  # the possible words would tell that the other asked to end
    return scene.answer(NotPossible(wanted, "state", words[:5], partner), pair)
