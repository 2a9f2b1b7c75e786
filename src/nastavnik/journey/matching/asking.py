"""People are asked around the matching: whom they would like, a question before deciding, a pause until a day."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.journey.mentorships.links import make_link

from .models import Choice, Pause, Question, Shortlist
from .states import Side, Wish


@transaction.atomic
def put_shortlist(cycle, person, side: Side, candidates, *, by, at) -> tuple[Shortlist, str]:
    """Candidates that the person may order or object to, and the secret of the private link, told this once.

    A new list replaces the old one with its answers.
    """
    if not candidates:
        raise BadInput(_("Choose at least one candidate."))
    if any(one.pk == person.pk for one in candidates):
        raise BadInput(_("Nobody can be their own mentor."))
    Shortlist.objects.filter(cycle=cycle, person=person, side=side).delete()
    made = Shortlist.objects.create(
        organisation=cycle.organisation, cycle=cycle, person=person, side=side, made_at=at
    )
    each = {one.pk: one for one in candidates}.values()
    Choice.objects.bulk_create(Choice(shortlist=made, candidate=one) for one in each)
    record("matching.shortlist", on=made, by=by, at=at, organisation_id=made.organisation_id)
    return made, make_link(cycle.organisation, person, "shortlist", made.pk, by=by, at=at)


@transaction.atomic
def tell_wishes(shortlist, wishes: dict[int, tuple[str, int | None]], *, by, at) -> None:
    """What the person says of each candidate: (wish, rank) by the choice's key. The next run follows it.

    The journal tells that wishes were told, not which.
    """
    rows = list(shortlist.choices.order_by("pk"))
    for row in rows:
        wish, rank = wishes.get(row.pk, ("", None))
        row.wish = wish if wish in Wish.values else ""
        row.rank = rank if row.wish == Wish.YES and rank else None
    Choice.objects.bulk_update(rows, ["wish", "rank"])
    Shortlist.objects.filter(pk=shortlist.pk).update(answered_at=at)
    record("matching.wishes", on=shortlist, by=by, at=at, organisation_id=shortlist.organisation_id)


@transaction.atomic
def ask(organisation, person, text: str, *, by, at, about=None) -> tuple[Question, str]:
    """A question to a person of the banks before deciding, and the secret of the link to answer by."""
    if not text.strip():
        raise BadInput(_("Write the question."), fields={"text": _("Write the question.")})
    question = Question.objects.create(
        organisation=organisation, person=person, about=about, text=text.strip(), asked_at=at
    )
    record("matching.ask", on=question, by=by, at=at, organisation_id=organisation.pk)
    return question, make_link(organisation, person, "question", question.pk, by=by, at=at)


@transaction.atomic
def answer(question, text: str, *, by, at, not_before: dt.date | None = None) -> None:
    """The person's answer; «not before March» is kept as a pause and the question comes up again that day."""
    if not text.strip() and not_before is None:
        raise BadInput(_("Write an answer, or the day before which you cannot."))
    if not_before is not None and not_before <= at.date():
        raise BadInput(
            _("Choose a day that is still to come."), fields={"not_before": _("Choose a later day.")}
        )
    found = Question.objects.filter(pk=question.pk, closed_at=None)
    if not found.update(answer=text.strip(), answered_at=at, look_again_on=not_before):
        raise DomainError(_("The question is closed already."))
    record("matching.answer", on=question, by=by, at=at, organisation_id=question.organisation_id)
    if not_before is not None:
        pause(
            question.organisation, question.person, until=not_before, words=text.strip()[:300], by=by, at=at
        )


@transaction.atomic
def close(question, *, by, at) -> None:
    """The curator needs no answer any more."""
    if not Question.objects.filter(pk=question.pk, closed_at=None).update(closed_at=at):
        raise DomainError(_("The question is closed already."))
    record("matching.close", on=question, by=by, at=at, organisation_id=question.organisation_id)


@transaction.atomic
def pause(organisation, person, *, until: dt.date, words: str, by, at) -> Pause:
    """Until the day the person takes no part in the matching; a later word replaces an earlier one."""
    Pause.objects.filter(person=person, lifted_at=None).update(lifted_at=at)
    made = Pause.objects.create(
        organisation=organisation, person=person, until=until, words=words, made_at=at
    )
    record("matching.pause", on=made, by=by, at=at, organisation_id=organisation.pk, after={"on": until})
    return made


@transaction.atomic
def end_pause(pause, *, by, at) -> None:
    """The person takes part again at once."""
    if not Pause.objects.filter(pk=pause.pk, lifted_at=None).update(lifted_at=at):
        raise DomainError(_("This pause is over already."))
    record("matching.pause_over", on=pause, by=by, at=at, organisation_id=pause.organisation_id)
