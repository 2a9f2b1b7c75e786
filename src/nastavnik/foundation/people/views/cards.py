"""A staff card and what is done to it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nastavnik.foundation.audit.history import history
from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside, open_account

from .. import access, actions, forms, queries
from ..models import SchoolLevel
from ..tables import levels_words
from ..words import service_words

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@inside("people.view")
def card(request, pk):
    """One person's card."""
    found = access.open_person(request.actor, request.organisation, pk)
    today = timezone.localdate()
    context = {
        "person": found,
        "facts": _facts(found, today),
        "cases": forms.Cases(person=found),
        "has_left": found.employed_to is not None,
        "may_change": request.actor.may("people.change", request.organisation),
        "sees_banks": request.actor.may("bank.view", request.organisation),
        "history": history(found, say=_said)
        if request.actor.may("journal.view", request.organisation)
        else [],
    }
    return render(request, "people/card.html", context)


def _facts(person, today):
    def service(which):
        months = person.service_on(which, today)
        return "" if months is None else service_words(months)

    rows = [
        (_("Post"), person.post),
        (_("Teaching staff"), _("yes") if person.is_teaching else _("no")),
        (_("Subjects"), ", ".join(person.subjects)),
        (_("Levels of school"), levels_words(person.levels)),
        (_("Total service"), service("total")),
        (_("Teaching service"), service("teaching")),
        (_("Service here"), service("here")),
        (_("Education"), person.education),
        (_("Qualification category"), person.get_category_display() if person.category else ""),
        (_("Birth year"), person.birth_year),
        (_("Works here since"), f"{person.employed_from:%d.%m.%Y}" if person.employed_from else ""),
    ]
    if person.employed_to:
        rows.append((_("Worked here until"), f"{person.employed_to:%d.%m.%Y}"))
    return [
        *rows,
        (_("Department"), person.department),
        (_("Building"), person.building),
        (_("Hours a week"), person.load_hours),
        (_("Phone"), person.phone),
        (_("E-mail"), person.email),
        (_("Account"), person.account.login if person.account else ""),
    ]


def _said(name, value):
    """Values of a card that the journal keeps as codes or months."""
    if name.startswith("service_") and isinstance(value, int):
        return service_words(value)
    if name == "levels" and value:
        return ", ".join(str(SchoolLevel(level).label) for level in value if level in SchoolLevel.values)
    return "" if name == "service_as_of" else None


@GET_OR_POST
@inside("people.change")
@writes
def new(request):
    """A card entered by hand, for somebody who came between two lists."""
    today = timezone.localdate()
    form = forms.Card(request.POST if request.method == "POST" else None, today=today)
    if request.method == "POST" and form.is_valid():
        values = form.values()
        name = [values[part] for part in ("surname", "first_name", "patronymic", "birth_year")]
        same = queries.namesake(request.organisation, *name)
        if same is None:
            made = actions.enter_people(request.organisation, [values], **_now_by(request))[0]
            messages.info(request, _("The card of %(name)s is entered.") % {"name": made.full_name})
            return redirect("people:card", request.organisation.slug, made.pk)
        text = _("There is a card of this name already. If it is another person, enter both birth years.")
        form.add_error("birth_year", text)
    return render(request, "people/form.html", {"form": form}, status=422 if form.errors else 200)


@GET_OR_POST
@inside("people.change")
@writes
def change(request, pk):
    """Correct a card; the cases of a changed name are worked out anew unless they were written by hand."""
    found = access.open_person(request.actor, request.organisation, pk, to="people.change")
    form = forms.Card(
        request.POST if request.method == "POST" else None, person=found, today=timezone.localdate()
    )
    if request.method == "POST" and form.is_valid():
        done = actions.change_people(
            request.organisation, [actions.Change(found, form.values())], **_now_by(request)
        )
        said = _("The card of %(name)s is changed.") if done else _("The card of %(name)s stays as it was.")
        messages.info(request, said % {"name": found.full_name})
        return redirect("people:card", request.organisation.slug, found.pk)
    return render(
        request, "people/form.html", {"form": form, "person": found}, status=422 if form.errors else 200
    )


