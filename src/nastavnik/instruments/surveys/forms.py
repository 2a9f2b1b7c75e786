"""What is asked of the curator: a questionnaire's name, a section, an item, a wave."""

import re

from django import forms as fields
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nastavnik.foundation.core.forms import Told, day
from nastavnik.foundation.core.forms import words as several_lines

from .content import Condition, Item, Option, say
from .editing import earlier
from .kinds import WITH_OPTIONS, Kind
from .models import Audience
from .sources import people_choices


class About(Told):
    """What a questionnaire is called, what it is for, whom it asks."""

    title = fields.CharField(label=_("Title"), max_length=200)
    purpose = several_lines(
        2,
        label=_("What it is for"),
        max_length=600,
        required=False,
        help_text=_("Whoever answers reads it on the first page."),
    )
    audience = fields.ChoiceField(label=_("Whom it asks"), choices=Audience, widget=fields.RadioSelect)


class SectionForm(Told):
    """A page of the questionnaire."""

    title = fields.CharField(label=_("Title of the page"), max_length=200)
    lead = several_lines(2, label=_("Introduction"), max_length=600, required=False)


class ItemForm(Told):
    """One question. Which fields there are depends on its kind."""

    words = fields.CharField(label=pgettext_lazy("item", "Question"), max_length=500)
    help = fields.CharField(label=_("Hint"), max_length=300, required=False)
    required = fields.BooleanField(label=_("An answer is needed"), required=False)
    options = several_lines(
        5,
        label=_("Answers"),
        help_text=_("Each on a line of its own. Changing the words of a line keeps the answers given to it."),
    )
    rows = several_lines(5, label=_("Rows of the table"), help_text=_("Each on a line of its own."))
    low = fields.CharField(label=_("What 1 means"), max_length=80, required=False)
    high = fields.CharField(label=_("What 10 means"), max_length=80, required=False)
    most = fields.IntegerField(label=_("Choose at most"), min_value=0, max_value=999, required=False)
    source = fields.ChoiceField(label=_("From whom to choose"))
    condition = fields.ChoiceField(
        label=_("Show only if"),
        required=False,
        help_text=_("Leave empty to ask everybody. The answer is chosen among the questions above this one."),
    )

    BY_KIND = {
        "options": WITH_OPTIONS,
        "rows": {Kind.MATRIX},
        "low": {Kind.SCALE},
        "high": {Kind.SCALE},
        "most": {Kind.MULTIPLE, Kind.PEOPLE, Kind.NUMBER},
        "source": {Kind.PEOPLE},
    }

    def __init__(self, *args, content, kind: str, item: Item | None = None, **kwargs):
        super().__init__(*args, initial=_initial(item), **kwargs)
        self.item, self.kind = item, kind
        for name, kinds in self.BY_KIND.items():
            if kind not in kinds:
                del self.fields[name]
        if "source" in self.fields:
            self.fields["source"].choices = people_choices()
        if "most" in self.fields and kind == Kind.NUMBER:
            self.fields["most"].label = _("The largest number")
        self.fields["condition"].choices = _conditions(content, item)
        if len(self.fields["condition"].choices) == 1:
            del self.fields["condition"]

    def clean_options(self):
        found = _lines(self.cleaned_data["options"])
        if len(found) < 2:
            raise fields.ValidationError(_("At least two answers, each on a line of its own."))
        return found

    def clean_rows(self):
        return _lines(self.cleaned_data["rows"])

    def made(self) -> Item:
        """The item as it is to be; lines keep the codes of the lines that stood in their places."""
        data = self.cleaned_data
        old = self.item
        condition, hangs = data.get("condition", ""), None
        if condition:
            item, _sign, value = condition.rpartition("=")
            hangs = Condition(item, (value,))
        if old and old.condition and condition == "as-it-is":
            hangs = old.condition
        return Item(
            old.code if old else "",
            self.kind,
            _kept(old.words if old else "", data["words"]),
            help=_kept(old.help if old else "", data["help"]),
            required=data["required"],
            options=_coded(data.get("options", ()), old.options if old else (), "a"),
            rows=_coded(data.get("rows", ()), old.rows if old else (), "r"),
            low=_kept(old.low if old else "", data.get("low", "")),
            high=_kept(old.high if old else "", data.get("high", "")),
            condition=hangs,
            source=data.get("source", ""),
            most=data.get("most") or 0,
            scored=bool(old and old.scored),
        )


def _initial(item: Item | None) -> dict:
    if item is None:
        return {}
    hangs = item.condition
    condition = f"{hangs.item}={hangs.values[0]}" if hangs and len(hangs.values) == 1 else ""
    return {
        "words": item.said,
        "help": say(item.help),
        "required": item.required,
        "options": "\n".join(option.said for option in item.options),
        "rows": "\n".join(row.said for row in item.rows),
        "low": say(item.low),
        "high": say(item.high),
        "most": item.most or None,
        "source": item.source,
        "condition": "as-it-is" if hangs and len(hangs.values) > 1 else condition,
    }


def _conditions(content, item: Item | None) -> list[tuple[str, str]]:
    """«question: answer» of every question above with answers to choose from."""
    choices = [("", _("always"))]
    if item is not None and item.condition and len(item.condition.values) > 1:
        choices.append(("as-it-is", _("as it is now (several answers)")))
    above = earlier(content, item.code if item else None)
    for one in above:
        if one.kind in (Kind.SINGLE, Kind.MULTIPLE, Kind.YES_NO):
            choices += [(f"{one.code}={code}", f"{one.said} – {said}") for code, said in one.choices()]
    return choices


def _lines(text: str) -> list[str]:
    return [line for line in (re.sub(r"\s+", " ", one).strip() for one in text.splitlines()) if line]


def _kept(before, now: str):
    """Both languages of the library stay where the words were not touched."""
    return before if say(before) == now else now


def _coded(lines, old, letter: str) -> tuple[Option, ...]:
    """Lines as options: the same words, or the same place, keep their code; new ones get a fresh code."""
    by_words = {option.said: option for option in old}
    used = {by_words[line].code for line in lines if line in by_words}
    found = []
    for place, line in enumerate(lines):
        if line in by_words:
            found.append(by_words[line])
            continue
        stood = old[place] if place < len(old) and old[place].code not in used else None
        code = stood.code if stood else _fresh(letter, used | {option.code for option in old})
        used.add(code)
        found.append(Option(code, line))
    return tuple(found)


def _fresh(letter: str, taken: set[str]) -> str:
    return next(code for n in range(1, 1000) if (code := f"{letter}{n}") not in taken)


class Sending(Told):
    """A wave: whom, until when, with names or without."""

    title = fields.CharField(label=_("How the letter and the page call it"), max_length=200)
    due_on = day(label=_("Answers until"))
    anonymous = fields.BooleanField(
        label=_("Anonymous"),
        required=False,
        help_text=_(
            "Nobody will know who answered what; results are shown after the end, from three answers on."
        ),
    )
    letters = fields.BooleanField(label=_("Send letters to those who have an address"), required=False)
    people = fields.MultipleChoiceField(label=_("Whom to ask"), widget=fields.CheckboxSelectMultiple)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = list(people)
        self.fields["people"].choices = [(str(one.pk), one.full_name) for one in self.people]


class More(Told):
    """More people for a wave."""

    letters = fields.BooleanField(label=_("Send letters to those who have an address"), required=False)
    people = fields.MultipleChoiceField(label=_("Whom to ask"), widget=fields.CheckboxSelectMultiple)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(str(one.pk), one.full_name) for one in people]


class LastDay(Told):
    due_on = day(label=_("Answers until"))
