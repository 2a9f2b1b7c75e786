"""The year's registers as tables: what is called how, its headings and rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.audit.words import deed_words
from nastavnik.foundation.core.lists import cell_of
from nastavnik.instruments.consents.models import Consent
from nastavnik.instruments.documents.makers import kind_words
from nastavnik.instruments.surveys.models import Campaign, Invitation
from nastavnik.journey.mentorships.evidence import of_year
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.tables import mentees_of
from nastavnik.journey.programmes.models import PlanItem
from nastavnik.journey.register.columns import columns
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.register.queries import about
from nastavnik.journey.roadmap.queries import stages_of
from nastavnik.journey.support import tables as support
from nastavnik.journey.support.models import Case
from nastavnik.journey.support.queries import rows_of
from nastavnik.journey.training.models import Participant, Session

from .span import Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of the archive; `rows` are read when it is written."""

    title: str
    headings: Sequence[str]
    rows: Callable[[], Iterable[Sequence[Any]]]


def sheets(span: Span) -> list[Sheet]:
    """The tables of the year in the order of the roadmap."""
    return [
        _roadmap(span),
        _bank(span, _("Bank of mentees"), MenteeEntry, is_mentors=False),
        _bank(span, _("Bank of mentors"), MentorEntry, is_mentors=True),
        _consents(span),
        _sessions(span),
        _presence(span),
        _pairs(span),
        _plans(span),
        _alone(span),
        _waves(span),
        _papers(span),
        _journal(span),
    ]


def _roadmap(span):
    def rows():
        for stage in stages_of(span.cycle, span.today):
            for row in stage.items:
                item, tick = row.item, row.tick
                yield (
                    stage.number, item.number, item.title, row.deadline, item.responsible,
                    item.expected_result, str(row.state.label), tick.done_on if tick else None,
                    tick.note if tick else "",
                )  # fmt: skip

    heads = (
        _("Stage"), _("No."), _("Measure"), _("Deadline"), _("Responsible"), _("Expected result"), _("State"),
        _("Done on"), _("Note"),
    )  # fmt: skip
    return Sheet(_("Roadmap"), heads, rows)


def _bank(span, title, model, *, is_mentors):
    def entries():
        found = model.objects.filter(organisation=span.organisation, joined_on__lte=span.last)
        found = found.exclude(left_on__lt=span.first).order_by("sort_name", "pk")
        return list(found.select_related("person"))

    def shown(rows):
        codes = [column.code for column in columns(is_mentors, about(span.organisation, (), (), span.today))]
        return columns(is_mentors, about(span.organisation, rows, codes, span.today))

    def cells():
        found = entries()
        full = shown(found)
        for entry in found:
            yield [cell_of(column.value(entry)) for column in full]

    return Sheet(title, [str(column.label) for column in shown(())], cells)


def _consents(span):
    def rows():
        found = Consent.objects.filter(organisation=span.organisation, created_at__date__lte=span.last)
        for row in found.select_related("person").in_order():
            yield (
                row.person.full_name, str(row.get_kind_display()), str(row.get_state_display()),
                row.number_words, row.printed_on, row.signed_on, row.valid_until, row.withdrawn_on,
            )  # fmt: skip

    heads = (
        _("Full name"), _("Consent"), _("State"), _("Number"), _("Printed on"), _("Signed on"),
        _("Valid until"), _("Withdrawn on"),
    )  # fmt: skip
    return Sheet(_("Consents"), heads, rows)


def _sessions(span):
    def rows():
        for row in Session.objects.filter(cycle=span.cycle).order_by("starts_at", "pk"):
            yield (
                timezone.localtime(row.starts_at).strftime("%d.%m.%Y %H:%M"), str(row.get_kind_display()),
                row.topic, row.leaders, float(row.hours), row.place, str(row.get_state_display()),
            )  # fmt: skip

    heads = (_("Begins"), _("Kind"), _("Topic"), _("Leaders"), _("Hours"), _("Place"), _("State"))
    return Sheet(_("Training of mentors"), heads, rows)


def _presence(span):
    def rows():
        found = Participant.objects.filter(session__cycle=span.cycle).select_related("session", "person")
        for row in found.order_by("session__starts_at", "session", "person__folded_name", "pk"):
            day = timezone.localtime(row.session.starts_at).date()
            yield day, row.session.topic, row.person.full_name, _("yes") if row.attended_at else _("no")

    heads = (_("Day"), _("Topic"), _("Full name"), _("Was there"))
    return Sheet(_("Presence at training"), heads, rows)


