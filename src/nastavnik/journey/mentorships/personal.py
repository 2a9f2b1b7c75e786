"""What pairs and groups keep of people; a pair stays for the numbers, under a card without a name."""

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, mentions, stands_against

from .models import Answer, Duty, Member, Mentorship, PersonalLink

COMMON = {"ground": "consent", "term": "participation", "seen_by": "mentorship.view"}
keeps(
    "mentorships.Mentorship",
    what=_("Pairs and groups"),
    rows=lambda person: Mentorship.objects.of_person([person.pk]).order_by("pk"),
    fields=("end_words", "reasons"),
    shows=("form", "kind", "state", "starts_on", "ends_on", "ended_on", "end_reason", "end_words"),
    **COMMON,
)
keeps(
    "mentorships.Member",
    what=_("Part in a pair as a mentee"),
    rows=lambda person: Member.objects.filter(mentee=person).order_by("pk"),
    shows=(),
    **COMMON,
)


def forget_answers(person, *, by, at) -> int:
    """What the person said in words goes; that there was an answer stays."""
    return Answer.objects.filter(person=person).update(words="")


keeps(
    "mentorships.Answer",
    what=_("Answers to offers"),
    rows=lambda person: Answer.objects.filter(person=person).order_by("pk"),
    fields=("words",),
    shows=("reply", "words", "at"),
    erase=forget_answers,
    **COMMON,
)


keeps(
    "mentorships.PersonalLink",
    what=_("Personal links to answer without an account"),
    rows=lambda person: PersonalLink.objects.filter(person=person).order_by("pk"),
    shows=("purpose", "made_at", "expires_at", "opened_at"),
    erase=Erase.DELETE,
    **COMMON,
)
keeps(
    "mentorships.Duty",
    what=_("What had to be settled with a pair because of the person"),
    rows=lambda person: Duty.objects.filter(person=person).order_by("pk"),
    fields=("settled_words",),
    shows=("code", "due_on", "settled_at", "settled_words"),
    **COMMON,
)
mentions("mentorships.SpentTime", fields=("words",))


@stands_against("pairs")
def open_pairs(person):
    """A pair that is not ended is ended first, with its order."""
    number = Mentorship.objects.open().of_person([person.pk]).count()
    return [now("The person stands in a pair or group that is not ended: end it first.")] if number else []
