"""The columns of the two registers, in the order in which an authority asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from nastavnik.foundation.core.lists import Column
from nastavnik.foundation.people.models import Category, SchoolLevel
from nastavnik.foundation.people.words import service_words

from .catalogue import point_words
from .models import MentorLevel
from .rules import MenteeCategory
from .states import EntryState
from .wishes import Form, Kind, Mode, times_words
from .words import LEVEL_OF_COMPETENCE, LEVEL_OF_DEFICIT, SOURCES, reason_words

SHAPES = {
    EntryState.PROPOSED: "attention",
    EntryState.INCLUDED: "done",
    EntryState.RESERVE: "doing",
    EntryState.REFUSED: "none",
    EntryState.LEFT: "none",
}
FEW = 3  # points that a cell shows before «and so many more»
LONG = 160  # signs of a text that a cell shows


@dataclass(frozen=True, slots=True)
class About:
    """What the columns need beside the entries: the day, who lacks which consents, who works with whom."""

    today: date
    lacks: Mapping[int, str] = field(default_factory=dict)
    pairs: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    wished: Mapping[int, str] = field(default_factory=dict)


def columns(is_mentors: bool, about: About) -> list[Column]:
    """Every column of the register; those of the page are chosen among them."""
    own = _mentors(about) if is_mentors else _mentees(about)
    return [*_person(about, is_mentors), *own, *_wishes(about), *_end(about, is_mentors)]


def _words(choices) -> dict[str, str]:
    """The words of the codes, translated once for a whole list."""
    return {code: str(label) for code, label in choices.choices if code}


def _person(about: About, is_mentors: bool) -> list[Column]:
    levels, categories = _words(SchoolLevel), _words(Category)

    def service(which):
        def said(entry):
            months = entry.person.service_on(which, about.today)
            return None if months is None else service_words(months)

        return said

    def services(entry):
        told = ((entry.person.service_on(which, about.today), word) for which, word in spans)
        return [f"{service_words(months)} {word}" for months, word in told if months is not None]

    spans = (("total", _("in all")), ("teaching", _("in teaching")), ("here", _("here")))
    served = Coalesce("person__service_teaching", "person__service_total")
    return [
        Column("name", _("Full name"), lambda e: e.person.full_name, F("sort_name")),
        Column("post", _("Post"), lambda e: e.person.post, F("person__post")),
        Column("subject", _("Subject"), lambda e: ", ".join(e.person.subjects)),
        Column("level", _("Level of school"), _listed(lambda e: e.person.levels, levels), shown=False),
        Column("service", _("Service"), services, served),
        Column("service_total", _("Total service"), service("total"), F("person__service_total"), False),
        Column(
            "service_teaching", _("Teaching service"), service("teaching"), F("person__service_teaching"), False
        ),
        Column("service_here", _("Service here"), service("here"), F("person__service_here"), False),
        Column("education", _("Education"), lambda e: e.person.education, shown=False),
        Column(
            "category", pgettext("qualification", "Category"), lambda e: categories.get(e.person.category, ""),
            F("person__category"), is_mentors,
        ),
    ]  # fmt: skip


def _mentees(about: About) -> list[Column]:
    categories = _words(MenteeCategory)
    return [
        Column("group", _("Category of the mentee"), _listed(lambda e: e.categories, categories), edit="categories"),
        Column("why", _("Why"), _reasons, shown=False),
        Column(
            "request", _("Main request"), _request, edit="request", cell=lambda e: _short(_request(e)),
        ),
        Column(
            "deficits", _("Deficits"), lambda e: _points(e.deficits, LEVEL_OF_DEFICIT), edit="deficits",
            cell=lambda e: _few(_points(e.deficits, LEVEL_OF_DEFICIT)),
        ),
        Column("asked", _("Asked on"), lambda e: e.asked_on, F("asked_on"), False, narrow=True),
    ]  # fmt: skip


def _mentors(about: About) -> list[Column]:
    levels = _words(MentorLevel)
    return [
        Column("why", _("Why"), _reasons, shown=False),
        Column("unmet", _("Criteria not met"), lambda e: [reason_words(row) for row in e.broken], shown=False),
        Column(
            "competences", _("Competences"), lambda e: _points(e.competences, LEVEL_OF_COMPETENCE),
            edit="competences", cell=lambda e: _few(_points(e.competences, LEVEL_OF_COMPETENCE)),
        ),
        Column("achievements", _("Achievements"), lambda e: e.achievements, shown=False, edit="achievements",
               cell=lambda e: _short(e.achievements)),
        Column("interests", _("Interests"), lambda e: e.interests, shown=False, edit="interests",
               cell=lambda e: _short(e.interests)),
        Column("years", _("Years as a mentor"), lambda e: e.experience_years, F("experience_years"), False,
               edit="experience_years"),
        Column("past", _("Pairs so far"), lambda e: e.experience_pairs, F("experience_pairs"), False,
               edit="experience_pairs"),
        Column("rank", _("Level of the mentor"), lambda e: levels.get(e.level, ""), F("level"), False, edit="level"),
        Column("hours", _("Hours a month"), lambda e: e.hours_month, F("hours_month"), False, edit="hours_month"),
        Column("places", _("Mentees at most"), lambda e: e.max_mentees, F("max_mentees"), edit="max_mentees"),
    ]  # fmt: skip


def _wishes(about: About) -> list[Column]:
    forms, kinds, modes = _words(Form), _words(Kind), _words(Mode)
    return [
        Column("wished", _("Would like to work with"), lambda e: about.wished.get(e.pk, ""), shown=False),
        Column("forms", _("Forms"), _listed(lambda e: e.forms, forms), shown=False, edit="forms"),
        Column("kinds", _("Kinds"), _listed(lambda e: e.kinds, kinds), shown=False, edit="kinds"),
        Column("modes", _("Modes"), _listed(lambda e: e.modes, modes), shown=False, edit="modes"),
        Column("times", _("Free time"), lambda e: times_words(e.free_times), shown=False),
    ]


def _end(about: About, is_mentors: bool) -> list[Column]:
    states, sources, side = (
        _words(EntryState),
        {code: str(words) for code, words in SOURCES.items()},
        int(is_mentors),
    )
    badges = {
        code: mark_safe(f'<span class="state state-{SHAPES[EntryState(code)]}">{escape(words)}</span>')
        for code, words in states.items()
    }

    def status(entry):
        lines = [badges[entry.state]]
        if entry.state == EntryState.REFUSED and entry.decision_reason:
            lines.append(_short(entry.decision_reason))
        if entry.state == EntryState.INCLUDED and entry.person_id in about.lacks:
            lines.append(
                mark_safe(f'<span class="hint">{lacking} {escape(about.lacks[entry.person_id])}</span>')
            )
        return lines

    lacking = escape(_("consents lacking:"))
    pairs = _("Mentees, term, result") if is_mentors else _("Mentor, form, term, result")
    own = (
        []
        if is_mentors
        else [
            Column(
                "response",
                _("Link to the response"),
                lambda e: e.response_url,
                shown=False,
                edit="response_url",
            ),
        ]
    )
    return [
        Column("source", _("Source"), lambda e: sources.get(e.source, e.source), F("source"), False, edit="source"),
        Column("joined", _("Joined"), lambda e: e.joined_on, F("joined_on"), False, narrow=True),
        Column("pairs", pairs, lambda e: about.pairs.get(e.person_id, ("", ""))[side].split("\n"), shown=False),
        Column("results", _("Results"), lambda e: e.results, shown=False, edit="results",
               cell=lambda e: _short(e.results)),
        *own,
        Column("state", _("Status"), lambda e: states[e.state], F("state"), cell=status),
        Column("decided", _("Decided on"), lambda e: e.decided_on, F("decided_on"), False, narrow=True),
        Column("reason", _("Reason of the decision"), lambda e: e.decision_reason, shown=False),
        Column("reviewed", _("Reviewed on"), lambda e: e.reviewed_on, F("reviewed_on"), False, narrow=True),
        Column("left", _("Left on"), lambda e: e.left_on, F("left_on"), False, narrow=True),
        Column("consents", _("Consents lacking"), lambda e: about.lacks.get(e.person_id, ""), shown=False),
        Column("notes", _("Notes"), lambda e: e.notes, shown=False, edit="notes", cell=lambda e: _short(e.notes)),
    ]  # fmt: skip


def _listed(codes, known):
    return lambda entry: ", ".join(known.get(code, code) for code in codes(entry))


def _request(entry) -> str:
    return entry.request or (_("declined to state a request") if entry.request_refused else "")


def _reasons(entry) -> list[str]:
    return [capfirst(reason_words(row)) for row in entry.reasons]


def _points(points, levels) -> list[str]:
    """«Планирование урока (заметно)» for each point, the heaviest first."""
    rows = sorted(points, key=lambda row: -int(row.get("level", 2)))
    return [f"{point_words(row['code'])} ({levels.get(row.get('level', 2), '')})" for row in rows]


def _few(lines: list[str]) -> list[Any]:
    if len(lines) <= FEW:
        return lines
    more = escape(_("and %(n)s more") % {"n": len(lines) - FEW})
    return [*lines[:FEW], mark_safe(f'<span class="hint">{more}</span>')]


def _short(text: str) -> str:
    return text if len(text) <= LONG else text[:LONG].rsplit(" ", 1)[0] + "…"
