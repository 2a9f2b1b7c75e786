"""Asking schools for figures by a day, reminding them, confirming; keeping a form of export."""

import datetime as dt
import re

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.accounts.models import Account
from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.text import fold
from nastavnik.foundation.notify.actions import tell
from nastavnik.foundation.organisations.models import Organisation
from nastavnik.foundation.organisations.permissions import Role
from nastavnik.foundation.people.models import Person

from .columns import chosen
from .models import Form, Reply, Request
from .queries import school_of

SHORTEST_NAME = 4  # letters of a surname that is looked for in a comment


@transaction.atomic
def keep_form(place, *, name: str, columns: list[str], by, at) -> Form:
    """Keep the columns in this order under the name, in place of an earlier form of that name."""
    codes = [column.code for column in chosen(columns)]
    form, _made = Form.objects.update_or_create(
        organisation=place, name=name.strip(), defaults={"columns": codes}
    )
    after = {"name": form.name, "columns": codes}
    record("reporting.form", on=form, by=by, at=at, organisation_id=place.pk, after=after)
    return form


@transaction.atomic
def ask_schools(place, schools, *, title: str, words: str, columns, due_on: dt.date, by, at) -> Request:
    """Ask these schools; their curators are told. BadInput where nobody is chosen or the day is over."""
    if not schools:
        raise BadInput(_("Choose at least one school."), fields={"schools": _("Choose at least one school.")})
    if due_on < timezone.localtime(at).date():
        text = _("This day is over: give a later one.")
        raise BadInput(text, fields={"due_on": text})
    made = Request.objects.create(
        organisation=place, title=title.strip(), words=words.strip(), due_on=due_on, made_at=at,
        columns=[column.code for column in chosen(columns)], account_id_by=by.account_id,
    )  # fmt: skip
    Reply.objects.with_scopes_disabled().bulk_create(
        [Reply(request=made, organisation=school) for school in schools], batch_size=500
    )
    after = {"title": made.title, "due_on": due_on, "schools": len(schools)}
    record("reporting.ask", on=made, by=by, at=at, organisation_id=place.pk, after=after)
    for reply in Reply.objects.with_scopes_disabled().filter(request=made).select_related("organisation"):
        _tell(reply, made, _("Figures are asked for: %(title)s") % {"title": made.title}, at, "ask")
    return made


@transaction.atomic
def remind(request: Request, *, by, at) -> int:
    """Tell the curators who have not confirmed yet; once a day at most. Returns how many schools were reminded."""
    today = timezone.localtime(at).date()
    found = Reply.objects.with_scopes_disabled().filter(request=request, confirmed_at=None)
    rows = [
        reply
        for reply in found.select_related("organisation").order_by("pk")
        if reply.reminded_at is None or timezone.localtime(reply.reminded_at).date() < today
    ]
    for reply in rows:
        words = _("Figures are still awaited: %(title)s") % {"title": request.title}
        _tell(reply, request, words, at, f"remind-{today}")
    found.filter(pk__in=[reply.pk for reply in rows]).update(reminded_at=at)
    if rows:
        after = {"schools": len(rows)}
        record(
            "reporting.remind", on=request, by=by, at=at, organisation_id=request.organisation_id, after=after
        )
    return len(rows)


@transaction.atomic
def confirm(reply: Reply, *, comment: str, by, at) -> Reply:
    """The school says that its figures are right: they are kept as they stand, with the comment.

    Raises BadInput where the comment names somebody of the staff, DomainError where it is confirmed already or
    there are no figures yet.
    """
    comment = comment.strip()
    name = _named(reply.organisation, comment)
    if name:
        text = _("The comment leaves the school: take out the name «%(name)s».") % {"name": name}
        raise BadInput(text, fields={"comment": text})
    school = school_of(reply.organisation)
    if school.card is None:
        raise DomainError(_("The figures are counted at night: come back tomorrow."))
    cells = {column.code: column.value(school) for column in chosen(reply.request.columns)}
    free = Reply.objects.filter(pk=reply.pk, confirmed_at=None)
    if not free.update(cells=cells, comment=comment, confirmed_at=at, account_id_by=by.account_id):
        raise DomainError(_("These figures are confirmed already."))
    record("reporting.confirm", on=reply, by=by, at=at, organisation_id=reply.organisation_id,
           after={"request": reply.request_id})  # fmt: skip
    reply.refresh_from_db()
    return reply


def _named(organisation, comment: str) -> str:
    """A surname of the staff in the comment, in any case of the noun; empty where there is none."""
    words = re.findall(r"[а-яёa-z-]+", comment.lower())
    folded = [fold(word) for word in words]
    for surname in Person.objects.filter(organisation=organisation).values_list("surname", flat=True):
        stem = fold(surname)[: max(SHORTEST_NAME, len(surname) - 2)]
        if len(surname) >= SHORTEST_NAME and any(
            word.startswith(stem) and abs(len(word) - len(surname)) <= 3 for word in folded
        ):
            return surname
    return ""


def _tell(reply: Reply, request: Request, subject, at, key: str) -> None:
    body = _("%(place)s asks to look at the figures and confirm them until %(day)s.") % {
        "place": request.organisation, "day": f"{request.due_on:%d.%m.%Y}",
    }  # fmt: skip
    curators = Account.objects.filter(
        memberships__organisation=reply.organisation_id, memberships__role=Role.CURATOR
    )
    for account in curators.distinct().order_by("pk"):
        tell(
            account, organisation=reply.organisation, kind="reporting.ask", subject=subject, body=body, at=at,
            key=f"reply-{reply.pk}-{key}", url=reverse("reporting:answer", args=[reply.organisation.slug, reply.pk]),
        )  # fmt: skip


def schools_below(place, keys=None):
    """All schools of the place, or those of them with these keys."""
    found = Organisation.objects.below(place).schools().order_by("pk")
    return list(found if keys is None else found.filter(pk__in=keys))
