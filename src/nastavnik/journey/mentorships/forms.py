"""What is asked about a pair or group."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.journey.register.models import MenteeEntry, MentorEntry

from .states import EARLY, Kind, LegalBasis, Mode, Reply


def day(label, **kwargs):
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs
    )


class NewMentorship(forms.Form):
    """A pair or group put together by hand."""

    mentor = forms.TypedChoiceField(label=_("Mentor"), coerce=int)
    mentees = forms.TypedMultipleChoiceField(
        label=_("Mentees"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One makes a pair, several a group."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind)
    mode = forms.ChoiceField(label=_("Mode"), choices=Mode)
    legal_basis = forms.ChoiceField(label=_("Legal basis"), choices=LegalBasis)
    starts_on = day(_("Begins"))
    ends_on = day(_("Ends"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        mentors = MentorEntry.objects.included().select_related("person").in_order()
        mentees = MenteeEntry.objects.included().select_related("person").in_order()
        self.fields["mentor"].choices = [("", _("Choose"))] + [
            (e.person_id, e.person.full_name) for e in mentors
        ]
        self.fields["mentees"].choices = [(e.person_id, e.person.full_name) for e in mentees]


class AnswerForm(forms.Form):
    """What one of the people says to the offer."""

    reply = forms.ChoiceField(label=_("Your answer"), choices=Reply, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed only if you decline."),
    )


class Words(forms.Form):
    """A deed that needs its reason."""

    words = forms.CharField(
        label=_("In a few words"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class EarlyEnd(Words):
    """An early end: when, on whose initiative, why."""

    on = day(_("Last day"))
    reason = forms.ChoiceField(
        label=_("On whose initiative"),
        choices=[(reason.value, reason.label) for reason in EARLY],
    )


class SpentForm(forms.Form):
    """Minutes of one day, entered in less than a minute."""

    on = day(_("Day"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=720)
    words = forms.CharField(label=_("What was done"), max_length=300)
