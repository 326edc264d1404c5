"""Phrases as they stand in words/: how they are written down, found, and what they must not cover."""

from __future__ import annotations

import pytest

from inbox_rules.coverage import cover
from inbox_rules.folding import fold, words_of
from inbox_rules.patterns import Mark, Phrasebook
from inbox_rules.vocabulary import LANGUAGES, language
from mentorship.answers import ANSWERS
from mentorship.requests import Request
from tests.inbox_rules.mails import answer

MARK = Mark("kind", "name")


def found(pattern: str, words: str) -> bool:
    """Whether `words` as a whole are what `pattern` says."""
    book = Phrasebook({"glad": ["glad", "more than happy"]})
    book.add(pattern, "kind", "name")
    return (len(words.split()), MARK) in list(book.matches(words.split(), 0))


@pytest.mark.parametrize(
    "words", ["i am glad to help", "i would be more than happy to help", "i am glad to mentor her"]
)
def test_choices_lists_and_what_may_be_missing(words: str) -> None:
    assert found("i (am|would be) {glad} to (help|mentor her)", words)
    assert found("[i] [am|would be] {glad} to (help|mentor her)", words)


@pytest.mark.parametrize("words", ["", "glad", "glad glad", "glad more than happy glad"])
def test_a_star_allows_up_to_three(words: str) -> None:
    assert found("so {glad}* yes", f"so {words} yes".replace("  ", " "))
    assert not found("so {glad}* yes", "so glad glad glad glad yes")


def test_a_pattern_that_does_not_close_is_refused() -> None:
    book = Phrasebook({})
    book.add("i (am|was", "kind", "name")

    with pytest.raises(ValueError, match="close"):
        book.over(["i", "am"])


def test_a_book_knows_the_words_of_its_phrases_and_of_the_lists_that_they_use() -> None:
    book = Phrasebook({"glad": ["[so] {very}* glad"], "very": ["really"], "never": ["unused"]})
    book.add("i (am|was) {glad}* ...", "kind", "name")

    assert book.words == {"i", "am", "was", "so", "glad", "really"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_phrase_of_a_language_can_be_laid_out(code: str) -> None:
    one = language(code)

    for book in (one.phrases, one.alarms, one.cues):
        book.over(["i"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_has_each_table_and_only_requests_that_exist(code: str) -> None:
    one = language(code)

    assert one.phrases.words
    assert one.alarms.words
    assert all((one.clauses, one.self, one.turns, one.joins, one.hello, one.others, one.runs))


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_alarm_word_is_covered_as_a_filler(code: str) -> None:
    """A filler is passed over in silence, so it may not be what makes a request doubtful."""
    one = language(code)
    weighty = {"condition", "negation", "double"}
    for word in one.alarms.words & one.phrases.words:
        alarms = {mark.name for end, mark in one.alarms.matches([word], 0) if end == 1}
        fillers = {mark.name for end, mark in one.phrases.matches([word], 0) if end == 1}
        assert not (alarms & weighty and "filler" in fillers), word


@pytest.mark.parametrize(
    "words", ["👍", "Yes.", "YES!!", "yes :-)", " yes ", "„Yes“", "Y e s".replace(" ", ""), "yes…"]
)
def test_signs_and_case_do_not_matter(words: str) -> None:
    assert answer("request", words).request is Request.ACCEPT


@pytest.mark.parametrize("words", ["d'accord", "d’accord", "D’Accord !", "D'ACCORD."])
def test_typographic_variants_are_the_same_words(words: str) -> None:
    assert answer("request", words).request is Request.ACCEPT


def test_a_word_that_nothing_accounts_for_is_not_passed_over() -> None:
    english = language("en")

    assert cover(words_of(fold("I accept gladly")), english, lambda mark, length: True) is not None
    assert cover(words_of(fold("I accept gravity")), english, lambda mark, length: True) is None


@pytest.mark.parametrize("partner", ["Will", "May", "Mark", "Grace", "Mia"])
def test_a_partner_whose_name_is_a_word_breaks_no_sentence(partner: str) -> None:
    assert answer("request", f"I would love to help {partner}.", partner=partner).request is Request.ACCEPT
    assert answer("request", "I will gladly do it.", partner=partner).request is Request.ACCEPT
    assert answer("request", "No, I will not.", partner=partner).request is Request.DECLINE


def test_every_letter_has_answers_that_can_be_read() -> None:
    assert all(answer(letter, "hello").request is None for letter in ANSWERS)
