"""What a whole mail asks for: its subject, its first lines, words for the partner, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from inbox_rules.understand import understand
from inbox_rules.values import Asked
from mentorship.answers import ANSWERS, Free
from mentorship.requests import Request
from tests.inbox_rules.mails import SUBJECT, TODAY, answer, incoming, outcome

PARTNER_LETTERS = [name for name, answers in ANSWERS.items() if answers.free is Free.PARTNER]
CONTENT_LETTERS = [name for name, answers in ANSWERS.items() if answers.free is Free.CONTENT]
OFFERED = [(name, request) for name, answers in ANSWERS.items() for request in answers.offers]
# A rating and a code need more than the word.
NEED_MORE = (Request.RATE, Request.MENTOR, Request.REQUEST, Request.TOPIC, Request.ISSUE)


@pytest.mark.parametrize(("letter", "request_"), OFFERED)
def test_each_word_that_a_letter_offers_is_understood_in_its_answer(letter: str, request_: Request) -> None:
    if request_ not in NEED_MORE:
        assert answer(letter, str(request_)).request is request_


@pytest.mark.parametrize(("letter", "request_"), OFFERED)
def test_each_offered_word_is_understood_in_a_whole_mail(letter: str, request_: Request) -> None:
    text = f"Hello,\n\n{str(request_).capitalize()}.\n\nThanks and best regards,\nMax Berger"

    if request_ not in NEED_MORE:
        assert answer(letter, text).request is request_


@pytest.mark.parametrize("letter", ANSWERS)
def test_a_bare_yes_means_what_the_letter_says_or_is_asked_about(letter: str) -> None:
    found = answer(letter, "Yes.")

    if ANSWERS[letter].free is Free.PARTNER and ANSWERS[letter].yes is None:
        assert outcome(found) == "content"
    else:
        assert outcome(found) == str(ANSWERS[letter].yes or "ask")


@pytest.mark.parametrize("letter", ANSWERS)
def test_a_bare_no_means_what_the_letter_says_or_is_asked_about(letter: str) -> None:
    found = answer(letter, "No, thanks.")

    if ANSWERS[letter].free is Free.PARTNER and ANSWERS[letter].no is None:
        assert outcome(found) == "content"
    else:
        assert outcome(found) == str(ANSWERS[letter].no or "ask")


@pytest.mark.parametrize("letter", ANSWERS)
@pytest.mark.parametrize(
    "words", ["Thanks!", "Thank you very much, Max", "Many thanks for your letter.\n\nMax"]
)
def test_thanks_alone_is_content_in_answer_to_any_letter(letter: str, words: str) -> None:
    assert outcome(answer(letter, words)) == "content"


@pytest.mark.parametrize("letter", [*ANSWERS, "-"])
@pytest.mark.parametrize("words", ["report he shouted at me", "I want to report my mentor", "Report"])
def test_a_report_is_one_in_answer_to_any_letter(letter: str, words: str) -> None:
    assert answer(letter, words).request is Request.REPORT


@pytest.mark.parametrize("letter", PARTNER_LETTERS)
@pytest.mark.parametrize(
    "words",
    [
        "Hi Mia,\n\nI accept your point about the gap. I don't want to end there, though.\n\nMax",
        "I could not agree more. Shall we pause on that and talk next week?",
        "We reached our goal together, and I am proud of you.",
        "No, I would say.",
        "I'd like to stop here for today. More tomorrow!",
        "Request more time from your boss.",
        "Help yourself to my slides.",
        "Yes, if you like.",
    ],
)
def test_prose_in_a_mail_for_the_partner_is_theirs_and_never_doubted(letter: str, words: str) -> None:
    assert outcome(answer(letter, words)) == "content"


@pytest.mark.parametrize("words", ["end", "End.", "Hi,\n\nend\n\nMax", "pause", "end please"])
def test_a_mail_for_the_partner_that_is_only_a_word_says_so(words: str) -> None:
    found = answer("relayed", words)

    assert found.request in (Request.END, Request.PAUSE)
    assert found.only_request


def test_a_word_in_a_longer_mail_for_the_partner_is_not_the_whole_of_it() -> None:
    found = answer(
        "agenda", "skip\n\nI am in Rome until Friday, and would rather enjoy it. See you after that!"
    )

    assert found.request is Request.SKIP
    assert not found.only_request


def test_a_word_that_the_letter_does_not_offer_is_prose_in_a_longer_mail_for_the_partner() -> None:
    assert outcome(answer("agenda", "end\n\nThat was the word that I was looking for.")) == "content"


@pytest.mark.parametrize(
    "words", ["Hi Mia,\n\nhow are you?", "Mia,\nthanks for this", "Dear Mia, I liked that."]
)
def test_it_is_seen_that_a_mail_greets_the_partner(words: str) -> None:
    assert answer("status", words).greets_partner


@pytest.mark.parametrize("words", ["Hi,\n\nMia is great", "Hello Ann,\nthanks", "I met Mia"])
def test_a_mail_that_only_names_the_partner_does_not_greet_them(words: str) -> None:
    assert not answer("status", words).greets_partner


def test_words_for_the_partner_are_those_on_the_line_that_says_so() -> None:
    found = answer(
        "request", "decline\n\nTell Mia: I wish you all the best.\nBetween us: her letter is too long."
    )

    assert found.request is Request.DECLINE
    assert found.arguments.tell == "I wish you all the best."
    assert "too long" in found.arguments.reason


def test_a_wrapped_line_for_the_partner_is_taken_whole() -> None:
    line = "Tell Mia: I wish you all the best for your search and am sure that you will find"

    assert answer("request", f"decline\n{line}\nsomebody.").arguments.tell.endswith("you will find somebody.")


def test_words_for_somebody_else_are_not_for_the_partner() -> None:
    assert answer("request", "decline\nTell Tom: hello").arguments.tell == ""


@pytest.mark.parametrize(
    "line",
    [
        "Tell Mia Okafor:",
        "Sagen Sie Mia Okafor:",
        "Bitte sagen Sie Mia:",
        "Sag Mia bitte:",
        "Dites à Mia Okafor :",
        "Dígale a Mia:",
        "Dile a Mia Ruiz de la Fuente:",
    ],
)
def test_the_partner_may_be_named_in_full_and_asked_for_politely(line: str) -> None:
    assert answer("request", f"decline\n{line} Viel Glück!").arguments.tell == "Viel Glück!"


@pytest.mark.parametrize(
    "line", ["Tell Mia nothing:", "Sag Mia nichts:", "Tell Mia NOTHING:", "Sagen Sie Mia NIE:"]
)
def test_what_the_partner_shall_not_hear_is_not_told(line: str) -> None:
    assert answer("request", f"decline\n{line} I am ill").arguments.tell == ""


@pytest.mark.parametrize("words", ["Pause vom 3. bis 10. Mai", "Urlaub 3. bis 10. Mai"])
def test_a_full_stop_behind_the_first_of_two_days_makes_no_change_of_the_second(words: str) -> None:
    assert outcome(answer("agreement-settled", words)) == "ask"


def test_a_request_in_the_words_for_the_partner_does_not_count() -> None:
    assert (
        outcome(answer("request", "accept\n\nTell Mia: I don't want to end up as your boss, if you agree"))
        == "accept"
    )


def test_a_reason_is_kept_and_is_the_authors_own_spelling() -> None:
    found = answer("request", "Decline.\n\nI am in the middle of a move to Zürich.")

    assert found.arguments.reason == "I am in the middle of a move to Zürich."


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("pause until 3 May", date(2026, 5, 3)),
        ("Could we take a break until 3 May?", date(2026, 5, 3)),
        ("pause for two weeks", date(2026, 3, 18)),
        ("Pause please. I am back on 3 May.", date(2026, 5, 3)),
        ("pause", None),
    ],
)
def test_a_pause_ends_on_the_day_named(words: str, until: date | None) -> None:
    found = answer("nudge", words)

    assert found.request is Request.PAUSE
    assert found.arguments.until == until


@pytest.mark.parametrize(
    "words", ["pause until 03/04", "pause until Easter", "pause for a few weeks", "pause on 3 May"]
)
def test_a_pause_whose_day_cannot_be_read_is_asked_about(words: str) -> None:
    assert outcome(answer("work-it-out", words)) == "ask"


def test_accepting_may_name_the_day_from_which_on() -> None:
    found = answer("request", "Yes, gladly, starting 1 May.")

    assert (found.request, found.arguments.starts) == (Request.ACCEPT, date(2026, 5, 1))


def test_codes_are_taken_in_their_order_and_the_rest_is_for_the_mentor() -> None:
    found = answer("directory", "request k7m2, else P3QD\n\nI have taught maths for ten years.")

    assert found.request is Request.REQUEST
    assert found.arguments.codes == ("K7M2", "P3QD")
    assert found.arguments.reason == "I have taught maths for ten years."


def test_greeting_and_name_are_no_part_of_what_the_mentor_reads() -> None:
    found = answer("directory", "Hello,\n\nrequest K7M2\n\nI can't tell what counts.\n\nBest regards,\nMax")

    assert found.arguments.codes == ("K7M2",)
    assert found.arguments.reason == "I can't tell what counts."


def test_a_topic_follows_its_word() -> None:
    assert answer("-", "mentors data careers").arguments.topic == "data careers"
    assert answer("agenda-ask", "issue: my boss reads my mail").arguments.topic == "my boss reads my mail"


def test_a_number_in_a_check_in_is_content() -> None:
    found = answer("check-in", "4, and I would change nothing")

    assert outcome(found) == "content"
    assert found.arguments.number == 4


def test_a_number_is_a_rating_only_in_answer_to_the_survey() -> None:
    assert answer("survey", "4").arguments.number == 4
    assert answer("survey", "4").request is Request.RATE
    assert answer("check-in", "4").request is None


def test_a_long_answer_without_a_request_is_for_a_person_to_read() -> None:
    assert outcome(answer("request", "It is a long story. " * 10)) == "content"
    assert outcome(answer("request", "It is a long story.")) == "ask"


def test_the_subject_of_a_new_mail_is_its_first_line() -> None:
    assert understand(incoming("", "Pause until 3 May"), None, TODAY).arguments.until == date(2026, 5, 3)
    assert understand(incoming("I have exams.", "pause"), None, TODAY).request is Request.PAUSE


def test_the_same_request_in_subject_and_text_is_one_and_the_fuller_counts() -> None:
    found = understand(incoming("Please pause until 3 May.", "Pause"), None, TODAY)

    assert (found.request, found.arguments.until) == (Request.PAUSE, date(2026, 5, 3))


def test_a_subject_that_says_another_thing_than_the_text_is_asked_about() -> None:
    assert outcome(understand(incoming("pause", "end"), None, TODAY)) == "ask"


@pytest.mark.parametrize(
    "subject", [f"Re: {SUBJECT}", f"AW: {SUBJECT}", f"[EXTERNAL] Re: {SUBJECT}", f"Re: {SUBJECT[:10]}"]
)
def test_our_own_subject_is_not_what_they_wrote(subject: str) -> None:
    asked = Asked("request", subject=SUBJECT, partner="Mia")

    assert understand(incoming("accept", subject), asked, TODAY).only_request


def test_a_subject_changed_in_an_answer_counts() -> None:
    asked = Asked("request", subject=SUBJECT, partner="Mia")

    assert understand(incoming("", "Re: accept"), asked, TODAY).request is Request.ACCEPT


def test_a_token_in_the_subject_is_no_word_of_theirs() -> None:
    subject = "accept 1a-abcdefghijklmnopqrst [ref:1a-abcdefghijklmnopqrst]"

    assert understand(incoming("", subject), None, TODAY).request is Request.ACCEPT


@pytest.mark.parametrize(
    "text",
    [
        'Apple Mail sent this email to unsubscribe from the message "Max and Mia, 15 to 28 February"',
        "This message was automatically generated by Gmail.",
        "",
    ],
)
def test_the_mail_that_programs_write_to_unsubscribe_asks_for_fewer_letters(text: str) -> None:
    assert understand(incoming(text, "unsubscribe"), None, TODAY).request is Request.FEWER


def test_lines_of_our_own_letter_are_not_read_as_theirs() -> None:
    sent = "It means 20 minutes a week.\n\nI would like to decline it is what you may say"
    text = "yes\n\n> It means 20 minutes a week.\nI would like to decline it is what you may say"

    assert answer("request", text, sent=sent).request is Request.ACCEPT
    assert "decline" not in answer("request", text, sent=sent).text


def test_nothing_that_is_quoted_is_a_request() -> None:
    assert outcome(answer("request", "> accept\nThanks")) == "content"


def test_further_words_that_one_letter_offered_are_understood_more_freely() -> None:
    assert outcome(answer("status", "I have room for another")) == "ask"
    assert outcome(answer("status", "I have room for another", also=(Request.AVAILABLE,))) == "available"


@pytest.mark.parametrize("letter", CONTENT_LETTERS)
def test_what_they_tell_us_in_answer_to_a_question_is_never_doubted(letter: str) -> None:
    words = "It goes well. If she wrote more often I would not mind, but I know that she is busy."

    assert outcome(answer(letter, words)) == "content"


@pytest.mark.parametrize(
    "piece", ["yes ", "i would like to ", "Goal: x\n", "no, but ", "pause until 3 May ", "\n", "👍"]
)
def test_a_megabyte_of_anything_is_read_in_a_second(piece: str) -> None:
    assert answer("agreement-form", piece * (1_000_000 // len(piece))) is not None
