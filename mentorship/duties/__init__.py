"""The timetable of each state: which duties it has, in order of importance (DESIGN, "Defaults")."""

from __future__ import annotations

from mentorship.duties.agreeing import (
    ask_for_form_again,
    break_the_ice,
    give_up_agreeing,
    let_amendment_lapse,
    send_form,
)
from mentorship.duties.breaks import announce_break
from mentorship.duties.choosing import expire_request, offer_free_place, remind_mentor, say_not_yet
from mentorship.duties.look import Calendar, Duty, Look, look
from mentorship.duties.managers import say_over_to_manager, show_to_manager
from mentorship.duties.nudging import nudge_as_ordered
from mentorship.duties.resting import (
    ask_about_pause,
    ask_for_number,
    close_long_pause,
    drop_claim,
    end_as_asked,
    resume_on_date,
    say_goodbye,
    send_summary,
    write_monthly,
)
from mentorship.duties.review import review_yearly
from mentorship.duties.rounds import (
    ask_for_agenda,
    ask_half_way,
    ask_still_useful,
    begin_unasked,
    check_in,
    close_after_time,
    move_on,
    remind_of_confidentiality,
    send_agenda,
    time_is_up,
)
from mentorship.duties.safety import ask_safety_contact
from mentorship.duties.silence import check_privately, close_quiet, nudge_who_begins
from mentorship.lifecycle import State
from mentorship.mentorship import Mentorship
from mentorship.people import Status

# fmt: off
TIMETABLE: dict[State, tuple[Duty, ...]] = {
    State.REQUESTED:   (expire_request, remind_mentor, say_not_yet),
    State.WAITLISTED:  (expire_request, offer_free_place),
    State.AGREEING:    (give_up_agreeing, send_form, ask_for_form_again, break_the_ice, check_in,
                        announce_break, nudge_as_ordered),
    State.ACTIVE:      (time_is_up, close_after_time, drop_claim, close_quiet, send_agenda,
                        announce_break, begin_unasked, nudge_as_ordered, check_privately, nudge_who_begins,
                        ask_for_agenda, remind_of_confidentiality, check_in, ask_half_way,
                        review_yearly, ask_still_useful, move_on, let_amendment_lapse,
                        show_to_manager),
    State.PAUSED:      (resume_on_date, close_long_pause, ask_about_pause, let_amendment_lapse,
                        show_to_manager),
    State.ENDING:      (end_as_asked,),
    State.MAINTENANCE: (say_over_to_manager, say_goodbye, drop_claim, send_summary, write_monthly),
    State.ENDED:       (say_over_to_manager, ask_for_number, send_summary),
}
# fmt: on

# After a report a person looks at the two: what ends it kindly stays, nothing asks or invites either of them.
WHILE_HELD = frozenset(
    {
        expire_request,
        give_up_agreeing,
        close_after_time,
        close_long_pause,
        end_as_asked,
        say_goodbye,
        say_over_to_manager,
    }
)


# Here a pair waits where letters to one of the two come back: nothing is asked, and no time runs out.
WAITS_FOR_AN_ADDRESS = frozenset({State.AGREEING, State.ACTIVE, State.PAUSED, State.MAINTENANCE})


def waits_for_an_address(pair: Mentorship) -> bool:
    """Whether the clock of a pair stands still, since letters to one of the two come back."""
    both = (pair.mentor.status, pair.mentee.status)
    return pair.state in WAITS_FOR_AN_ADDRESS and Status.UNDELIVERABLE in both


def owed(calendar: Calendar) -> Look:
    """Say what is owed to a mentorship now, and when to look again."""
    if waits_for_an_address(calendar.pair):
        return Look([], None)
    duties = TIMETABLE.get(calendar.pair.state, ())
    if calendar.pair.held:
        duties = (*(duty for duty in duties if duty in WHILE_HELD), ask_safety_contact)
    return look(calendar, duties)
