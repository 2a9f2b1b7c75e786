"""The day before a planned meeting, and the day after one that nobody has written down."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.notify.actions import put_notice, tell
from nastavnik.instruments.documents.actions import day_in

from .models import Meeting


def remind(organisation, *, by, at) -> int:
    """Tell both sides of tomorrow's meetings and ask after yesterday's, once. Gives how many meetings that were."""
    today = day_in(organisation, at)
    days = (today + dt.timedelta(days=1), today - dt.timedelta(days=1))
    rows = list(
        Meeting.objects.planned().filter(mentorship__organisation=organisation, on__in=days)
        .with_people().select_related("mentorship__mentor__account").soonest_first()
    )  # fmt: skip
    for row in rows:
        _remind(organisation, row, row.on > today, at)
    return len(rows)


def _remind(organisation, meeting, is_ahead: bool, at):
    pair = meeting.mentorship
    url = reverse("meetings:meeting" if is_ahead else "meetings:held", args=[organisation.slug, meeting.pk])
    key = f"meeting-{'ahead' if is_ahead else 'past'}-{meeting.pk}-{meeting.on}"
    for person in (pair.mentor, *pair.mentees):
        if person.account is None:
            continue
        if not is_ahead:
            words = _("Was there a meeting yesterday? Write it down in a minute.")
            put_notice(person.account, organisation=organisation, words=words, url=url, at=at, key=key)
            continue
        tell(
            person.account, organisation=organisation, kind="meeting.remind", at=at, key=key, url=url,
            subject=_("Tomorrow is your meeting"), body=_body(meeting),
        )  # fmt: skip


def _body(meeting):
    when = f"{meeting.on:%d.%m.%Y}"
    if meeting.starts_at:
        when += f", {meeting.starts_at:%H:%M}"
    return "\n".join(filter(None, (when, meeting.topic, meeting.place)))
