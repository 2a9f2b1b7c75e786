"""In the final report of a programme: which questionnaires there are. Their marks are one person's: they stay out."""

from nastavnik.journey.programmes.reports.parts import part
from nastavnik.paper import Bullets, Paragraph
from nastavnik.paper.words import typography

from ..answers import CODES
from ..waves import known

_WORDS = {
    "answered": "заполнена",
    "refused": "не заполнена",
    "waiting": "ещё не заполнена",
    "none": "не отправлялась",
}


@part("report.programme")
def questionnaires(document, pair, day):
    told = known(pair.cycle)
    sides = [
        ("Наставник", pair.mentor.pk, "mentors"),
        *(("Наставляемый", one.pk, "mentees") for one in pair.mentees),
    ]
    rows = []
    for words, person, side in sides:
        states = []
        for moment, when in (("before", "до начала работы"), ("after", "после завершения")):
            state, reason = told.get((person, CODES[moment, side]), ("none", ""))
            why = f" ({reason})" if state == "refused" else ""
            states.append(f"анкета {when} {_WORDS[state]}{why}")
        rows.append(typography(f"{words}: {', '.join(states)}"))
    return (Paragraph("Анкетирование:", indent=False, keep_next=True), Bullets(tuple(rows)))
