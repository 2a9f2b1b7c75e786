"""What is done to the public section."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.people.queries import everybody
from nastavnik.instruments.consents.gate import in_force, named_in, refused
from nastavnik.instruments.documents.actions import day_in

from .address import section_address
from .copies import names_by_page
from .models import Section, Shown


@transaction.atomic
def change_section(organisation, *, by, at, **values) -> Section:
    """Open or close the section, change its words. Words that name somebody need the person's consent."""
    section, _made = Section.objects.get_or_create(organisation=organisation)
    check_names(organisation, "\n".join((values.get("about", ""), values.get("contact", ""))), at=at)
    before = {name: getattr(section, name) for name in values}
    for name, value in values.items():
        setattr(section, name, value)
    section.save()
    record(
        "public.change",
        on=section,
        by=by,
        at=at,
        organisation_id=organisation.pk,
        before=before,
        after=values,
    )
    return section


@transaction.atomic
def show_document(document, *, by, at) -> Shown:
    """The signed paper stands in the section from now on, without the pages that name people without consent.

    DomainError where the first page does.
    """
    if not document.is_signed:
        raise DomainError(_("Only a signed paper is shown to the public."))
    cards = _cards(document.organisation)
    pages = names_by_page(document, cards)
    _check(document.organisation, cards, set(pages[0]), at=at)
    return _show(document.organisation, document=document, people=pages, by=by, at=at)


@transaction.atomic
def show_session(session, *, by, at) -> Shown:
    """The session stands among the events from now on, without its leaders."""
    people = check_names(session.organisation, session.topic, at=at)
    return _show(session.organisation, session=session, people=people, by=by, at=at)


@transaction.atomic
def hide(shown: Shown, *, by, at) -> None:
    """The paper or event is no longer shown."""
    record("public.hide", on=shown, by=by, at=at, organisation_id=shown.organisation_id, before=_told(shown))
    shown.delete()


def check_names(organisation, text: str, *, at) -> list[int]:
    """Whom the text names, by staff card. DomainError in words where one of them has not allowed it here.

    The head's name is public by law and needs no consent.
    """
    cards = _cards(organisation)
    named = named_in(text, cards)
    _check(organisation, cards, named, at=at)
    return sorted(named)


def _cards(organisation) -> list:
    return [one for one in everybody(organisation) if one.full_name != organisation.head_full_name]


def _check(organisation, cards, named, *, at) -> None:
    known = in_force(organisation, day_in(organisation, at))
    without = refused(named, ["name"], section_address(organisation), known)
    if without:
        names = ", ".join(one.full_name for one in cards if one.pk in without)
        raise DomainError(
            _(
                "It names people who have not allowed their name at %(address)s: %(names)s. "
                "Take the names out, or get their consent to dissemination for this address."
            )
            % {"names": names, "address": section_address(organisation)}
        )


def _show(organisation, *, people, by, at, **what) -> Shown:
    if Shown.objects.filter(**what).exists():
        raise DomainError(_("This is shown already."))
    shown = Shown.objects.create(organisation=organisation, people=people, shown_at=at, **what)
    record("public.show", on=shown, by=by, at=at, organisation_id=organisation.pk, after=_told(shown))
    return shown


def _told(shown: Shown) -> dict:
    return {"document": shown.document_id, "session": shown.session_id}
