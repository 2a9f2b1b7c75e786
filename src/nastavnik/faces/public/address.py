"""Where the section lies, as a consent names it."""

from django.urls import reverse

from nastavnik.foundation.core.secret_links import own_origin
from nastavnik.instruments.consents.addresses import addresses

from .models import Section


def section_address(organisation, name: str = "public:home", **keys) -> str:
    """The whole address of a page; without NASTAVNIK_ORIGINS only its path, which no consent names."""
    return own_origin() + reverse(name, kwargs={"school": organisation.slug, **keys})


@addresses("public")
def section(organisation) -> list[str]:
    """Consents printed while the section is open name it."""
    if Section.objects.filter(organisation=organisation, is_open=True).exists():
        return [section_address(organisation)]
    return []
