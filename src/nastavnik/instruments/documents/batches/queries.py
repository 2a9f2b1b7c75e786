"""What is read for an archive."""

from nastavnik.foundation.files.models import StoredFile

from ..models import Document


def known_keys(organisation, keys) -> set[int]:
    """Those of the keys that are documents of this organisation."""
    return set(Document.objects.filter(organisation=organisation, pk__in=keys).values_list("pk", flat=True))


def archive(organisation, key: int) -> StoredFile | None:
    """The finished archive with this key, if it is this organisation's."""
    return StoredFile.objects.filter(organisation=organisation, pk=key).first()
