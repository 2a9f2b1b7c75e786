"""What was answered in a questionnaire, as the fields of a bank entry; and which of them may be taken over."""

from typing import Any

from .catalogue import areas

MENTEE, MENTOR = "request.mentee", "request.mentor"
TAKEN, WAITING, KEPT = "taken", "waiting", "kept"
AFTER_LESSONS = (14, 15, 16)  # hours that stand for «after lessons» in the free time of an entry
MIDDLE = 2  # the level of an area that was ticked without any line below it


def values_of(code: str, answers: dict[str, Any]) -> dict[str, Any]:
    """The fields of an entry by the answers to the ready questionnaire `code`; nothing for who would not enter."""
    if not answers or (code == MENTOR and answers.get("ready") == "no"):
        return {}
    common = {
        "modes": answers.get("modes", []),
        "kinds": answers.get("kinds", []),
        "free_times": [f"{day}-{hour}" for day in answers.get("days", ()) for hour in AFTER_LESSONS],
        "wished": _people(answers.get("wished", ())),
        "vetoed": _people(answers.get("vetoed", ())),
    }
    if code == MENTEE:
        return {"request": answers.get("request", ""), "deficits": _points(answers), **common}
    return {
        "competences": _points(answers),
        "max_mentees": _number(answers.get("max_mentees")),
        "hours_month": _number(answers.get("hours_month")),
        "experience_years": answers.get("experience_years"),
        "experience_pairs": answers.get("experience_pairs"),
        "achievements": answers.get("achievements", ""),
        "forms": answers.get("forms", []),
        **common,
    }


def judged(entry, fresh: dict[str, Any], before: dict[str, Any], usual: dict[str, Any]) -> dict[str, str]:
    """Field → taken or waiting, for the fields in which the answers say something else than the entry.

    Taken over is what was empty, what was the program's own (`usual`), and what came from earlier answers (`before`).
    What a person has written into the bank waits for the curator.
    """
    told = {}
    for name, value in fresh.items():
        there = getattr(entry, name)
        if value == there or (_empty(value) and not _same(there, before.get(name))):
            continue
        free = _empty(there) or there == usual.get(name) or _same(there, before.get(name))
        told[name] = TAKEN if free else WAITING
    return told


def _points(answers) -> list[dict[str, Any]]:
    """In the order of the catalogue: PostgreSQL keeps no order of keys."""
    found, ticked = [], set(answers.get("areas", ()))
    for area in areas():
        if area.code not in ticked:
            continue
        marks = answers.get(f"points.{area.code}") or {}
        found += [
            {"code": one.code, "level": int(marks[one.code])} for one in area.points if one.code in marks
        ]
        if not marks:
            found.append({"code": area.code, "level": MIDDLE})
    return found


def _people(keys) -> list[int]:
    return [int(key) for key in keys]


def _number(code) -> int | None:
    return int(code) if code else None


def _empty(value) -> bool:
    return value in (None, "", [])


def _same(there, before) -> bool:
    return not _empty(before) and there == before