@GET_OR_POST
@inside("people.change")
@writes
def cases(request, pk):
    """Correct the cases of a name by hand, or let the program work them out again."""
    found = access.open_person(request.actor, request.organisation, pk, to="people.change")
    form = forms.Cases(request.POST if request.method == "POST" else None, person=found)
    if request.method == "POST" and "anew" in request.POST:
        actions.work_out_cases(found, **_now_by(request))
        messages.info(request, _("The cases of the name are worked out anew."))
        return redirect("people:card", request.organisation.slug, found.pk)
    if request.method == "POST" and form.is_valid():
        actions.correct_cases(found, form.forms(), **_now_by(request))
        messages.info(request, _("The cases of the name are kept as you wrote them."))
        return redirect("people:card", request.organisation.slug, found.pk)
    return render(
        request, "people/cases.html", {"form": form, "person": found}, status=422 if form.errors else 200
    )


@GET_OR_POST
@inside("people.change")
@writes
def leave(request, pk):
    """Somebody leaves the school."""
    found = access.open_person(request.actor, request.organisation, pk, to="people.change")
    form = forms.Leaving(
        request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_employment(found, **form.cleaned_data, **_now_by(request))
        except DomainError as error:
            form.tell(error)
        else:
            messages.info(
                request,
                _("%(name)s has left: the card stays and counts no more.") % {"name": found.full_name},
            )
            return redirect("people:card", request.organisation.slug, found.pk)
    return render(
        request, "core/confirm.html", _leaving(request, found, form), status=422 if form.errors else 200
    )


def _leaving(request, found, form):
    return {
        "heading": _("%(name)s leaves") % {"name": found.full_name},
        "effects": [
            _("The places in both banks are closed with the last day."),
            _("The card stays in the list «have left» with its whole history."),
        ],
        "undo": _("A mistake can be taken back on the card."),
        "deed": _("Record the leaving"),
        "danger": True,
        "form": form,
        "back": reverse("people:card", args=[request.organisation.slug, found.pk]),
    }


@GET_OR_POST
@inside("people.change")
@writes
def come_back(request, pk):
    """A leaving taken back."""
    found = access.open_person(request.actor, request.organisation, pk, to="people.change")
    if request.method == "POST":
        actions.resume_employment(found, **_now_by(request))
        messages.info(request, _("%(name)s works here again.") % {"name": found.full_name})
        return redirect("people:card", request.organisation.slug, found.pk)
    context = {
        "heading": _("%(name)s works here again") % {"name": found.full_name},
        "effects": [
            _("The card counts among the staff again."),
            _("Where the rules speak for it, a place in the banks is proposed anew."),
        ],
        "undo": _("The leaving can be recorded again at any time."),
        "deed": _("Take the leaving back"),
        "back": reverse("people:card", args=[request.organisation.slug, found.pk]),
    }
    return render(request, "core/confirm.html", context)


@GET_OR_POST
@inside("accounts.manage")
@writes
def account(request, pk):
    """Say whose staff card an account is, so that its owner sees their own pairs."""
    found = open_account(request.actor, request.organisation, pk)
    today = timezone.localdate()
    own = queries.cards_of(request.organisation, found)
    people = queries.without_account(request.organisation, today) | own
    form = forms.AccountLink(
        request.POST if request.method == "POST" else None,
        people=people.in_order(),
        initial={"person": own.first()},
    )
    if request.method == "POST" and form.is_valid():
        actions.link_account(found, form.cleaned_data["person"], request.organisation, **_now_by(request))
        messages.info(request, _("The account %(login)s is joined.") % {"login": found.login})
        return redirect("organisations:accounts", request.organisation.slug)
    return render(
        request, "people/account.html", {"form": form, "account": found}, status=422 if form.errors else 200
    )


def _now_by(request):
    return {"by": request.actor, "at": timezone.localtime()}
