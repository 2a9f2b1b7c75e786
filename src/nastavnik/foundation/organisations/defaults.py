"""The numbers of the field as settings with defaults: an organisation may replace each, from a day on."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Organisation, Setting


@dataclass(frozen=True, slots=True)
class Default:
    value: Any
    words: str | Promise
    choices: dict[str, str | Promise] = field(default_factory=dict)  # where the value is a list of codes


DEFAULTS: dict[str, Default] = {
    "mentee.young_service_years": Default(3, _("a young specialist has service of fewer years than")),
    "mentee.young_age": Default(35, _("a young teacher is not older than, years")),
    "mentee.newcomer_months": Default(12, _("somebody is new in the team for fewer months than")),
    "mentor.service_years": Default(5, _("a mentor has service of at least, years")),
    "mentor.categories": Default(
        ["first", "highest", "mentor_teacher", "methodist_teacher"],
        _("a mentor has one of the categories"),
        {
            "first": _("first category"),
            "highest": _("highest category"),
            "mentor_teacher": _("teacher-mentor"),
            "methodist_teacher": _("teacher-methodist"),
            "conformity": _("conformity with the post"),
            "none": _("no category"),
        },
    ),
    "mentor.max_mentees": Default(2, _("mentees of one mentor at most")),
    "group.min_mentees": Default(2, _("mentees in a group at least")),
    "group.max_mentees": Default(6, _("mentees in a group at most")),
    "pair.months": Default(9, _("usual term of a pair, months")),
    "pair.months_warning": Default(12, _("a longer term gives a warning, months")),
    "pair.months_limit": Default(36, _("a longer term needs a reason, months")),
    "unpaired.review_days": Default(14, _("review of those without a pair, days")),
    "newcomer.ask_days": Default(10, _("a newcomer is asked within, working days")),  # 0: not by itself
    "bank.review_months": Default(12, _("entries of the banks are reviewed every, months")),
    "bank.remind_months": Default(11, _("a reminder of the review comes after, months")),
    "consent.renew_days": Default(60, _("a consent is asked for again before its end, days")),
    "meeting.silence_days": Default(30, _("no meeting for longer gives an alert, days")),
    "pair.ask_days": Default(3, _("unanswered offers and questions are reminded of after, days")),
    "pair.raise_days": Default(7, _("and brought to the curator after, days")),
    "pair.hours_month": Default(8, _("planned hours a month for one pair")),
    "pair.early_days": Default(21, _("it is too early to judge a pair before, days")),
    "link.days": Default(14, _("a personal link works for, days")),
    "notice.working_days": Default(3, _("notice of early end, working days")),
    "training.before_order": Default(
        0, _("no order on a mentor without a kick-off session: 1 – so it is, 0 – no matter")
    ),
    "training.door_minutes": Default(5, _("the code at the door of a session holds for, minutes")),
    "wave.before_days": Default(30, _("who begins work is asked «before» by itself for, days")),
    "wave.after_days": Default(14, _("the questionnaire «after» is sent before the end of the work, days")),
    "wave.days": Default(10, _("time to answer the questionnaires «before» and «after», days")),
    "satisfied.mark": Default(7, _("satisfied is whose mean mark of ten is at least")),
    "target.I1": Default(70, _("target of coverage, per cent (0: none)")),
    "target.I2": Default(70, _("target of young teachers with a mentor, per cent (0: none)")),
    "target.I3": Default(100, _("target of pairs by order, per cent (0: none)")),
    "target.I4": Default(85, _("target of satisfaction, per cent (0: none)")),
    "target.I5": Default(0, _("target of plans carried out, per cent (0: none)")),
    "target.I6": Default(0, _("target of teachers who stay, per cent (0: none)")),
    "target.I7": Default(0, _("target of completed with the plan fulfilled, per cent (0: none)")),
    "target.I9": Default(100, _("target of trained mentors, per cent (0: none)")),
    "target.I10": Default(100, _("target of consents, per cent (0: none)")),
    "target.I11": Default(0, _("target of practices, per cent (0: none)")),
    "target.I12": Default(0, _("target of publications, per cent (0: none)")),
    "request.days": Default(10, _("usual time for a request to schools, days")),
    "small_group": Default(3, _("no breakdown of fewer people than")),
}


def numbers(organisation: Organisation, today: date) -> dict[str, Any]:
    """All settings of the organisation in force on `today`: its own, else those above, else the default."""
    values = {code: default.value for code, default in DEFAULTS.items()}
    rank = {pk: depth for depth, pk in enumerate(organisation.ancestor_ids)}
    own = [
        row
        for row in Setting.objects.with_scopes_disabled().filter(organisation_id__in=rank)
        if row.in_force_from is None or row.in_force_from <= today
    ]
    for row in sorted(own, key=lambda r: (rank[r.organisation_id], r.in_force_from or date.min)):
        if row.code in values:
            values[row.code] = row.value
    return values
