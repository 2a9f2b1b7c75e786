"""What is read at the end of a year: what is unfinished, stage by stage, and what the next year would take over."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nastavnik.foundation.files.models import StoredFile
from nastavnik.foundation.jobs.models import Job
from nastavnik.foundation.organisations.models import Setting
from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.own.models import OwnTemplate
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import AT_WORK
from nastavnik.journey.programmes.models import Programme
from nastavnik.journey.programmes.states import State as ProgrammeState
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.roadmap.models import Cycle, Item
from nastavnik.journey.roadmap.queries import stages_of
from nastavnik.journey.roadmap.stages import official_stages
from nastavnik.journey.roadmap.states import State

from .models import YearEnd

BESIDE = 0  # the group of what no stage of the roadmap speaks of
ARCHIVE = "year_end.archive"


@dataclass(frozen=True, slots=True)
class Line:
    """Something unfinished, with the address where it is done."""

    words: Any
    count: int
    url: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """What is unfinished in a stage; number 0 is what stands beside the roadmap."""

    number: int
    title: str
    state: str
    lines: tuple[Line, ...]


def checklist(cycle: Cycle, today: dt.date) -> tuple[Group, ...]:
    """The seven stages, and what stands beside them, each with what it still lacks."""
    groups = [
        Group(stage.number, stage.title, stage.state, tuple(_of_stage(cycle, stage)))
        for stage in stages_of(cycle, today)
    ]
    beside = tuple(_beside(cycle))
    state = State.ATTENTION if beside else State.DONE
    return (*groups, Group(BESIDE, _("Pairs, programmes and papers"), state, beside))


def unfinished(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.lines)


def end_of(cycle: Cycle) -> YearEnd | None:
    return YearEnd.objects.filter(cycle=cycle).select_related("next_cycle").first()


def archives(organisation, cycle: Cycle) -> list[tuple[Job, str]]:
    """The finished archives of this year, the latest first, each with the address of its file."""
    rows = Job.objects.of(organisation.pk).filter(kind=ARCHIVE, state="done", args__cycle=cycle.pk)
    return [
        (row, reverse("year_end:file", args=[organisation.slug, row.pk])) for row in rows.latest_first()[:5]
    ]


def archive_file(organisation, job: Job) -> StoredFile | None:
    if job.kind != ARCHIVE:
        return None
    return StoredFile.objects.filter(organisation=organisation, pk=job.result.get("file", 0)).first()


def spanning(cycle: Cycle, starts_on: dt.date):
    """Pairs and groups at work whose term reaches into a year that begins on this day."""
    return Mentorship.objects.filter(
        organisation=cycle.organisation, state__in=AT_WORK, ends_on__gte=starts_on
    )


def own_wording(cycle: Cycle) -> dict[str, Item]:
    """Official points that the school has put into words of its own, by number."""
    usual = {row.number: row for stage in official_stages() for row in stage.items}
    return {
        item.number: item
        for item in Item.objects.filter(cycle=cycle, own=False)
        if item.number in usual and _differs(item, usual[item.number])
    }


def _differs(item: Item, usual) -> bool:
    fields = ("title", "responsible", "role", "expected_result", "publicity")
    kind = item.deadline_kind != usual.deadline.kind
    return kind or bool(item.content) or any(getattr(item, one) != getattr(usual, one) for one in fields)


def taken_over(cycle: Cycle, starts_on: dt.date) -> list[str]:
    """What the next year takes over from this one, line by line."""
    organisation = cycle.organisation
    mentees = MenteeEntry.objects.filter(organisation=organisation).open().count()
    mentors = MentorEntry.objects.filter(organisation=organisation).open().count()
    pairs = spanning(cycle, starts_on).count()
    own = Item.objects.filter(cycle=cycle, own=True).count()
    templates = OwnTemplate.objects.filter(organisation=organisation).count()
    settings = Setting.objects.filter(organisation=organisation).count()
    changed = len(own_wording(cycle))
    return [
        _("Staff cards, accounts and consents with their terms stay as they are."),
        _("In the banks: mentees %(mentees)s, mentors %(mentors)s. Their requests and decisions stay.")
        % {"mentees": mentees, "mentors": mentors},
        ngettext(
            "%(n)s pair or group whose term reaches into the new year goes on with its programme.",
            "%(n)s pairs and groups whose term reaches into the new year go on with their programmes.",
            pairs,
        )
        % {"n": pairs},
        _("Weights and rules of the matching, own templates of papers (%(templates)s), settings and targets "
          "(%(settings)s) stay in force.") % {"templates": templates, "settings": settings},
        _("The new roadmap has all official points with the days of the new year; of yours: own points %(own)s, "
          "points in words of your own %(changed)s, their days moved on.") % {"own": own, "changed": changed},
    ]  # fmt: skip


def left_behind() -> list[str]:
    return [
        _("Ticks by hand, notes and files of the roadmap's points stay with the year that ends."),
        _("Orders, minutes and other papers stay where they are; new ones are prepared for the new year."),
        _(
            "Finished pairs, sessions of training, runs of the matching and their shortlists stay in the old year."
        ),
        _("Questionnaires stay, but their waves end with the year: new ones are begun when needed."),
    ]


def _of_stage(cycle, stage):
    slug = cycle.organisation.slug
    for row in stage.items:
        if row.state == State.DONE:
            continue
        late = row.state == State.LATE
        parts = row.evidence.missing if row.evidence is not None and not row.evidence.done else ()
        for part in parts:
            words = f"{row.item.number}. {part.words}"
            yield Line(words, part.count, part.url_in(cycle.organisation), late)
        if not parts:
            words = _("%(number)s. %(title)s – no mark that it is done") % {
                "number": row.item.number, "title": _short(row.item.title),
            }  # fmt: skip
            yield Line(words, 1, reverse("roadmap:item", args=[slug, row.item.pk]), late)


def _short(title: str) -> str:
    return title if len(title) <= 90 else title[:90].rsplit(" ", 1)[0] + "…"


def _beside(cycle):
    """Pairs whose term is over and nobody has ended, programmes and papers still in work."""
    slug = cycle.organisation.slug
    over = Mentorship.objects.filter(cycle=cycle, state__in=AT_WORK, ends_on__lte=cycle.ends_on).count()
    if over:
        words = ngettext(
            "%(n)s pair works, but its term ends with the year: complete or prolong it",
            "%(n)s pairs work, but their term ends with the year: complete or prolong them", over,
        ) % {"n": over}  # fmt: skip
        yield Line(words, over, reverse("mentorships:list", args=[slug]) + "?state=active")
    drafts = (
        Programme.objects.filter(mentorship__cycle=cycle, mentorship__state__in=AT_WORK)
        .filter(state__in=(ProgrammeState.DRAFT, ProgrammeState.AGREED))
        .count()
    )
    if drafts:
        words = ngettext(
            "%(n)s programme of a working pair is not approved",
            "%(n)s programmes of working pairs are not approved", drafts,
        ) % {"n": drafts}  # fmt: skip
        yield Line(words, drafts, reverse("programmes:list", args=[slug]))
    papers = Document.objects.filter(organisation=cycle.organisation, year_label=cycle.name).open().count()
    if papers:
        words = ngettext("%(n)s paper is not signed", "%(n)s papers are not signed", papers) % {"n": papers}
        yield Line(words, papers, reverse("documents:list", args=[slug]))


@dataclass(frozen=True, slots=True)
class Ending:
    """How a closed year ended, by stage: what stayed open and why."""

    row: YearEnd | None
    groups: tuple[tuple[str, tuple[str, ...], str], ...]


def ending(cycle: Cycle) -> Ending:
    """None of it where the year was closed before reasons were asked for."""
    row = end_of(cycle)
    if row is None:
        return Ending(None, ())
    titles = {stage.number: f"{stage.number}. {stage.title}" for stage in official_stages()}
    groups = tuple(
        (
            titles.get(int(number)) or _("Pairs, programmes and papers"),
            tuple(one["words"] for one in row.left if one["stage"] == int(number)),
            words,
        )
        for number, words in sorted(row.reasons.items(), key=lambda pair: (pair[0] == "0", pair[0]))
    )
    return Ending(row, groups)


def with_ends(cycles: list[dict[str, Any]], organisation) -> list[dict[str, Any]]:
    """The years of the chooser, each leading to its end instead of its roadmap."""
    keys = Cycle.objects.filter(organisation=organisation).values_list("name", "pk")
    pages = {name: reverse("year_end:year", args=[organisation.slug, pk]) for name, pk in keys}
    return [one | {"url": pages[one["label"]]} for one in cycles]
