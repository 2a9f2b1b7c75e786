"""Cards with personal links, to be printed, cut and handed out."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from nastavnik.foundation.core.errors import DomainError

from .links import address_of


def slips_pdf(campaign, invitations, base: str) -> bytes:
    """A card a person, by name. Raises DomainError where nobody is waited for, or there are no fonts for a PDF."""
    fonts = Path(settings.FONTS_DIR)
    if not invitations:
        raise DomainError(_("Everybody has answered: there is nothing to print."))
    if not any(fonts.glob("*.ttf")):
        raise DomainError(_("There are no fonts for a PDF: run the set-up once more."))
    # the compiler takes memory: only where a PDF is asked for
    from nastavnik.paper.pdf_backend.cards import Card, render_cards

    cards = [
        Card(
            one.person.full_name,
            (
                campaign.title,
                _("Point the phone's camera at the code, or type the address."),
                _("Answers are taken until %(day)s. No password is needed.")
                % {"day": f"{one.due_on:%d.%m.%Y}"},
            ),
            address_of(one, base),
        )
        for one in invitations
    ]
    return render_cards(tuple(cards), fonts)
