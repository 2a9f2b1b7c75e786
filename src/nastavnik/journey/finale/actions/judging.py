"""What a member of the jury does: score, declare a conflict of interest; and the chair's word on equals."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput, DomainError

from ..conflicts import own_work
from ..criteria import criteria
from ..models import Application, Recusal, Ruling, Score
from ..results import ranked
from ..states import State
from .note import note


@transaction.atomic
def give_score(juror, application, *, points: Mapping[str, int], by, at, remark: str = "") -> Score:
    """Points by every criterion; given again, they replace the first ones.

    The journal tells that this member has scored and not how: it is read before the scores are counted.
    """
    _check_judging(juror, application)
    if own_work(juror, application) or Recusal.objects.filter(juror=juror, application=application).exists():
        raise DomainError(_("There is a conflict of interest: you can't judge this work."))
    wrong = {
        one.code: _("Choose from 0 to %(most)s points.") % {"most": one.most}
        for one in criteria()
        if points.get(one.code) not in range(one.most + 1)
    }
    if wrong or len(points) != len(criteria()):
        raise BadInput(_("Give points by every criterion."), fields=wrong)
    score, _made = Score.objects.update_or_create(
        juror=juror,
        application=application,
        defaults={"points": dict(points), "total": sum(points.values()), "remark": remark.strip(), "at": at},
    )
    note("finale.score", application, application.event, by, at, juror=juror.pk)
    return score


@transaction.atomic
def recuse(juror, application, *, words: str, by, at) -> Recusal:
    """This member does not judge this work and says why; a score given before falls away."""
    _check_judging(juror, application)
    if not words.strip():
        raise BadInput(_("Say why."), fields={"words": _("Say why.")})
    Score.objects.filter(juror=juror, application=application).delete()
    row, _made = Recusal.objects.update_or_create(
        juror=juror, application=application, defaults={"words": words.strip(), "at": at}
    )
    note("finale.recuse", application, application.event, by, at, juror=juror.pk, words=row.words)
    return row


@transaction.atomic
def end_recusal(juror, application, *, by, at) -> None:
    """It was declared by mistake. Nothing happens where there is none."""
    _check_judging(juror, application)
    if Recusal.objects.filter(juror=juror, application=application).delete()[0]:
        note("finale.recuse_end", application, application.event, by, at, juror=juror.pk)


def _check_judging(juror, application):
    if application.event.state != State.JUDGING:
        raise DomainError(_("The jury is not at work now."))
    if application.event_id != juror.event_id or application.withdrawn_at is not None:
        raise DomainError(_("This work is not judged."))


@transaction.atomic
def rule(nomination, *, favoured: Application | None, words: str, by, at) -> Ruling:
    """The chair's word where the best stand equal: this one is first, or (None) they share the first place."""
    event = nomination.event
    if event.state != State.CLOSED:
        raise DomainError(_("Equals are ruled on when the scores are counted and before the event is over."))
    row = next(one for one in ranked(event) if one.nomination.pk == nomination.pk)
    keys = sorted(one.application.pk for one in row.equals)
    if not row.is_tied:
        raise DomainError(_("Nobody stands equal in this nomination."))
    if favoured is not None and favoured.pk not in keys:
        raise BadInput(
            _("Choose one of those that stand equal."), fields={"favoured": _("One of the equals.")}
        )
    if not words.strip():
        raise BadInput(_("Say why: it stands in the protocol."), fields={"words": _("Say why.")})
    Application.objects.filter(nomination=nomination).update(favoured=False)
    if favoured is not None:
        Application.objects.filter(pk=favoured.pk).update(favoured=True)
    ruling, _made = Ruling.objects.update_or_create(
        nomination=nomination, defaults={"words": words.strip(), "equals": keys, "at": at}
    )
    note(
        "finale.rule",
        nomination,
        event,
        by,
        at,
        words=ruling.words,
        favoured=favoured.pk if favoured else None,
    )
    return ruling
