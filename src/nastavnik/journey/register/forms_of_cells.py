"""One value of an entry, corrected in its cell of the register."""

import copy

from django import forms as fields
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told

from .banks import Bank
from .catalogue import areas
from .rules import by_rule
from .words import SOURCES

POINTS = ("deficits", "competences")
MIDDLE = 2  # the level of a point that was only ticked


def may_correct(bank: Bank, name: str) -> bool:
    """Whether this value may be corrected in the register."""
    points = "competences" if bank.is_mentors else "deficits"
    return name in ("source", points) or (name in bank.form.base_fields and name != "request_refused")


class Cell(Told):
    """A single field of the entry; the rules are those of its whole form."""

    def __init__(self, *args, bank: Bank, entry, name: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.entry, self.name = entry, name
        if name in POINTS:
            self._points = {row["code"]: row for row in getattr(entry, name)}
            self.fields[name] = _points_field(name, list(self._points))
        elif name == "source":
            self.fields[name] = fields.ChoiceField(
                label=_("Source"), choices=list(SOURCES.items()), initial=entry.source
            )
        else:
            self.fields[name] = copy.deepcopy(bank.form.base_fields[name])
            self.fields[name].initial = getattr(entry, name)
        if name == "categories":
            self.fields["categories_reason"] = copy.deepcopy(bank.form.base_fields["categories_reason"])
            self.fields["categories_reason"].initial = entry.categories_reason

    def clean(self):
        data = super().clean()
        silent = self.name == "categories" and not data.get("categories_reason", "").strip()
        if silent and set(data.get("categories", ())) != by_rule(self.entry.reasons):
            self.add_error("categories_reason", _("Say why: these are not the categories of the staff card."))
        return data

    def values(self) -> dict:
        """What is to be kept; a point that was there keeps its level."""
        data = dict(self.cleaned_data)
        if self.name in POINTS:
            data[self.name] = [
                self._points.get(code, {"code": code, "level": MIDDLE}) for code in data[self.name]
            ]
        return data


def _points_field(name: str, known: list[str]):
    label = _("Deficits") if name == "deficits" else _("Competences")
    groups = [(area.words, [(point.code, point.words) for point in area.points]) for area in areas()]
    listed = {code for _area, points in groups for code, _words in points}
    kept = [(code, code) for code in known if code not in listed]
    return fields.MultipleChoiceField(
        label=label, choices=[*groups, *kept], initial=known, required=False,
        help_text=_("Several are chosen with Ctrl held down."),
        widget=fields.SelectMultiple(attrs={"size": 10}),
    )  # fmt: skip