def pairs_of_the_year(span):
    found = Mentorship.objects.filter(of_year(span.cycle), organisation=span.organisation)
    return found.select_related("mentor").in_order()


def _pairs(span):
    def rows():
        found = list(pairs_of_the_year(span))
        names = mentees_of([row.pk for row in found])
        orders = {row.pk: row for row in span.documents if row.is_signed}
        for row in found:
            order = orders.get(row.order_document_id)
            yield (
                row.mentor.full_name, "\n".join(names.get(row.pk, ())), str(row.get_form_display()),
                str(row.get_kind_display()), row.starts_on, row.ends_on,
                order.number if order else "", order.date if order else None,
                str(row.get_state_display()), row.ended_on, str(row.get_end_reason_display()), row.end_words,
            )  # fmt: skip

    heads = (
        _("Mentor"), _("Mentees"), _("Form"), _("Kind"), _("Begins"), _("Ends"), _("Order No."), _("Order of"),
        _("State"), _("Ended on"), _("Reason of the end"), _("In words"),
    )  # fmt: skip
    return Sheet(_("Pairs and groups"), heads, rows)


def _plans(span):
    def rows():
        found = PlanItem.objects.filter(programme__mentorship__in=pairs_of_the_year(span).order_by())
        found = found.exclude(programme__state="replaced").select_related("programme__mentorship__mentor")
        for row in found.order_by("programme__mentorship__mentor__folded_name", "programme", "number", "pk"):
            yield (
                row.programme.mentorship.mentor.full_name, row.number, row.direction, row.activity,
                str(row.get_form_display()), row.due, row.done_on, row.responsible, row.planned_result,
                str(row.get_mark_display()), row.evidence,
            )  # fmt: skip

    heads = (
        _("Mentor"), _("No."), _("Direction"), _("Activity"), _("Form"), _("Due"), _("Done on"),
        _("Responsible"), _("Planned result"), _("Mark"), _("Evidence"),
    )  # fmt: skip
    return Sheet(_("Plans of the programmes"), heads, rows)


def _alone(span):
    def rows():
        found = Case.objects.filter(organisation=span.organisation, since__lte=span.last)
        found = found.exclude(closed_on__lt=span.first).select_related("person").longest_first()
        for row in rows_of(list(found), span.today, "ru"):
            yield [cell_of(column.value(row)) for column in support.COLUMNS]

    return Sheet(_("Without a pair"), [str(column.label) for column in support.COLUMNS], rows)


def _waves(span):
    """How many were asked and answered; the answers themselves stay in the program."""

    def rows():
        found = Campaign.objects.filter(
            organisation=span.organisation,
            created_at__date__gte=span.first,
            created_at__date__lte=span.last,
        )
        for row in found.order_by("created_at", "pk"):
            links = Invitation.objects.filter(campaign=row)
            answered = links.exclude(answered_on=None).count()
            day = timezone.localtime(row.created_at).date()
            yield row.title, day, row.due_on, links.count(), answered, str(row.get_state_display())

    heads = (_("Questionnaire"), _("Begun"), _("Answers until"), _("Asked"), _("Answered"), _("State"))
    return Sheet(_("Questionnaires"), heads, rows)


def _papers(span):
    def rows():
        for row in span.documents:
            yield (
                str(kind_words(row.kind)), row.title, row.number, row.date, row.effective_on,
                str(row.get_state_display()), row.sha256,
            )  # fmt: skip

    heads = (_("Kind"), _("Title"), _("Number"), _("Date"), _("Works from"), _("State"), "SHA-256")
    return Sheet(_("Register of papers"), heads, rows)


def _journal(span):
    """Who did what and when, without the values before and after."""

    def rows():
        names = dict(get_user_model().objects.values_list("pk", "name"))
        found = Entry.objects.of(span.organisation.pk).filter(
            at__date__gte=span.first, at__date__lte=span.last
        )
        for row in found.order_by("number").iterator(chunk_size=2000):
            who = names.get(row.account_id) or (_("account closed") if row.account_id else _("the program"))
            at = timezone.localtime(row.at).strftime("%d.%m.%Y %H:%M")
            yield row.number, at, who, deed_words(row.deed), row.object_id, row.hash

    heads = (
        _("No."),
        _("When"),
        _("Who"),
        _("What was done"),
        _("Key of the object"),
        _("Hash of the entry"),
    )
    return Sheet(_("Journal"), heads, rows)
