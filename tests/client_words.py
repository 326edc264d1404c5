"""The words that mail clients put around a quotation, by language."""

from __future__ import annotations

from mentorpost.demo.clients import ENGLISH, Words

# How each language says "On DATE, WHO wrote:", and labels the header of a quoted mail.
# fmt: off
WROTE = {
    "en": ENGLISH.wrote,
    "de": "Am {date} schrieb {who}:",
    "fr": "Le {date}, {who} a écrit :",
    "es": "El {date}, {who} escribió:",
    "nl": "Op {date} schreef {who}:",
    "it": "Il giorno {date} {who} ha scritto:",
    "pt": "Em {date}, {who} escreveu:",
}
LABELS = {
    "en": ENGLISH.labels,
    "de": ("Von", "Gesendet", "An", "Betreff"),
    "fr": ("De", "Envoyé", "À", "Objet"),
    "es": ("De", "Enviado", "Para", "Asunto"),
    "nl": ("Van", "Verzonden", "Aan", "Onderwerp"),
    "it": ("Da", "Inviato", "A", "Oggetto"),
    "pt": ("De", "Enviado", "Para", "Assunto"),
}
SENT_FROM = {
    "en": ENGLISH.sent_from,
    "de": "Von meinem iPhone gesendet",
    "fr": "Envoyé de mon iPhone",
    "es": "Enviado desde mi iPhone",
    "nl": "Verstuurd vanaf mijn iPhone",
    "it": "Inviato da iPhone",
    "pt": "Enviado do meu iPhone",
}
OUTLOOK_FOR = {
    "en": ENGLISH.get_outlook,
    "de": "Outlook für Android herunterladen",
    "fr": "Obtenez Outlook pour Android",
    "es": "Obtener Outlook para Android",
    "nl": "Outlook voor Android downloaden",
    "it": "Scarica Outlook per Android",
    "pt": "Obter o Outlook para Android",
}
# fmt: on

WORDS = {
    language: Words(WROTE[language], LABELS[language], SENT_FROM[language], OUTLOOK_FOR[language])
    for language in WROTE
}
