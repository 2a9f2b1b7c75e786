"""One person's place in a bank: why they are there, what is decided, what they ask for or can give."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nastavnik.foundation.audit.history import history
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside

from .. import access, queries
from ..actions.candidates import add_candidate, change_entry, decide_candidates
from ..banks import MENTEES, MENTORS, entry_value_words, labels, points_words, source_words
from ..forms import Decision, NewCandidate
from ..rules import MenteeCategory
from ..states import ENTRY_STEPS, EntryState
from ..wishes import Form, Kind, Mode, times_words
from ..words import LEVEL_OF_COMPETENCE, LEVEL_OF_DEFICIT, reason_words

REVIEWED = (EntryState.INCLUDED, EntryState.RESERVE)
GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
@inside("bank.view")
@writes
def mentee(request, pk):
    """A mentee's place in the bank, and the decision about it."""
    return _entry(request, MENTEES, pk)


@GET_OR_POST
@inside("bank.view")
@writes
def mentor(request, pk):
    """A mentor's place in the bank, and the decision about it."""
    return _entry(request, MENTORS, pk)


def _entry(request, bank, pk):
    to = "bank.decide" if request.method == "POST" else "bank.view"
    found = bank.open(request.actor, request.organisation, pk, to)
    form = Decision(request.POST if request.method == "POST" else None, entry=found)
    if request.method == "POST" and form.is_valid():
        state, reason = EntryState(form.cleaned_data["state"]), form.cleaned_data["reason"]
        try:
            decide_candidates([found], state, reason=reason, by=request.actor, at=timezone.localtime())
        except BadInput as error:
            form.tell(error)
        else:
            messages.info(
                request, _("%(name)s: %(state)s.") % {"name": found.person.full_name, "state": state.label}
            )
            return redirect(f"register:{bank.one}", request.organisation.slug, found.pk)
    context = _context(request, bank, found) | {"form": form}
    return render(request, "register/entry.html", context, status=422 if form.errors else 200)


def _context(request, bank, found) -> dict:
    person, today = found.person, timezone.localdate()
    points = found.competences if bank.is_mentors else found.deficits
    levels = LEVEL_OF_COMPETENCE if bank.is_mentors else LEVEL_OF_DEFICIT
    may_decide = request.actor.may("bank.decide", request.organisation)
    return {
        "bank": bank,
        "entry": found,
        "person": person,
        "service": [(which, person.service_on(which, today)) for which in ("total", "teaching", "here")],
        "reasons": [reason_words(reason) for reason in found.reasons],
        "broken": [reason_words(reason) for reason in getattr(found, "broken", ())],
        "points": points_words(points, levels),
        "categories": labels(MenteeCategory.choices, getattr(found, "categories", ())),
        "wishes": [
            (_("Forms"), labels(Form.choices, found.forms)),
            (_("Kinds"), labels(Kind.choices, found.kinds)),
            (_("Modes"), labels(Mode.choices, found.modes)),
            (_("Free time"), times_words(found.free_times)),
            *_partners(request, found),
        ],
        "review_due": found.state in REVIEWED
        and _looked_on(found) <= queries.review_before(request.organisation, today),
        "source": source_words(found.source),
        "answers": (response := queries.answers_of(found)),
        "answers_wait": may_decide and bool(queries.waiting_answers(found, response)),
        "sees_answers": request.actor.may("survey.view", request.organisation),
        "may_decide": may_decide and bool(ENTRY_STEPS[found.state]),
        "sees_cards": request.actor.may("people.view", request.organisation),
        "history": history(found, say=entry_value_words)
        if request.actor.may("journal.view", request.organisation)
        else [],
    }


def _looked_on(found):
    return found.reviewed_on or found.decided_on or found.joined_on


def _partners(request, found) -> list:
    """With whom they would work, and, for who may know it, with whom not."""
    sees_vetoes = request.actor.may("bank.veto", request.organisation)
    named = {*found.wished, *(found.vetoed if sees_vetoes else ())}
    names = queries.names_of(request.organisation, named) if named else {}
    rows = [(_("Would like to work with"), ", ".join(filter(None, map(names.get, found.wished))))]
    if sees_vetoes:
        rows.append((_("Would not work with"), ", ".join(filter(None, map(names.get, found.vetoed)))))
    return rows


@GET_OR_POST
@inside("bank.decide")
@writes
def change_mentee(request, pk):
    """What a mentee asks for, and in what way they would work."""
    return _change(request, MENTEES, pk)


@GET_OR_POST
@inside("bank.decide")
@writes
def change_mentor(request, pk):
    """What a mentor can give, to how many, with how much time."""
    return _change(request, MENTORS, pk)


def _change(request, bank, pk):
    found = bank.open(request.actor, request.organisation, pk, "bank.decide")
    form = bank.form(request.POST if request.method == "POST" else None, entry=found)
    if request.method == "POST" and form.is_valid():
        at, values = timezone.localtime(), form.values()
        asked = not bank.is_mentors and (values["request"] or values["deficits"] or values["request_refused"])
        if asked and found.asked_on is None:
            values["asked_on"] = at.date()
        change_entry(found, by=request.actor, at=at, **values)
        messages.info(request, _("What is known of %(name)s is kept.") % {"name": found.person.full_name})
        return redirect(f"register:{bank.one}", request.organisation.slug, found.pk)
    context = {"bank": bank, "entry": found, "form": form}
    return render(request, "register/change.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("bank.decide")
@writes
def add_mentee(request):
    """Put somebody into the bank of mentees by hand."""
    return _add(request, MENTEES)


@GET_OR_POST
@inside("bank.decide")
@writes
def add_mentor(request):
    """Put somebody into the bank of mentors by hand."""
    return _add(request, MENTORS)


def _add(request, bank):
    form = NewCandidate(
        request.POST if request.method == "POST" else None,
        initial={"person": request.GET.get("person", "")},
        model=bank.model,
        organisation=request.organisation,
        today=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = add_candidate(
                bank.model,
                form.cleaned_data["person"],
                reason=form.cleaned_data["reason"],
                by=request.actor,
                at=timezone.localtime(),
            )
        except BadInput as error:
            form.tell(error)
        else:
            messages.info(request, _("%(name)s is in the bank.") % {"name": made.person.full_name})
            return redirect(f"register:{bank.one}", request.organisation.slug, made.pk)
    return render(
        request, "register/add.html", {"bank": bank, "form": form}, status=422 if form.errors else 200
    )


@require_safe
@inside("bank.view")
def of_person(request, pk):
    """A person's places in the banks: a part of the staff card, or a page of its own."""
    person = access.open_known_person(request.actor, request.organisation, pk)
    template = "register/of_person.html" + ("#places" if request.htmx else "")
    context = {
        "person": person,
        "found": queries.places_of(person),
        "may_decide": request.actor.may("bank.decide", request.organisation),
        "sees_cards": request.actor.may("people.view", request.organisation),
    }
    return render(request, template, context)
