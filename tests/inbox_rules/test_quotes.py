"""What the author wrote is kept, what a mailer repeats is not, in the words of many mailers and languages."""

# ruff: noqa: E501 - a row is what one mailer writes

from __future__ import annotations

import pytest

from inbox_rules.quotes import author_text

# fmt: off
INTRODUCED = (
    "Den mån 2 mars 2026 kl 09:05 skrev Ann <a@example.org>:",
    "Den man. 2. mar. 2026 kl. 09.05 skrev Ann <a@example.org>:",
    "man. 2. mars 2026 kl. 09:05 skrev Ann <a@example.org>:",
    "ma 2. maalisk. 2026 klo 9.05 Ann (a@example.org) kirjoitti:",
    "pon., 2 mar 2026 o 09:05 Ann <a@example.org> napisał(a):",
    "po 2. 3. 2026 v 9:05 odesílatel Ann <a@example.org> napsal:",
    "пн, 2 мар. 2026 г. в 09:05, Ann <a@example.org>:",
    "пн, 2 бер. 2026 р. о 09:05 Ann <a@example.org> пише:",
    "2 Mar 2026 Pzt, 09:05 tarihinde Ann <a@example.org> şunu yazdı:",
    "Ann <a@example.org> ezt írta (időpont: 2026. márc. 2., H, 9:05):",
    "Ann <a@example.org> 于2026年3月2日周一 09:05写道：",
    "2026年3月2日(月) 9:05 Ann <a@example.org>:",
    "2026년 3월 2일 (월) 오전 9:05, Ann <a@example.org>님이 작성:",
    "în lun., 2 mar. 2026 la 09:05, Ann <a@example.org> a scris:",
    "Στις Δευ 2 Μαρ 2026 στις 9:05 π.μ., ο χρήστης Ann <a@example.org> έγραψε:",
    "Vào Th 2, 2 thg 3, 2026 vào lúc 09:05 Ann <a@example.org> đã viết:",
    "Pada tanggal Sen, 2 Mar 2026 pukul 09.05 Ann <a@example.org> menulis:",
    "El lun, 2 mar 2026 a las 9:05, Ann (<a@example.org>) escribió:",
    "Il giorno lun 2 mar 2026 alle ore 09:05 Ann <a@example.org> ha scritto:",
    "Em seg., 2 de mar. de 2026 às 09:05, Ann <a@example.org> escreveu:",
    "Op ma 2 mrt 2026 om 09:05 schreef Ann <a@example.org>:",
    "Le lun. 2 mars 2026 à 09:05, Ann <a@example.org> a écrit :",
    "Am Mo., 2. März 2026 um 09:05 Uhr schrieb Ann <a@example.org>:",
    "Am 02.03.26 um 09:05 schrieb Ann:",
    "Le 02/03/2026 à 09:05, Ann a écrit :",
    "On 02/03/2026 09:05, Ann wrote:",
    "Ann schrieb am 02.03.2026 um 09:05:",
    "On Mon, 2 Mar 2026, 09:05 Ann, <a@example.org> wrote:",
    "Monday, March 2, 2026 9:05 AM +00:00 from Ann <a@example.org>:",
    "Ann wrote on 02/03/2026 09:05:",
    "-------- Ursprüngliche Nachricht --------\nVon: Ann <a@example.org>\nDatum: 02.03.26 09:05 (GMT+01:00)\nAn: Max\nBetreff: Brief",
    "Gesendet: Montag, 02. März 2026 um 09:05 Uhr\nVon: \"Ann\" <a@example.org>\nAn: max@example.org\nBetreff: Brief",
    "差出人: Ann\n送信日時: 2026年3月2日\n宛先: Max\n件名: 手紙",
    "发件人: Ann\n发送时间: 2026年3月2日\n收件人: Max\n主题: 信",
    "Från: Ann\nSkickat: den 2 mars 2026 09:05\nTill: Max\nÄmne: Brev",
    "Ann kirjoitti 2.3.2026 klo 9.05:",
    "---- Ann wrote ----",
    "-----Ann Reyes/Example wrote: -----",
    "W dniu 02.03.2026 o 09:05, Ann pisze:",
    "02.03.2026 09:05, Ann пишет:",
    "Dňa po 2. 3. 2026 o 9:05 Ann <a@example.org> napísal(a):",
    "pon, 2. ožu 2026. u 9:05 Ann <a@example.org> napisao je:",
    "V pon., 2. mar. 2026 ob 09:05 je oseba Ann <a@example.org> napisala:",
)
INTRODUCED_BEFORE_QUOTE_SIGNS = (
    "Quoting Ann <a@example.org>:",
    "Zitat von Ann <a@example.org>:",
    "* Ann <a@example.org> [2026-03-02 09:05]:",
)
THE_AUTHORS_OWN = (
    "Hello Ann,\n\nOn Monday 3 May I wrote to Mia at 10:00, see:\n\nmy mail",
    "We meet on 3 May at 10:00:\n\n- you\n- me",
    "From: Berlin\nTo: Paris\n\nthat is my way",
    "My address: max@example.org\nPhone: 5",
    "Time: 10:00\nTo do: write to Ann\nFocus: data",
    "Am Montag um 10:00 schrieb ich dir:\n\ndas hier",
    "I can on:\n\n2 May 10:00\n3 May 11:00\n\nMax",
    "At 10:00 on 3 May, Mia said:\nlet us meet",
    "Sent from my heart\n\nMax",
    "> a line of my own\n\nand my answer",
)
# fmt: on


@pytest.mark.parametrize("line", INTRODUCED)
def test_what_follows_such_a_line_is_quoted(line: str) -> None:
    assert author_text(f"Yes, gladly.\n\n{line}\n\n> Hello Max\n> bye\n").text == "Yes, gladly."
    assert author_text(f"Yes, gladly.\n{line}\n\n> Hello Max\n> bye\n").text == "Yes, gladly."
    assert author_text(f"Yes, gladly.\n\n{line}\n\nHello Max\nbye\n").text == "Yes, gladly."


@pytest.mark.parametrize("line", INTRODUCED_BEFORE_QUOTE_SIGNS)
def test_such_a_line_introduces_only_quote_signs(line: str) -> None:
    assert author_text(f"Yes, gladly.\n\n{line}\n\n> Hello Max\n> bye\n").text == "Yes, gladly."


@pytest.mark.parametrize("text", THE_AUTHORS_OWN)
def test_what_the_author_wrote_stays(text: str) -> None:
    assert author_text(text).text.split() == text.split()


@pytest.mark.parametrize(
    "below",
    [
        "-- \nMax Berger\nRiverside",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "This e-mail and any attachments are confidential and intended solely for the addressee.",
        "________________________________\nMax Berger, Riverside",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
    ],
)
def test_what_stands_below_the_authors_words_is_not_theirs(below: str) -> None:
    assert author_text(f"Yes, gladly.\n\nThanks,\nMax\n\n{below}\n").text == "Yes, gladly.\n\nThanks,\nMax"
