"""What is asked about the event, its jury, a work and its score."""

import datetime as dt
import re

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told, day, words

from .criteria import criteria

_TIME = re.compile(r"^(\d{1,2})[:.](\d{2})$")


class EventForm(Told):
    on = day(label=_("Day"))
    time = forms.TimeField(
        label=_("Begins at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label=_("Place"), max_length=300)
    manner = forms.CharField(
        label=_("In what form"), max_length=200, required=False,
        help_text=_("After «в форме»: «фестиваля практик»."),
    )  # fmt: skip
    responsible = forms.TypedChoiceField(
        label=_("Who answers for it"), coerce=int, required=False, empty_value=None
    )
    until = day(label=_("Applications until"))
    least_scores = forms.IntegerField(
        label=_("Scores for each work at least"), min_value=1, max_value=20, initial=3,
        help_text=_("Scores are counted only when every work has so many."),
    )  # fmt: skip
    programme = words(
        6, label=_("Programme"), required=False, max_length=8000,
        help_text=_("One point a line: 10:00; what; who."),
    )  # fmt: skip
    nominations = words(
        5, label=_("Nominations"), max_length=4000,
        help_text=_("One a line. A ready set stands here; change it as you like."),
    )  # fmt: skip

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people}
        choices = [("", _("the curator")), *((pk, one.full_name) for pk, one in self.people.items())]
        self.fields["responsible"].choices = choices

    def clean_responsible(self):
        return self.people.get(self.cleaned_data["responsible"])

    def clean_programme(self):
        found = []
        for number, line in enumerate(self.cleaned_data["programme"].splitlines(), 1):
            if line.strip():
                found.append(_programme_line(number, line))
        return found

    def clean_nominations(self):
        titles = [
            " ".join(line.split()).strip("«»") for line in self.cleaned_data["nominations"].splitlines()
        ]
        titles = list(dict.fromkeys(filter(None, titles)))
        long = next((one for one in titles if len(one) > 200), None)
        if long:
            raise forms.ValidationError(
                _("«%(title)s…» is too long: 200 characters at most.") % {"title": long[:40]}
            )
        return titles

    def values(self) -> dict:
        """What the deed takes."""
        data = dict(self.cleaned_data)
        return {"lines": data.pop("programme"), "nominations": data.pop("nominations")} | data


def _programme_line(number, line):
    parts = [part.strip() for part in line.split(";", 2)]
    if len(parts) == 1:
        time, what, who = "", parts[0], ""
    else:
        time, what, who = ([*parts, ""])[:3]
    found = _TIME.match(time)
    if time and (not found or int(found[1]) > 23 or int(found[2]) > 59):
        raise forms.ValidationError(
            _("Line %(n)s: «%(time)s» is no time. Write it as 10:00; what; who.")
            % {"n": number, "time": time[:20]}
        )
    if not what:
        raise forms.ValidationError(
            _("Line %(n)s: say what happens, after the time and «;».") % {"n": number}
        )
    if len(what) > 300 or len(who) > 200:
        raise forms.ValidationError(_("Line %(n)s is too long.") % {"n": number})
    return (dt.time(int(found[1]), int(found[2])) if found else None, what, who)


def initial_of(event, lines, nominations) -> dict:
    """The form of an event as it stands."""
    names = ("on", "time", "place", "manner", "until", "least_scores")
    told = (
        f"{one.time:%H:%M}; {one.words}; {one.speaker}" if one.time else
        f"; {one.words}; {one.speaker}" if one.speaker else one.words
        for one in lines
    )  # fmt: skip
    return {name: getattr(event, name) for name in names} | {
        "responsible": event.responsible_id,
        "programme": "\n".join(one.rstrip("; ") for one in told),
        "nominations": "\n".join(one.title for one in nominations),
    }


class JurorForm(Told):
    person = forms.TypedChoiceField(label=_("Of the staff"), coerce=int, required=False, empty_value=None)
    name = forms.CharField(label=_("Or from outside: full name"), max_length=200, required=False)
    post = forms.CharField(label=_("Post and place of work"), max_length=300, required=False)
    is_chair = forms.BooleanField(label=_("Heads the jury"), required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people}
        choices = [("", _("nobody of the staff")), *((pk, one.full_name) for pk, one in self.people.items())]
        self.fields["person"].choices = choices

    def clean_person(self):
        return self.people.get(self.cleaned_data["person"])


class ApplicationForm(Told):
    nomination = forms.TypedChoiceField(label=_("Nomination"), coerce=int)
    practice = forms.TypedChoiceField(
        label=_("Card of the practice library"), coerce=int, required=False, empty_value=None,
        help_text=_("If the practice is written there already."),
    )  # fmt: skip
    title = forms.CharField(label=_("Name of the practice"), max_length=300)
    summary = words(
        6, label=_("What you did together"), max_length=6000,
        help_text=_("Which difficulty there was, what you tried, how it went."),
    )  # fmt: skip
    achieved = words(
        4, label=_("What came of it"), max_length=4000,
        help_text=_("Numbers, if there are any: before and after."),
    )  # fmt: skip
    link = forms.URLField(label=_("Link to materials"), max_length=500, required=False, assume_scheme="https")

    def __init__(self, *args, nominations, practices, **kwargs):
        super().__init__(*args, **kwargs)
        self.nominations = {one.pk: one for one in nominations}
        self.practices = {one.pk: one for one in practices}
        self.fields["nomination"].choices = [(pk, one.title) for pk, one in self.nominations.items()]
        if practices:
            named = [(pk, one.title) for pk, one in self.practices.items()]
            self.fields["practice"].choices = [("", _("none")), *named]
        else:
            del self.fields["practice"]

    def values(self) -> dict:
        data = dict(self.cleaned_data)
        nomination, practice = data.pop("nomination"), data.pop("practice", None)
        return data | {"nomination": self.nominations[nomination], "practice": self.practices.get(practice)}


class ScoreForm(Told):
    """A choice for each criterion, with what every number of points means."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for one in criteria():
            self.fields[one.code] = forms.TypedChoiceField(
                label=one.title, help_text=one.question, coerce=int, widget=forms.RadioSelect,
                choices=[(n, f"{n} – {band}") for n, band in enumerate(one.bands)],
                error_messages={"required": _("Choose one.")},
            )  # fmt: skip
        self.fields["remark"] = words(3, label=_("Remark"), required=False, max_length=2000)

    def values(self) -> dict:
        points = {one.code: self.cleaned_data[one.code] for one in criteria()}
        return {"points": points, "remark": self.cleaned_data["remark"]}


class RecuseForm(Told):
    words = forms.CharField(
        label=_("Why you can't judge this work"), max_length=300,
        help_text=_("For example: a relative, a work in which I took part."),
    )  # fmt: skip


class RuleForm(Told):
    favoured = forms.TypedChoiceField(
        label=_("Decision"), coerce=int, required=False, empty_value=None, widget=forms.RadioSelect
    )
    words = forms.CharField(label=_("Why"), max_length=500, help_text=_("These words stand in the protocol."))

    def __init__(self, *args, equals, **kwargs):
        super().__init__(*args, **kwargs)
        self.works = {one.application.pk: one.application for one in equals}
        named = [(pk, _("First place: %(title)s") % {"title": one.title}) for pk, one in self.works.items()]
        self.fields["favoured"].choices = [("", _("They share the first place")), *named]

    def clean_favoured(self):
        return self.works.get(self.cleaned_data["favoured"])


class AwardsForm(Told):
    reward = forms.MultipleChoiceField(error_messages={"required": _("Choose at least one reward.")})

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reward"].choices = [(one.key, one.key) for one in rows]
