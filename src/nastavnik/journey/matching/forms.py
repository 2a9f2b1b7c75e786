"""What is asked before a run, of two people, and before publishing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .criteria import RULES, STEP, TOP, WEIGHTS, Chosen, chosen, strength
from .states import Plan, SaidBy


class Slider(forms.NumberInput):
    """A range of whole numbers; the value is shown beside it in words."""

    input_type = "range"


class CriteriaForm(forms.Form):
    """How much each criterion counts, which rules hold, and which plan is wanted."""

    plan = forms.ChoiceField(
        label=_("What matters most"), choices=Plan, widget=forms.RadioSelect, initial=Plan.MOST
    )
    groups = forms.BooleanField(label=_("form groups with mentors who are ready to lead one"), required=False)

    def __init__(self, data=None, *, now: Chosen):
        super().__init__(data, initial={"groups": now.groups})
        weights = dict(now.weights.items())
        for name, words in WEIGHTS.items():
            self.fields[f"weight_{name}"] = forms.IntegerField(
                label=words,
                min_value=0,
                max_value=TOP,
                initial=weights[name],
                required=False,
                widget=Slider(attrs={"min": 0, "max": TOP, "step": STEP, "aria-describedby": f"says_{name}"}),
            )
        for name, words in RULES.items():
            self.fields[f"rule_{name}"] = forms.BooleanField(
                label=words, required=False, initial=getattr(now.rules, name)
            )

    @property
    def sliders(self):
        """(bound field, name, its strength in words) for each criterion."""
        for name in WEIGHTS:
            field = self[f"weight_{name}"]
            value = str(field.value() or 0)
            yield field, name, strength(int(value) if value.isdigit() else 0)

    @property
    def rules(self):
        """The hard rules as ticks."""
        return [self[f"rule_{name}"] for name in RULES]

    @property
    def chosen(self) -> Chosen:
        """What was told, once the form is valid."""
        values = self.cleaned_data
        weights = {name: values[f"weight_{name}"] for name in WEIGHTS if values[f"weight_{name}"] is not None}
        return chosen(weights, {name: values[f"rule_{name}"] for name in RULES}, values["groups"])


class PublishForm(forms.Form):
    """The term of the proposed pairs; which of them stands in the ticks beside each."""

    starts_on = forms.DateField(
        label=_("Begins"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=_("Ends"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self):
        data = super().clean()
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] <= data["starts_on"]:
            self.add_error("ends_on", _("The end must lie after the beginning."))
        return data


class TwoPeople(forms.Form):
    """A mentee and a mentor of a run, chosen from lists: the keyboard's way to what dragging does."""

    mentee = forms.ChoiceField(label=_("Mentee"))
    mentor = forms.ChoiceField(label=_("Mentor"))

    def __init__(self, data=None, *, mentees, mentors):
        super().__init__(data)
        self.fields["mentee"].choices = [("", _("Choose")), *mentees]
        self.fields["mentor"].choices = [("", _("Choose")), *mentors]


class RulingForm(TwoPeople):
    """«Only with her» or «never together», with who said it and why."""

    kind = forms.ChoiceField(
        label=_("What"),
        choices=[("lock", _("only with this mentor")), ("ban", _("never together"))],
        widget=forms.RadioSelect,
    )
    said_by = forms.ChoiceField(label=_("Who said it"), choices=SaidBy)
    words = forms.CharField(
        label=_("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the head and the curator read this; it goes into no paper and no other page."),
    )
    field_order = ("kind", "mentee", "mentor", "said_by", "words")


class QuestionForm(forms.Form):
    """A question to somebody of the banks before deciding."""

    person = forms.ChoiceField(label=_("Whom to ask"))
    text = forms.CharField(label=_("Question"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data=None, *, people):
        super().__init__(data)
        self.fields["person"].choices = [("", _("Choose")), *people]


class AnswerForm(forms.Form):
    """The answer, on a phone, in a minute."""

    text = forms.CharField(
        label=_("Your answer"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    not_before = forms.DateField(
        label=_("I cannot before"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Fill this in only if you want to be asked again later."),
    )


class ShortlistForm(forms.Form):
    """Whom to ask, and about which candidates."""

    person = forms.ChoiceField(label=_("Whom to ask"))
    candidates = forms.MultipleChoiceField(label=_("Candidates to show"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data=None, *, people, candidates):
        super().__init__(data)
        self.fields["person"].choices = [("", _("Choose")), *people]
        self.fields["candidates"].choices = candidates


class WishesForm(forms.Form):
    """What the person says of each candidate: first, second, third choice, or rather not."""

    def __init__(self, data=None, *, choices):
        super().__init__(data)
        self.rows = list(choices)
        places = [(str(n), _("choice no. %(n)s") % {"n": n}) for n in range(1, len(self.rows) + 1)]
        options = [("", _("does not matter")), *places, ("no", _("rather not"))]
        for row in self.rows:
            said = "no" if row.wish == "no" else str(row.rank or "")
            self.fields[f"of_{row.pk}"] = forms.ChoiceField(
                label=row.candidate.full_name,
                choices=options,
                required=False,
                initial=said,
                help_text=row.candidate.post,
            )

    @property
    def wishes(self) -> dict[int, tuple[str, int | None]]:
        """(wish, rank) by the choice's key, once the form is valid."""
        told = {row.pk: self.cleaned_data[f"of_{row.pk}"] for row in self.rows}
        return {
            pk: ("no", None) if said == "no" else ("yes", int(said)) if said else ("", None)
            for pk, said in told.items()
        }
