"""What stands behind a label of an agreement becomes canonical words, or is asked about,
in seven languages."""

from __future__ import annotations

import pytest

from inbox_rules.line_values import line_value
from mentorship.fields import Field

# fmt: off
SAID: dict[Field, dict[str, tuple[str, ...]]] = {
    Field.BEGINS: {  # C11
        "me": ("me", "I do", "I'll write first", "ich", "ich fange an", "moi", "je commence", "yo",
               "empiezo yo", "io",
               "inizio io", "ik", "ik begin", "eu", "eu começo"),
        "the other": ("him", "she does", "er", "elle", "ella", "lei", "hij", "ela"),
        "the mentor": ("the mentor", "mein Mentor", "la mentora", "il mio mentore", "mijn mentor",
               "o mentor"),
        "the mentee": ("my mentee", "der Mentee", "la mentorée", "el mentorado"),
        "in turns": ("in turns", "we take turns", "we alternate", "abwechselnd", "wir wechseln uns ab",
               "à tour de rôle",
                     "en alternance", "por turnos", "a turno", "alternandoci", "om de beurt",
               "alternadamente"),
        "Max": ("Max", "Max begins", "Max fängt an", "Max comienza", "Max, always"),
        "Mia": ("Mia", "Mia starts", "Mia begint"),
        "whoever has something": ("whoever has something",),
        "not me": ("not me",),
    },
    Field.ANSWERS_WITHIN: {  # C12
        "2 days": ("two days", "2", "48 hours", "48 Stunden", "deux jours", "dos días", "due giorni",
               "twee dagen",
                   "dois dias", "within 2 days at the latest", "1-2 days"),
        "7 days": ("a week", "eine Woche", "une semaine", "una semana", "una settimana", "een week",
               "uma semana"),
        "1 day": ("the same day", "24h", "am nächsten Tag", "le lendemain", "al día siguiente",
               "no mesmo dia"),
        "3 working days": ("3 working days", "drei Werktage", "3 jours ouvrés", "3 días laborables",
                           "3 giorni lavorativi", "3 werkdagen", "3 dias úteis"),
        "5 days (5 days, later in August)": ("5 days, later in August",),
    },
    Field.HOW: {  # E12
        "by phone": ("by phone", "calls", "am Telefon", "par téléphone", "por teléfono", "al telefono",
               "telefonisch",
                     "por telefone"),
        "by video": ("Zoom", "video calls", "per Videoanruf", "en visio", "por videollamada", "videochiamata",
                     "videobellen", "por videochamada"),
        "in person": ("in person", "face to face", "persönlich", "en personne", "en persona", "di persona",
                      "persoonlijk", "pessoalmente"),
        "by chat": ("WhatsApp", "live text chat", "im Chat", "por chat", "via chat"),
        "by conference call": ("conference calls", "Telefonkonferenz", "conférence téléphonique",
                               "conferencia telefónica", "conferenza telefonica", "teleconferência"),
        "by mail": ("email", "per E-Mail", "par courriel", "por correo electrónico", "posta elettronica",
               "per mail"),
        "by mail, by phone": ("mail and phone", "E-Mail und Telefon", "e-mail et téléphone",
               "correo y teléfono"),
        "by mail (mail, no calls please)": ("mail, no calls please",),
        "by video, by phone (Zoom, by phone if it fails)": ("Zoom, by phone if it fails",),
        "we shall see": ("we shall see",),
    },
    Field.SESSION: {  # E17
        "15 minutes": ("15", "15 min", "a quarter of an hour", "eine Viertelstunde", "un quart d'heure",
               "kwartier"),
        "30 minutes": ("30", "half an hour", "30 Minuten", "eine halbe Stunde", "une demi-heure",
               "media hora",
                       "mezz'ora", "een half uur", "meia hora"),
        "45 minutes": ("45 minutes", "trois quarts d'heure", "drei viertel Stunde", "tres cuartos de hora"),
        "60 minutes": ("60", "an hour", "1 h", "eine Stunde", "une heure", "una hora", "un'ora", "een uur",
               "uma hora"),
        "90 minutes": ("1h30", "an hour and a half", "anderthalb Stunden", "1.5 hours", "hora y media"),
        "50 minutes": ("50 minutes", "about 50 min each"),
        "30-45 minutes": ("30-45 minutes", "30 bis 45 Minuten"),
    },
    Field.AGENDA: {  # E20, E21
        "mentee": ("mentee", "yes", "the mentee sends one", "ja", "oui", "sí", "sim"),
        "both": ("both", "both of us", "beide", "les deux", "los dos", "entrambi", "allebei", "os dois"),
        "none": ("none", "no agenda", "nein", "aucun", "ninguna", "nessuna", "geen", "nenhuma"),
        "me": ("me", "I send it", "ich"),
        "Mia": ("Mia", "Mia sends it"),
    },
    Field.WORK_REVIEW: {  # A23, C3
        "yes": ("yes", "ja", "oui", "sí", "sì", "sim", "gerne"),
        "no": ("no", "none", "rather not", "nein", "non", "nee", "não"),
        "yes (yes, my CV only)": ("yes, my CV only",),
    },
    Field.AVAILABILITY: {  # E16
        "Mon, Wed 18:00-20:00": ("Mondays and Wednesdays 18:00-20:00", "Mon, Wed 6-8 pm",
               "Montag und Mittwoch 18 - 20 Uhr",
                                 "lundi et mercredi de 18h à 20h", "lunes y miércoles de 18 a 20",
                                 "lunedì e mercoledì dalle 18 alle 20",
               "maandag en woensdag van 18 tot 20 uur",
                                 "segunda e quarta das 18h às 20h"),
        "Tue 09:00-12:00, Thu 14:00-16:00": ("Tuesdays 9-12 and Thursdays 14-16",
               "mardi 9h-12h, jeudi 14h-16h"),
        "Mon, Tue, Wed, Thu, Fri 09:00-17:00": ("weekdays 9am to 5pm", "Mo-Fr 9 bis 17 Uhr",
               "entre semana de 9 a 17"),
        "Sat": ("Saturdays", "samstags", "sábado"),
        "most evenings": ("most evenings",),
        "Mon 6-8": ("Mon 6-8",),  # in the morning, or in the evening
        "Mon after 18:00": ("Mon after 18:00",),
    },
    Field.TIME: {"2 hours a week": ("2 hours a week",), "both: an hour each": ("an hour each",)},
}
# fmt: on
ASKED_BACK = {
    Field.BEGINS: ("you", "du", "vous"),
    Field.ANSWERS_WITHIN: ("soon", "99 days", "as we can", "0 days", "2 days, or a week", "bald"),
    Field.SESSION: ("banana", "3", "0 minutes", "12 hours", "30 minutes or an hour", "long enough", "a week"),
    Field.AGENDA: ("my CV, and then the interview", "on Mondays"),
    Field.WORK_REVIEW: ("my CV", "perhaps"),
}


@pytest.mark.parametrize(
    ("field", "written", "canonical"),
    [
        (f, said, canonical)
        for f, row in SAID.items()
        for canonical, written in row.items()
        for said in written
    ],
)
def test_a_line_says_the_same_in_every_language(field: Field, written: str, canonical: str) -> None:
    assert line_value(field, written) == canonical
    assert line_value(field, canonical) == canonical, "what stands in a form says the same when it comes back"


@pytest.mark.parametrize(("field", "written"), [(f, said) for f, row in ASKED_BACK.items() for said in row])
def test_what_nobody_can_place_is_asked_back(field: Field, written: str) -> None:
    assert line_value(field, written) is None
