"""What is asked about sessions, exemptions, courses and materials."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.forms import Told, day, words
from nastavnik.journey.roadmap.stages import official_stages

from .states import Audience, MaterialKind, SessionKind

FILES = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.docx,.pptx,.xlsx"})


class SessionForm(Told):
    kind = forms.ChoiceField(label=_("Kind"), choices=SessionKind)
    topic = forms.CharField(label=_("Topic"), max_length=300)
    day = day(label=_("Day"))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("How long, minutes"), min_value=10, max_value=1440, initial=90)
    hours = forms.DecimalField(
        label=_("Hours to be counted"), min_value=Decimal("0.5"), max_digits=4, decimal_places=1, initial=2,
        help_text=_("Academic hours, for the mentor's record and the certificate."),
    )  # fmt: skip
    place = forms.CharField(label=_("Place"), max_length=300, required=False)
    link = forms.URLField(
        label=_("Link"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("For a meeting online."),
    )
    leaders = forms.CharField(label=_("Leaders"), max_length=300)
    programme = words(5, label=_("Programme"), required=False, help_text=_("One point a line."))

    def clean(self):
        data = super().clean()
        if not data.get("place") and not data.get("link") and "link" not in self.errors:
            self.add_error("place", _("Say where: a place or a link."))
        return data

    def values(self, organisation) -> dict:
        """What the deed takes: day and time are one moment on the school's own clock."""
        data = dict(self.cleaned_data)
        day_, time = data.pop("day"), data.pop("time")
        return data | {"starts_at": dt.datetime.combine(day_, time, ZoneInfo(organisation.time_zone))}


def initial_of(session) -> dict:
    """The form of a session as it stands."""
    begins = session.starts_at.astimezone(ZoneInfo(session.organisation.time_zone))
    names = ("kind", "topic", "minutes", "hours", "place", "link", "leaders", "programme")
    return {name: getattr(session, name) for name in names} | {"day": begins.date(), "time": begins.time()}


class InviteForm(forms.Form):
    person = forms.TypedMultipleChoiceField(coerce=int, choices=())

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [(person.pk, person.full_name) for person in people]


class ExemptForm(Told):
    reason = words(
        3, label=_("Reason"), max_length=500,
        help_text=_("For example: attended the course of the institute in June, was the leader of such sessions."),
    )  # fmt: skip


class CourseForm(Told):
    title = forms.CharField(label=_("Course"), max_length=300)
    provider = forms.CharField(label=_("Where"), max_length=300)
    hours = forms.IntegerField(label=_("Hours"), min_value=1, max_value=2000)
    number = forms.CharField(label=_("Number of the document"), max_length=100, required=False)
    issued_on = day(label=_("Issued on"))
    counts = forms.BooleanField(label=_("Counts in place of a kick-off session"), required=False)
    scan = forms.FileField(
        label=_("Scan of the document"), required=False, max_length=200,
        help_text=_("PDF, JPEG or PNG, up to 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )  # fmt: skip


class MaterialForm(Told):
    kind = forms.ChoiceField(label=_("Kind"), choices=MaterialKind)
    audience = forms.ChoiceField(label=_("For whom"), choices=Audience)
    stage = forms.TypedChoiceField(label=_("Stage"), coerce=int, initial=4)
    title = forms.CharField(label=_("Title"), max_length=300)
    summary = forms.CharField(label=_("In short"), max_length=500, required=False)
    body = words(
        16, label=_("Text"), required=False, max_length=60_000,
        help_text=_("Simple marks are read: ## heading, - point, **bold**, - [ ] a box to tick."),
    )  # fmt: skip
    link = forms.URLField(
        label=_("Link"), max_length=500, required=False, assume_scheme="https", help_text=_("For a video.")
    )
    file = forms.FileField(
        label=_("File"), required=False, max_length=200, widget=FILES,
        help_text=_("PDF, picture, .docx, .pptx or .xlsx without macros, up to 20 MB."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = [
            (one.number, f"{one.number}. {one.title}") for one in official_stages()
        ]
