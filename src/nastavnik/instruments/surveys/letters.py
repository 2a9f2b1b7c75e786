"""Letters with the personal link."""

from django.urls import reverse
from django.utils.translation import gettext as _

from nastavnik.foundation.notify.actions import tell

from .links import address_of, token_of


def recipient_of(person):
    """To whom the letter goes: the person's account, else the address on the card, else nobody."""
    if person.account_id is not None and person.account.email:
        return person.account
    return person.email or person.account


def ask(invitation, *, at) -> bool:
    """Send the link; False where the person has no address, or the program does not know its own."""
    words = _("Please answer the questionnaire «%(title)s»") % {"title": invitation.campaign.title}
    return _write(invitation, words, "asked", at)


def remind_by_letter(invitation, key: str, *, at) -> bool:
    """Remind of the link, once for each key."""
    words = _("Reminder: the questionnaire «%(title)s» awaits your answer") % {
        "title": invitation.campaign.title
    }
    return _write(invitation, words, key, at)


def _write(invitation, subject: str, key: str, at) -> bool:
    address, to = address_of(invitation), recipient_of(invitation.person)
    if not address or not to:
        return False
    campaign = invitation.campaign
    body = _(
        "%(name)s,\n\n%(school)s asks you to answer the questionnaire «%(title)s» until %(day)s.\n"
        "It takes no more than ten minutes and needs no password; you may stop and go on later by the same link:\n\n"
        "%(address)s\n\nThe link is yours alone: do not hand it on."
    ) % {
        "name": " ".join(filter(None, (invitation.person.first_name, invitation.person.patronymic))),
        "school": campaign.organisation.short_name,
        "title": campaign.title,
        "day": f"{invitation.due_on:%d.%m.%Y}",
        "address": address,
    }
    tell(
        to,
        organisation=campaign.organisation,
        kind="survey.ask",
        subject=subject,
        body=body,
        at=at,
        url=reverse("answers:start", args=[token_of(invitation)]),
        key=f"survey-{invitation.pk}-{invitation.nonce[:6]}-{key}",
    )
    return True
