"""The version for the visually impaired: size, colours, spacing and pictures, as the reader chose them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as in_context

COOKIE = "look"
KEPT = 365 * 24 * 3600
# The first of each is the usual look
CHOICES = {
    "size": (
        _("Size of letters"),
        {
            "1": in_context("look", "usual"),
            "2": in_context("look", "large"),
            "3": in_context("look", "very large"),
        },
    ),
    "colours": (
        _("Colours of the page"),
        {
            "usual": in_context("look", "of the site"),
            "black": in_context("look", "black on white"),
            "white": in_context("look", "white on black"),
            "blue": in_context("look", "dark blue on light blue"),
            "beige": in_context("look", "brown on beige"),
        },
    ),
    "space": (
        _("Distance between letters and lines"),
        {
            "1": in_context("look", "usual"),
            "2": in_context("look", "wide"),
            "3": in_context("look", "very wide"),
        },
    ),
    "pictures": (_("Pictures"), {"on": in_context("look", "shown"), "off": in_context("look", "not shown")}),
}
USUAL = {name: next(iter(choices)) for name, (_words, choices) in CHOICES.items()}


@dataclass(frozen=True, slots=True)
class Look:
    """One choice of each kind; anything unknown is the usual one."""

    size: str
    colours: str
    space: str
    pictures: str

    @classmethod
    def of(cls, values) -> "Look":
        return cls(
            **{
                name: values.get(name) if values.get(name) in choices else USUAL[name]
                for name, (_words, choices) in CHOICES.items()
            }
        )

    @classmethod
    def of_cookie(cls, text: str) -> "Look":
        return cls.of(dict(zip(CHOICES, text.split("-"), strict=False)))

    @property
    def cookie(self) -> str:
        return "-".join(getattr(self, name) for name in CHOICES)

    @property
    def classes(self) -> str:
        return " ".join(f"{name}-{getattr(self, name)}" for name in CHOICES)

    @property
    def is_usual(self) -> bool:
        return all(getattr(self, name) == value for name, value in USUAL.items())

    def rows(self):
        """(name, words, [(value, words, chosen)]) for the form."""
        return [
            (name, words, [(value, said, getattr(self, name) == value) for value, said in choices.items()])
            for name, (words, choices) in CHOICES.items()
        ]
