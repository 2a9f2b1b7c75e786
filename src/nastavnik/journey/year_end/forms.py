"""What is asked at the end of a year: why a stage stays open, and the days of the next year."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nastavnik.journey.roadmap.forms import NewCycle, Told

from .queries import BESIDE


class Reasons(Told):
    """One field for each group that is unfinished."""

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        for group in groups:
            label = (
                _("Pairs, programmes and papers: why they stay open")
                if group.number == BESIDE
                else _("Stage %(number)s: why it stays open") % {"number": group.number}
            )
            self.fields[f"stage_{group.number}"] = forms.CharField(
                label=label, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
                help_text=str(group.lines[0].words),
            )  # fmt: skip

    def reasons(self) -> dict[int, str]:
        return {int(name.removeprefix("stage_")): words for name, words in self.cleaned_data.items()}


class NextYear(NewCycle):
    """Name and days of the next year."""
