"""What can go against a rule, in words that a person can read."""

from django.utils.text import format_lazy


class DomainError(Exception):
    """A rule of the field says no. The text is shown as it stands, so it says what to do.

    `fields` may name the form fields that are concerned (field → text).
    """

    status = 409

    def __init__(self, text, *, fields=None):
        super().__init__(str(text))
        self.text = text
        self.fields = fields or {}

    def __str__(self):
        return str(self.text)


class BadInput(DomainError):
    """What was entered can't be used; the text names the place and the remedy."""

    status = 422


def joined(texts):
    """Several texts as one, each a sentence of its own."""
    texts = list(texts)
    return format_lazy(" ".join("{}" for _ in texts), *texts)
