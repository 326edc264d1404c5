"""Every timer and limit that a programme may set, with its default (DESIGN, "Defaults").

Days unless the name says otherwise. The table of settings in docs/settings.md is written from here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Policy:
    """The [policy] of the settings."""

    approval: str = "organizer"  # or "automatic", for the addresses in `allowed`
    allowed: tuple[str, ...] = ()
    adults_only: bool = True
    managers: bool = False  # whether participants may name their own manager (D8)
    mentor_time: str = "20 minutes a week"  # what it costs, as letters say it (A3, D1)
    mentee_time: str = "an hour a week"
    topics: tuple[str, ...] = (
        "career change",
        "education at work and elsewhere",
        "relationships",
        "leadership",
        "conflict and negotiation",
    )
    approval_again: int = 3  # days until the organizer is shown once more who waits
    reference_days: int = 60  # until somebody who was asked to recommend a mentor is forgotten
    reference_askings: int = 6  # for one mentor, overall

    capacity: int = 1
    after_maintenance: str = "unavailable"  # or "available": the mentor need not say so again
    show_ratings: bool = False
    relay_keep_days: int = 7
    service_keep_days: int = 30
    attachments: str = "pass"  # or "hold", "strip": what becomes of files in the pair's mail
    relay_megabytes: int = 20  # the largest mail whose files are passed on

    request_reminder: int = 4
    request_expiry: int = 10
    request_expiry_ranked: int = 7  # where the mentee named whom to ask next
    request_next: int = 5  # the mentee hears "not yet", and may ask somebody else at once
    request_again: int = 30  # a mentor who said no is asked again by the same mentee no sooner
    proposal_answer: int = 10
    waitlist_expiry: int = 60
    place_free_answer: int = 7
    place_free_again: int = 30  # who did not answer an offer is asked again no sooner

    icebreakers: tuple[int, ...] = (3, 11)
    agreement_form: int = 7
    agreement_mentor: int = 4  # silent days of the mentee, then the mentor is asked too
    agreement_reminder: int = 14
    agreement_alert: int = 21
    agreement_expiry: int = 28
    default_months: int = 4

    agenda_answer: int = 3
    check_in: int = 17
    check_in_until: int = 24
    check_in_again: int = 90  # open-ended pairs
    confidentiality: int = 14
    confidentiality_again: int = 120  # open-ended pairs
    goals_until: int = 35
    still_useful_informal: int = 91
    still_useful_direct: int = 30

    private_check: int = 9  # after the nudge
    quiet_alert: int = 12  # after the private check
    quiet_close: int = 26  # after the private check

    pause_asked: tuple[int, ...] = (30, 60)
    pause_expiry: int = 90
    ending: int = 7
    closing_answer: int = 14
    someone_else: int = 7  # days in which the organizer writes to who asked for another match
    closing_summary: int = 8  # days after the end
    goal_answer: int = 14
    unanswered_months: int = 3
    ended_answers: int = 90  # an old thread is answered kindly so long

    letters_in_7_days: int = 2
    letters_in_30_days: int = 5
    letters_in_first_30_days: int = 8
    quiet_from_hour: int = 20
    quiet_until_hour: int = 8
    bounce_points: int = 6
    letters_per_hour: int = 0  # that leave, in all; 0: as many as there are
    letters_per_day: int = 0  # the same; 0: what is known of the provider
    answers_a_day: int = 10
    strangers_an_hour: int = 20
