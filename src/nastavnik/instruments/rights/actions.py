"""What is done with requests about personal data, and with personal links."""

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.accounts.models import Account
from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.secret_links import hash_of, new_secret
from nastavnik.foundation.core.states import step
from nastavnik.foundation.notify.actions import put_notice
from nastavnik.foundation.organisations.permissions import GRANTS
from nastavnik.instruments.documents.actions import day_in, prepare_document

from .models import Link, Request, Task
from .states import STEPS, Kind, State
from .terms import deadline_of, deadlines

LINK_DAYS = 14


@transaction.atomic
def receive_request(
    person, kind: Kind, *, on: dt.date, by, at, words: str = "", consent=None, by_person: bool = False
) -> Request:
    """Somebody asks about their data: the request with its tasks and their last days; who keeps the consents is told.

    Raises BadInput for a day to come.
    """
    if on > day_in(person.organisation, at):
        raise BadInput(_("A request can't come on a day to come."), fields={"on": _("Not later than today.")})
    request = Request.objects.create(
        organisation=person.organisation,
        person=person,
        kind=kind,
        received_on=on,
        words=words.strip(),
        consent=consent,
        by_person=by_person,
        created_at=at,
    )
    Task.objects.bulk_create(
        [Task(request=request, code=one.task, due_on=one.due_on(on)) for one in deadlines(kind, on)]
    )
    _note("rights.receive", request, by, at, kind=kind, received_on=on)
    for account in keepers(person.organisation):
        put_notice(
            account,
            organisation=person.organisation,
            words=now("About personal data: a request has come, the law's clock runs."),
            url=reverse("rights:request", args=[person.organisation.slug, request.pk]),
            at=at,
            key=f"rights-{request.pk}",
        )
    return request


def keepers(organisation):
    """The accounts that keep the register of requests here."""
    roles = [role for role, granted in GRANTS.items() if "rights.manage" in granted]
    return Account.objects.filter(
        memberships__organisation=organisation,
        memberships__role__in=roles,
        memberships__until=None,
        is_active=True,
    ).distinct()


@transaction.atomic
def finish_task(task: Task, *, on: dt.date, note: str, by, at) -> None:
    """The task is done on this day; the last task of a withdrawal closes it. Raises BadInput, DomainError."""
    request = task.request
    if on > day_in(request.organisation, at) or on < request.received_on:
        text = _("The day lies between the request and today.")
        raise BadInput(text, fields={"on": text})
    if not Task.objects.open().filter(pk=task.pk).update(done_on=on, note=note.strip()):
        raise DomainError(_("This is done already."))
    task.done_on, task.note = on, note.strip()
    _note("rights.task", request, by, at, task=task.code, done_on=on)
    if request.consent_id and not request.tasks.open().exists() and request.state == State.OPEN:
        _close(request, State.ANSWERED, now("Everything that the withdrawal asks for is done."), on, by, at)


@transaction.atomic
def prolong_task(task: Task, *, reason: str, by, at) -> None:
    """The law lets a term be longer once, with a reason that the person is told; DomainError where it does not."""
    request = task.request
    deadline = deadline_of(request.kind, task.code, request.received_on)
    if deadline is None or not deadline.longer or task.longer_reason or task.done_on:
        raise DomainError(_("The law does not let this term be longer."))
    if not reason.strip():
        raise BadInput(
            _("Give the reason: the person has to be told."), fields={"reason": _("Give the reason.")}
        )
    task.longer_reason = reason.strip()
    task.due_on = deadline.due_on(request.received_on, deadline.longer)
    task.save(update_fields=["longer_reason", "due_on"])
    _note("rights.prolong", request, by, at, task=task.code, due_on=task.due_on)


@transaction.atomic
def answer_request(request: Request, *, words: str, refused: bool = False, on: dt.date, by, at) -> None:
    """Answer or refuse with reasons: a paper is prepared, what the answer fulfils is done. Raises BadInput."""
    if not words.strip():
        raise BadInput(_("Write the answer."), fields={"words": _("Write the answer.")})
    if on > day_in(request.organisation, at) or on < request.received_on:
        text = _("The day lies between the request and today.")
        raise BadInput(text, fields={"on": text})
    request.document = prepare_document(
        request.organisation,
        "rights.answer",
        title=now("Answer to a request about personal data № %(n)s") % {"n": request.pk},
        about={"request": request.pk, "person": request.person_id},
        by=by,
        at=at,
    )
    _close(request, State.REFUSED if refused else State.ANSWERED, words.strip(), on, by, at)
    for task in request.tasks.open():
        Task.objects.filter(pk=task.pk).update(done_on=on, note=now("Answered."))


def _close(request, state, words, on, by, at):
    request.answer, request.answered_on = words, on
    step(request, state, STEPS, also=["answer", "answered_on", "document"])
    _note("rights.answer", request, by, at, state=state, answered_on=on)


@transaction.atomic
def make_link(person, *, by, at) -> str:
    """A personal link for who has no account; gives the secret, which is kept nowhere. Earlier links die."""
    Link.objects.filter(person=person).delete()
    secret = new_secret()
    Link.objects.create(
        organisation=person.organisation,
        person=person,
        secret=hash_of(secret),
        made_at=at,
        expires_at=at + dt.timedelta(days=LINK_DAYS),
        account_id_by=by.account_id,
    )
    record("rights.link", on=person, by=by, at=at, organisation_id=person.organisation_id)
    return secret


@transaction.atomic
def open_link(link: Link, *, by, at) -> None:
    """The link is used up. Raises DomainError where it was opened before or is too old."""
    fresh = Link.objects.filter(pk=link.pk, opened_at=None, expires_at__gt=at)
    if not fresh.update(opened_at=at):
        raise DomainError(_("This link was opened already or is too old. Ask the school for a new one."))
    link.opened_at = at
    record("rights.open_link", on=link.person, by=by, at=at, organisation_id=link.organisation_id)


def note_export(person, kind: str, *, by, at) -> None:
    """A copy of everything about one person has left the program: the journal says who took it."""
    record(
        "rights.export", on=person, by=by, at=at, organisation_id=person.organisation_id, after={"kind": kind}
    )


def _note(deed, request, by, at, **after):
    record(deed, on=request, by=by, at=at, organisation_id=request.organisation_id, after=after)
