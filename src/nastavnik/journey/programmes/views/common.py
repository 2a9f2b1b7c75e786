"""What the pages of programmes share."""

from django.shortcuts import redirect, render
from django.utils import timezone

from nastavnik.foundation.core.errors import DomainError
from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.documents.forms import tell

from .. import actions


def today_of(request):
    return day_in(request.organisation, timezone.now())


def who(request):
    return {"by": request.actor, "at": timezone.localtime()}


def to(request, programme):
    return redirect("programmes:programme", slug=request.organisation.slug, pk=programme.pk)


def ask(request, programme, form, heading, deed):
    context = {"programme": programme, "form": form, "heading": heading, "deed": deed}
    context["theirs"] = getattr(form, "theirs", ())
    return render(request, "programmes/form.html", context, status=422 if form.errors else 200)


def done(form, deed) -> bool:
    """Whether the deed went through; else its refusal stands in the form."""
    try:
        deed(**form.cleaned_data)
    except DomainError as error:
        tell(form, error)
        return False
    return True


def written(form, now: dict, deed) -> bool:
    """The same for words that two may change at once: what was seen is compared with what stands `now`."""
    try:
        if form.cleaned_data.pop("seen") not in ("", form.mark_of(now)):
            raise actions.Overtaken
        deed(**form.cleaned_data)
    except actions.Overtaken as error:
        tell(form, error)
        form.meet(now)
    except DomainError as error:
        tell(form, error)
    else:
        return True
    return False
