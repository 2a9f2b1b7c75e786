"""In what way people would work together: forms, kinds and modes of mentoring, hours of the week."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    TEACHER_TEACHER = "teacher_teacher", _("teacher – teacher")
    HEAD_TEACHER = "head_teacher", _("head – teacher")
    EMPLOYER_STUDENT = "employer_student", _("employer – student")
    FACULTY_YOUNG_TEACHER = "faculty_young_teacher", _("university or college teacher – young teacher")
    PARTNER_TEACHER = "partner_teacher", _("social partner – teacher")


class Kind(models.TextChoices):
    TRADITIONAL = "traditional", _("traditional")
    GROUP = "group", _("in a group")
    VIRTUAL = "virtual", _("virtual")
    SHORT_TERM = "short_term", _("short-term")
    REVERSE = "reverse", _("reverse")
    SITUATIONAL = "situational", _("situational")
    SPEED = "speed", _("speed")


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    MIXED = "mixed", _("mixed")


DAYS = {
    "mon": _("Mon"),
    "tue": _("Tue"),
    "wed": _("Wed"),
    "thu": _("Thu"),
    "fri": _("Fri"),
    "sat": _("Sat"),
}
HOURS = range(8, 20)


def times_words(times) -> str:
    """«Пн 8–10, 14–15; Ср 9–10» of codes such as «mon-8» (the hour from eight to nine on Monday)."""
    by_day: dict[str, list[int]] = {}
    for code in times:
        day, _dash, hour = str(code).partition("-")
        if day in DAYS and hour.isdecimal():
            by_day.setdefault(day, []).append(int(hour))
    return "; ".join(f"{DAYS[day]} {_spans(sorted(by_day[day]))}" for day in DAYS if day in by_day)


def _spans(hours: list[int]) -> str:
    spans: list[list[int]] = []
    for hour in hours:
        if spans and spans[-1][1] == hour:
            spans[-1][1] = hour + 1
        else:
            spans.append([hour, hour + 1])
    return ", ".join(f"{begin}–{end}" for begin, end in spans)
