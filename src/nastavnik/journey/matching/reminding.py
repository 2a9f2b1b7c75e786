"""Questions and offers that nobody answers: the person is reminded, then the curator is told. Days are settings."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.notify.actions import put_notice, tell
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.foundation.organisations.queries import accounts_in
from nastavnik.journey.mentorships.models import Answer, Mentorship
from nastavnik.journey.mentorships.states import State

from .models import Question


def remind(organisation, *, by, at) -> int:
    """Remind of what waits longer than the settings say; returns how many people and matters were told of."""
    days = numbers(organisation, at.date())
    ask, lift = (at - dt.timedelta(days=days[code]) for code in ("pair.ask_days", "pair.raise_days"))
    told = 0
    waiting = Question.objects.filter(organisation=organisation, answered_at=None, closed_at=None)
    for question in waiting.filter(reminded_at=None, asked_at__lte=ask).select_related("person__account"):
        told += _remind_person(organisation, question, at)
    for question in waiting.filter(raised_at=None, asked_at__lte=lift).select_related("person"):
        Question.objects.filter(pk=question.pk).update(raised_at=at)
        words = _("%(name)s has not answered your question.") % {"name": question.person.short_name}
        told += _tell_curators(organisation, words, "matching:questions", f"question-{question.pk}", at)
    for question in Question.objects.filter(
        organisation=organisation, closed_at=None, look_again_on__lte=at.date()
    ).select_related("person"):
        words = _("The day has come to which %(name)s put the question off.") % {
            "name": question.person.short_name
        }
        told += _tell_curators(organisation, words, "matching:questions", f"again-{question.pk}", at)
    return told + _silent_offers(organisation, lift, at)


def _remind_person(organisation, question, at) -> int:
    Question.objects.filter(pk=question.pk).update(reminded_at=at)
    person = question.person
    recipient = person.account or person.email
    if not recipient:
        return 0
    tell(
        recipient, organisation=organisation, kind="matching.question", at=at, key=f"question-{question.pk}",
        subject=_("The curator waits for your answer"),
        body=_("A question about mentoring waits for your answer. The curator has given you the link."),
    )  # fmt: skip
    return 1


def _silent_offers(organisation, since, at) -> int:
    """Offers that somebody has let lie: told by the latest answer, or by the day the pair was proposed."""
    told = 0
    offered = Mentorship.objects.filter(organisation=organisation, state=State.OFFERED, created_at__lte=since)
    for pair in offered.with_people().order_by("pk"):
        answered = set(Answer.objects.filter(mentorship=pair).values_list("person_id", flat=True))
        silent = [one for one in (pair.mentor, *pair.mentees) if one.pk not in answered]
        for person in silent:
            words = _("%(name)s has not answered the offer of a pair.") % {"name": person.short_name}
            key = f"offer-{pair.pk}-{person.pk}"
            told += _tell_curators(organisation, words, "mentorships:list", key, at)
    return told


def _tell_curators(organisation, words, address: str, key: str, at) -> int:
    url = reverse(address, args=[organisation.slug])
    for account in accounts_in(organisation, "curator", at.date()):
        put_notice(account, organisation=organisation, words=words, url=url, at=at, key=key)
    return 1
