"""The words of the calendar in the languages shipped, folded: tables, and nothing else."""

from __future__ import annotations

# fmt: off
MONTHS: dict[str, int] = {
    word: number
    for number, words in {
        1:  "january jan januar jaenner janner janvier enero ene gennaio gen januari janeiro",
        2:  "february feb februar fevrier fev febrero febbraio februari fevereiro",
        3:  "march mar marz maerz mars marzo maart mrt marco",
        4:  "april apr avril avr abril abr aprile",
        5:  "may mai mayo maggio mag mei maio",
        6:  "june jun juni juin junio giugno giu junho",
        7:  "july jul juli juillet juil julio luglio lug julho",
        8:  "august aug aout agosto ago augustus",
        9:  "september sep sept septembre septiembre settembre set setembro",
        10: "october oct oktober okt octobre octubre ottobre ott outubro",
        11: "november nov novembre noviembre novembro",
        12: "december dec dezember dez decembre diciembre dic dicembre dezembro",
    }.items()
    for word in words.split()
}
WEEKDAYS: dict[str, int] = {
    word: number
    for number, words in {
        0: "monday mon montag lundi lunes lunedi maandag segunda segunda-feira",
        1: "tuesday tue tues dienstag mardi martes martedi dinsdag terca terca-feira",
        2: "wednesday wed mittwoch mercredi miercoles mercoledi woensdag quarta quarta-feira",
        3: "thursday thu thur thurs donnerstag jeudi jueves giovedi donderdag quinta quinta-feira",
        4: "friday fri freitag vendredi viernes venerdi vrijdag sexta sexta-feira",
        5: "saturday sat samstag sonnabend samedi sabado sabato zaterdag",
        6: "sunday sun sonntag dimanche domingo domenica zondag",
    }.items()
    for word in words.split()
}
# What a span is counted in: days, or months.
UNITS: dict[str, tuple[int, int]] = {
    word: unit
    for unit, words in {
        (1, 0):  "day days tag tage tagen jour jours dia dias giorno giorni dag dagen",
        (7, 0):  "week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane weken",
        (14, 0): "fortnight fortnights",
        (0, 1):  "month months monat monate monaten mois mes meses mese mesi maand maanden",
        (0, 12): "year years jahr jahre jahren an ans annee annees ano anos anno anni jaar",
    }.items()
    for word in words.split()
}
# Days that are named from today: so many days, and so many whole weeks or months after which the next begins.
NEAR: dict[str, int] = {
    phrase: days
    for days, phrases in {
        0: "today|heute|aujourd'hui|hoy|oggi|vandaag|hoje|now|right now|immediately|jetzt|sofort",
        1: "tomorrow|tomorow|morgen|demain|domani|amanha",
        2: "the day after tomorrow|day after tomorrow|ubermorgen|apres-demain|pasado manana|dopodomani|overmorgen"
           "|depois de amanha",
    }.items()
    for phrase in phrases.split("|")
}
NEXT_WEEK = (
    "next week|nachste woche|nachster woche|kommende woche|la semaine prochaine|semaine prochaine"
    "|la proxima semana|la semana que viene|la prossima settimana|volgende week|a proxima semana|na proxima semana"
).split("|")
NEXT_MONTH = (
    "next month|nachsten monat|kommenden monat|le mois prochain|mois prochain|el proximo mes|el mes que viene"
    "|il mese prossimo|il prossimo mese|volgende maand|o proximo mes|no proximo mes"
).split("|")
NEXT_YEAR = "next year|nachstes jahr|l'annee prochaine|el ano que viene|l'anno prossimo|volgend jaar".split("|")
NEXT = "next|this|coming|this coming|on|nachsten|nachster|kommenden|volgende|komende|el proximo|proximo".split("|")
END_OF = (
    "the end of|end of|late|ende|fin|fin de|finales de|final de|a finales de|fine|fine di|la fine di|eind|eind van"
    "|einde|fim de|final de|o fim de|el final de|la fin de|the last day of"
).split("|")
START_OF = (
    "the beginning of|beginning of|the start of|start of|early|the first of|anfang|debut|le debut de|debut de"
    "|principios de|comienzos de|inizio|l'inizio di|inizio di|begin|het begin van|inicio de|o inicio de|1st of"
).split("|")
MIDDLE_OF = "the middle of|middle of|mid|mid-|mitte|mi|mi-|mediados de|meta|la meta di|midden|meados de".split("|")
THIS_MONTH = (
    "the month|this month|des monats|dieses monats|du mois|mes|este mes|del mes|del mese|questo mese|de maand"
    "|deze maand|do mes|deste mes"
).split("|")
THIS_YEAR = "the year|this year|des jahres|de l'annee|del ano|dell'anno|het jaar|do ano|este ano".split("|")
ONES = "a|an|one|another|ein|eine|einen|une|un|una|een|um|uma|the next|the|the coming".split("|")
HALF_YEAR = (
    "half a year|a half year|a half-year|half year|ein halbes jahr|sechs monate|medio ano|mezzo anno|meio ano"
    "|een half jaar"
).split("|")
COUPLE = "a couple of|a couple|couple of|ein paar".split("|")[:3]
VAGUE = "a few|several|some|many|ein paar|einige|quelques|unos|unas|algunas|alcune|qualche|enkele|een paar|algumas"

# What a date stands behind, and so what it is for.
ROLES: dict[str, str] = {
    "until": "until|till|til|'til|untill|up to|up until|through|thru|through to|bis|bis zum|bis zur|bis einschliesslich"
             "|jusqu'au|jusqu'a|jusqu'en|jusque|hasta|hasta el|hasta la|fino al|fino a|fino alla|sino al|tot|tot en met"
             "|ate|ate o|ate a|ate ao|back on|back|return on|again on|again from",
    "from":  "from|not before|from the|starting|starting from|starting on|beginning|beginning on|beginning from|as of|as from|effective"
             "|after|since|ab|ab dem|vom|von|a partir du|a partir de|des|des le|a partir del|desde|desde el|dal|da"
             "|a partire dal|a partire da|vanaf|per|a partir do|from about|from around",
    "for":   "for|for the|for another|for about|over the|during the|fur|fur die|pendant|pour|por|durante|per|voor|the"
             "|taking",
    "in":    "in|within|dans|en|tra|fra|over|em|daqui a",
    "on":    "on|by|am|zum|le|el|il|op|em|no|on the|the|at",
}
# fmt: on
