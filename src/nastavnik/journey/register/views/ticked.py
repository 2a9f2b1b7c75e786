"""What is done with ticked people of a bank: decided, reviewed, reminded, taken as a file."""

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside

from .. import queries
from ..actions.candidates import decide_candidates
from ..actions.reminders import remind_people, ways_to
from ..actions.reviews import review_entries
from ..banks import MENTEES, MENTORS
from ..forms import DECISIONS, Reason, Reminder
from ..states import EntryState

OTHERS = ("review", "remind", "export")


@require_http_methods(["GET", "HEAD", "POST"])
@inside("bank.decide")
@writes
def decide_mentees(request):
    """A deed on the ticked mentees."""
    return _ticked(request, MENTEES)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("bank.decide")
@writes
def decide_mentors(request):
    """A deed on the ticked mentors."""
    return _ticked(request, MENTORS)


def _ticked(request, bank):
    back = reverse(f"register:{bank.name}", args=[request.organisation.slug])
    back += f"?{query}" if (query := request.POST.get("query", "")) else ""
    deed = request.POST.get("deed")
    if request.method != "POST" or deed not in {*DECISIONS, *OTHERS}:
        return redirect(back)
    pks = [int(pk) for pk in request.POST.getlist("pk") if pk.isdecimal()]
    entries = list(queries.entries_with(bank.model, request.organisation, pks))
    if len(entries) != len(set(pks)):
        raise Http404
    if not entries:
        messages.info(request, _("Nobody was ticked: tick the people first."))
        return redirect(back)
    done = {"review": _review, "remind": _remind, "export": _export}.get(deed, _decide)
    return done(request, bank, entries, deed, back, query)


def _decide(request, bank, entries, to, back, query):
    form = Reason(request.POST if "reason" in request.POST else None)
    needs_reason = to == EntryState.REFUSED or (
        to == EntryState.INCLUDED and any(_lacks_override(entry) for entry in entries)
    )
    if not needs_reason or form.is_valid():
        reason = form.cleaned_data["reason"] if form.is_bound and form.is_valid() else ""
        try:
            done = decide_candidates(
                entries, EntryState(to), reason=reason, by=request.actor, at=timezone.localtime()
            )
        except BadInput as error:
            form.tell(error)
        else:
            messages.info(request, _said(to, done))
            return redirect(back)
    context = {"bank": bank, "entries": entries, "to": to, "deed": DECISIONS[to], "form": form, "back": back}
    context |= {
        "query": query,
        "lead": _("The decision is recorded with its reason for each of these people."),
    }
    context["undo"] = _("The decision can be changed at any time; the journal keeps both.")
    return render(request, "register/decide.html", context, status=422 if form.errors else 200)


def _review(request, bank, entries, deed, back, query):
    done = review_entries(entries, by=request.actor, at=timezone.localtime())
    said = ngettext("%(n)s entry is reviewed.", "%(n)s entries are reviewed.", done) % {"n": done}
    messages.info(request, said)
    return redirect(back)


def _remind(request, bank, entries, deed, back, query):
    form = Reminder(request.POST if "words" in request.POST else None)
    if form.is_valid():
        told = remind_people(entries, **form.cleaned_data, by=request.actor, at=timezone.localtime())
        messages.info(
            request, ngettext("%(n)s person is told.", "%(n)s people are told.", told) % {"n": told}
        )
        return redirect(back)
    context = {"bank": bank, "entries": entries, "to": deed, "deed": _("Remind"), "form": form, "back": back}
    context |= {"query": query, "lead": _("Each gets these words on the desk of the account, or by e-mail.")}
    context |= {"undo": _("A message that was sent can't be taken back."), "ways": ways_to(entries)}
    return render(request, "register/decide.html", context, status=422 if form.errors else 200)


def _export(request, bank, entries, deed, back, query):
    """To the same file as of the whole list, of the ticked only, in the order and with the columns of the list."""
    wanted = QueryDict(query[:1000], mutable=True)
    kept = {name: wanted[name] for name in ("sort", "view") if name in wanted}
    to = QueryDict(mutable=True)
    to.update(kept)
    to.setlist("state", EntryState.values)
    to.setlist("pk", [entry.pk for entry in entries])
    address = reverse(f"register:export_{bank.name}", args=[request.organisation.slug, "xlsx"])
    return redirect(f"{address}?{to.urlencode()}")


def _lacks_override(entry) -> bool:
    return (
        bool(getattr(entry, "broken", None))
        and not entry.override_reason
        and entry.state != EntryState.INCLUDED
    )


def _said(to, done) -> str:
    if to == EntryState.INCLUDED:
        return ngettext("%(n)s person is included.", "%(n)s people are included.", done) % {"n": done}
    if to == EntryState.RESERVE:
        return ngettext("%(n)s person is held in reserve.", "%(n)s people are held in reserve.", done) % {
            "n": done
        }
    return ngettext("%(n)s person is refused.", "%(n)s people are refused.", done) % {"n": done}
