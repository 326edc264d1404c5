"""What kind of mail is it? The order of the rules is this table; the first whose check holds names the kind.

Bounces stand before automatic mail, since most bounces are marked as automatic. The rules are careful in one
direction: no person is taken for a machine.
"""

from __future__ import annotations

from inbox_rules.kinds import (
    absence,
    automatic,
    calendar_answer,
    complaint,
    delivery_notice,
    failure_report,
    failure_words,
    list_refusal,
    mailing_list,
    own_letter,
    own_sender,
    person,
    reaction,
    receipt,
    unsubscribe,
)
from inbox_rules.kinds.rule import Rule, Seen

RULES: tuple[Rule, ...] = (
    own_sender.RULE,
    own_letter.RULE,
    delivery_notice.RULE,
    failure_report.RULE,
    failure_words.RULE,
    list_refusal.RULE,
    complaint.RULE,
    receipt.RULE,
    unsubscribe.RULE,
    absence.RULE,
    automatic.RULE,
    mailing_list.RULE,
    calendar_answer.RULE,
    reaction.RULE,
    person.RULE,
)


def first(seen: Seen) -> Rule:
    """Return the first rule whose check holds; the last always does."""
    return next(rule for rule in RULES if rule.check(seen))
