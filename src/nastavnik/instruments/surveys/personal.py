"""What questionnaires keep of people: links and answers; of an anonymous wave only words that may hold a name."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, mentions

from .models import Draft, Invitation, Response
from .words import all_words

COMMON = {"ground": "consent", "term": "participation", "seen_by": "survey.view", "erase": Erase.DELETE}
keeps(
    "surveys.Invitation",
    what=_("Questionnaires that the person was asked to answer"),
    rows=lambda person: Invitation.objects.filter(person=person).order_by("pk"),
    shows=("asked_on", "due_on", "state", "answered_on"),
    **COMMON,
)
keeps(
    "surveys.Draft",
    what=_("Answers as they were marked last"),
    rows=lambda person: Draft.objects.filter(invitation__person=person).order_by("pk"),
    fields=("value",),
    shows=("value",),
    say=lambda name, value: all_words(value),
    **COMMON,
)
keeps(
    "surveys.Response",
    what=_("Answers to questionnaires"),
    rows=lambda person: Response.objects.filter(invitation__person=person).order_by("pk"),
    fields=("answers",),
    shows=("sent_at", "answers", "on_paper"),
    say=lambda name, value: all_words(value) if name == "answers" else None,
    **COMMON,
)
mentions("surveys.Questionnaire", fields=("title", "purpose"))
mentions("surveys.Version", fields=("content",))
mentions("surveys.Campaign", fields=("title",))
