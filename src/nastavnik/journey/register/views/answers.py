"""What a person answered beside what stands in the bank, where the two differ: the curator chooses."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside

from .. import queries
from ..actions.answers import settle
from ..banks import MENTEES, MENTORS, entry_value_words

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
@inside("bank.decide")
@writes
def answers_of_mentee(request, pk):
    """The mentee's answers that wait for a choice."""
    return _answers(request, MENTEES, pk)


@GET_OR_POST
@inside("bank.decide")
@writes
def answers_of_mentor(request, pk):
    """The mentor's answers that wait for a choice."""
    return _answers(request, MENTORS, pk)


def _answers(request, bank, pk):
    entry = bank.open(request.actor, request.organisation, pk, "bank.decide")
    response = queries.answers_of(entry)
    if request.method == "POST":
        field, take = request.POST.get("field", ""), request.POST.get("choice") == "take"
        settle(entry, response, field, take=take, by=request.actor, at=timezone.localtime())
        messages.info(request, _("Settled."))
        return redirect(f"register:answers_{bank.one}", request.organisation.slug, pk)
    hidden = set() if request.actor.may("bank.veto", request.organisation) else {"vetoed"}
    rows = [row for row in queries.waiting_answers(entry, response) if row.field not in hidden]
    names = queries.names_of(request.organisation, {key for row in rows for key in row.people})
    said = [(row, _words(row, row.there, names), _words(row, row.answered, names)) for row in rows]
    context = {"bank": bank, "entry": entry, "response": response, "rows": said}
    return render(request, "register/answers.html", context)


def _words(row, value, names) -> str:
    if row.field in ("wished", "vetoed"):
        return ", ".join(names.get(key, "") for key in value)
    return entry_value_words(row.field, value) or ("" if value in (None, []) else str(value))
