"""The draft of a practice from a pair's record: what was asked, planned, done and reached. Nothing is invented."""

from typing import Any

from nastavnik.journey.programmes.library import deficit_name
from nastavnik.journey.programmes.models import Programme
from nastavnik.journey.programmes.states import Mark
from nastavnik.paper.words import date_short, typography

MOST_DEFICITS = 5
# The programme's own goal names the mentee; a card is read by strangers
_GOAL = "Помочь наставляемому справиться с затруднением и закрепить найденные приёмы в работе."


def compose(mentorship) -> dict[str, Any]:
    """Values of a card's fields; parts that the record does not know stay empty for the authors."""
    programme = Programme.objects.standing().filter(mentorship=mentorship).first()
    items = list(programme.items.all()) if programme else []
    deficits = list(dict.fromkeys(item.deficit for item in items if item.deficit))[:MOST_DEFICITS]
    return {
        "title": _title(deficits),
        "form": mentorship.form,
        "kind": mentorship.kind,
        "deficits": deficits,
        "problem": programme.problem if programme else "",
        "goal": _GOAL if programme else "",
        "course": _course(items),
        "result": _result(items),
    }


def _title(deficits) -> str:
    if not deficits:
        return "Практика наставничества"
    name = deficit_name(deficits[0])
    return typography(f"Как пара справилась с затруднением «{name[:1].lower()}{name[1:]}»")[:300]


def _course(items) -> str:
    done = [item for item in items if item.mark in (Mark.DONE, Mark.PARTLY)]
    return "\n".join(f"{n}. {_line(item)}" for n, item in enumerate(done, 1))


def _line(item) -> str:
    day = f" ({date_short(item.done_on)})" if item.done_on else ""
    return f"{item.activity}{day}"


def _result(items) -> str:
    if not items:
        return ""
    done = [item for item in items if item.mark == Mark.DONE]
    told = f"Выполнено {len(done)} из {len(items)} мероприятий программы."
    reached = list(dict.fromkeys(item.planned_result for item in done if item.deficit))
    return "\n".join([typography(told), "", *(f"- {line}" for line in reached)]).strip()
