"""What is asked about a meeting: little, and mostly answered by a tap."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.forms import DayInput

from .states import AFTER_PLAN, MINUTES, MINUTES_MOST, Form

OTHER = "0"


class _Topic(forms.Form):
    """A line of the plan at one tap, or words of one's own."""

    item = forms.ChoiceField(label=_("What the meeting is about"), widget=forms.RadioSelect, required=False)
    topic = forms.CharField(
        label=_("Topic in your own words"), max_length=300, required=False,
        help_text=_("Leave it empty if you have chosen a line of the plan."),
    )  # fmt: skip

    def __init__(self, *args, items=(), **kwargs):
        super().__init__(*args, **kwargs)
        self._items = {str(item.pk): item for item in items}
        if not self._items:
            del self.fields["item"]
            self.fields["topic"].label, self.fields["topic"].help_text = _("What the meeting is about"), ""
            return
        choices = [(pk, item.activity) for pk, item in self._items.items()]
        self.fields["item"].choices = [*choices, (OTHER, _("another topic"))]

    def clean(self):
        values = super().clean()
        chosen = self._items.get(values.pop("item", "") or OTHER)
        topic = " ".join(values.get("topic", "").split())
        if chosen is None and not topic and "topic" not in self.errors:
            self.add_error("topic", _("Choose a line of the plan or say the topic in a few words."))
        values |= {"item": chosen, "topic": topic or (chosen.activity[:300] if chosen else "")}
        return values


class LogForm(_Topic):
    """A meeting that took place. Today, 45 minutes and a consultation stand there already."""

    on = forms.DateField(label=_("Day"), widget=DayInput)
    form = forms.ChoiceField(
        label=_("Form"), choices=Form.choices, widget=forms.RadioSelect(attrs={"class": "scale"})
    )
    minutes = forms.ChoiceField(
        label=_("How many minutes"),
        choices=[(str(n), str(n)) for n in MINUTES],
        widget=forms.RadioSelect(attrs={"class": "scale"}),
        required=False,
    )
    other_minutes = forms.IntegerField(
        label=_("Another number of minutes"), min_value=1, max_value=MINUTES_MOST, required=False
    )
    result = forms.CharField(
        label=_("Result"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A few words are enough."),
    )  # fmt: skip
    next_step = forms.CharField(
        label=_("Next step"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    done = forms.BooleanField(label=_("This line of the plan is done"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ("item", "topic", "result", "minutes", "form", "on", "next_step", "done")

    def __init__(self, *args, items=(), **kwargs):
        super().__init__(*args, items=items, **kwargs)
        if not items:
            del self.fields["done"]

    def clean(self):
        values = super().clean()
        typed, chosen = values.pop("other_minutes", None), values.pop("minutes", "")
        if not typed and not chosen and "other_minutes" not in self.errors:
            self.add_error("minutes", _("Say how long the meeting was."))
        values["minutes"] = typed or int(chosen or 0)
        return values


class PlanForm(_Topic):
    """A meeting to come."""

    on = forms.DateField(label=_("Day"), widget=DayInput)
    starts_at = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    place = forms.CharField(label=_("Place or link"), max_length=200, required=False)
    form = forms.ChoiceField(
        label=_("Form"), choices=Form.choices, widget=forms.RadioSelect(attrs={"class": "scale"})
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ("on", "starts_at", "item", "topic", "form", "place")


class ObjectionForm(forms.Form):
    words = forms.CharField(
        label=_("What was not so"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class NoteForm(forms.Form):
    words = forms.CharField(label=_("Your note"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))


def first_values(items, today) -> dict:
    """What stands in the form of a new meeting: the next line of the plan, its form, three quarters of an hour."""
    first = items[0] if items else None
    form = AFTER_PLAN.get(first.form, Form.CONSULTATION) if first else Form.CONSULTATION
    return {"on": today, "item": str(first.pk) if first else OTHER, "form": form, "minutes": "45"}


def values_of(meeting, today) -> dict:
    """What stands in the form of a meeting that is planned or written down already."""
    known = str(meeting.minutes or 45)
    return {
        "on": min(meeting.on, today) if meeting.minutes is None else meeting.on,
        "starts_at": meeting.starts_at,
        "place": meeting.place,
        "item": str(meeting.item_id or OTHER),
        "topic": "" if meeting.item and meeting.item.activity[:300] == meeting.topic else meeting.topic,
        "form": meeting.form,
        "minutes": known if int(known) in MINUTES else "",
        "other_minutes": None if int(known) in MINUTES else meeting.minutes,
        "result": meeting.result,
        "next_step": meeting.next_step,
        "revision": meeting.revision,
    }
