"""What a private link opens on a phone: a shortlist to put in order, a question to answer."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.journey.mentorships.links import actor_of_link, purpose

from .. import access, asking, queries
from ..forms import AnswerForm, WishesForm


@purpose("shortlist")
def shortlist(request, link):
    """The candidates that the curator has chosen; order them, or say «rather not»."""
    found = access.shortlist_of_link(link)
    if found is None:
        raise Http404
    form, said = WishesForm(request.POST or None, choices=queries.choices_told(found)), False
    if request.method == "POST" and form.is_valid():
        asking.tell_wishes(found, form.wishes, by=actor_of_link(link), at=timezone.localtime())
        said = True
    context = {"form": form, "said": said, "person": link.person, "of": link.organisation}
    return render(request, "matching/link_shortlist.html", context, status=422 if form.errors else 200)


@purpose("question")
def question(request, link):
    """One question of the curator; an answer, or the day to come back to it."""
    found = access.question_of_link(link)
    if found is None:
        raise Http404
    form, said = AnswerForm(request.POST or None), False
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        deed = {"by": actor_of_link(link), "at": timezone.localtime()}
        try:
            asking.answer(found, values["text"], not_before=values["not_before"], **deed)
            said = True
        except (BadInput, DomainError) as error:
            form.add_error(next(iter(getattr(error, "fields", {})), None), str(error))
    context = {"form": form, "said": said, "question": found, "of": link.organisation}
    return render(request, "matching/link_question.html", context, status=422 if form.errors else 200)
