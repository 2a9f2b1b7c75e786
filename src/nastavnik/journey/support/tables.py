"""The register as a table to take away; private notes never stand in it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nastavnik.foundation.core.lists import Column

COLUMNS = (
    Column("name", gettext_lazy("Full name"), lambda row: row.case.person.full_name),
    Column("post", gettext_lazy("Post"), lambda row: row.case.person.post),
    Column("since", gettext_lazy("Without a pair since"), lambda row: row.case.since),
    Column("days", gettext_lazy("Days"), lambda row: row.days),
    Column("why", gettext_lazy("Why"), lambda row: str(row.case.get_why_display())),
    Column("support", gettext_lazy("Support"), lambda row: "; ".join(map(_step, row.steps))),
    Column(
        "candidates",
        gettext_lazy("Candidates"),
        lambda row: ", ".join(one.mentor.short_name for one in row.candidates),
    ),
    Column("hint", gettext_lazy("What would help"), lambda row: row.hint),
    Column("review", gettext_lazy("Next review"), lambda row: row.case.review_on),
    Column("ending", gettext_lazy("How it ended"), lambda row: str(row.case.get_ending_display())),
)


def _step(step) -> str:
    done = _("done %(day)s") % {"day": f"{step.done_on:%d.%m.%Y}"} if step.done_on else ""
    return ", ".join(filter(None, (f"{step.name or step.get_who_display()}: {step.what}", done)))
