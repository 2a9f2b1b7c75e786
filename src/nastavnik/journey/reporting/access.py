"""The doors to requests, replies and forms of export."""

from django.http import Http404

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.organisations.models import Level

from .models import Form, Reply, Request


def check_place(organisation) -> None:
    """404 where the organisation is a school: a school has no schools below it."""
    if organisation.level == Level.ORGANISATION:
        raise Http404


def open_request(actor, organisation, pk: int) -> Request:
    rows = Request.objects.filter(organisation=organisation).select_related("organisation")
    return open_one(rows, pk, sees=actor.may("report.ask", organisation))


def open_form(actor, organisation, pk: int) -> Form:
    return open_one(
        Form.objects.filter(organisation=organisation), pk, sees=actor.may("report.ask", organisation)
    )


def open_reply(actor, organisation, pk: int, to: str = "report.view") -> Reply:
    rows = Reply.objects.filter(organisation=organisation).select_related(
        "request__organisation", "organisation__parent"
    )
    return open_one(rows, pk, sees=actor.may("report.view", organisation), may=actor.may(to, organisation))
