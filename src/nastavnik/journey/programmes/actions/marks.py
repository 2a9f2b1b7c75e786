"""How lines of the plan went: one side ticks, the other confirms; a photo or a file may show it."""

from datetime import date as Date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.files.actions import keep_file
from nastavnik.instruments.documents.actions import day_in

from ..models import ItemFile, PlanItem
from ..sides import is_other_side, side_of
from ..states import STANDING, Mark
from ..uploads import checked_upload
from .common import note

FILES_MOST = 10  # with one line of the plan


@transaction.atomic
def mark_item(item: PlanItem, mark: Mark, *, by, at, on: Date | None = None, evidence: str = "") -> None:
    """A line is done, done in part or not done; the first two need the day, not to come.

    A changed mark waits for the other side's word again.
    """
    pair = item.programme.mentorship
    if item.programme.state not in STANDING:
        raise DomainError(_("Marks are made in an approved programme."))
    if mark in (Mark.DONE, Mark.PARTLY):
        if on is None or on > day_in(pair.organisation, at):
            raise BadInput(
                _("Give the day on which it was done, not later than today."),
                fields={"on": _("Give the day.")},
            )
    else:
        on = None
    before = {"mark": item.mark, "done_on": item.done_on}
    if (mark, on) != (item.mark, item.done_on):
        item.marked_by, item.confirmed_by, item.confirmed_at = side_of(by, pair), None, None
    item.mark, item.done_on = mark, on
    item.evidence = evidence.strip() or item.evidence
    item.save(update_fields=["mark", "done_on", "evidence", "marked_by", "confirmed_by", "confirmed_at"])
    note("programme.mark", item.programme, by, at, before=before, number=item.number, mark=mark, done_on=on)


@transaction.atomic
def tick_item(item: PlanItem, *, by, at) -> None:
    """Done today, at one tap. A line that has its mark already keeps it."""
    if item.mark not in (Mark.NONE, Mark.NOT_DONE):
        return
    mark_item(item, Mark.DONE, on=day_in(item.programme.mentorship.organisation, at), by=by, at=at)


@transaction.atomic
def untick_item(item: PlanItem, *, by, at) -> None:
    """The mark was set by mistake. One that the other side has confirmed stays."""
    if item.confirmed_at is not None:
        raise DomainError(_("The other side has confirmed this mark: it stays."))
    mark_item(item, Mark.NONE, by=by, at=at)


@transaction.atomic
def confirm_mark(item: PlanItem, *, by, at) -> None:
    """The other side says that it was so. DomainError for one's own mark, and where there is none."""
    person = side_of(by, item.programme.mentorship)
    if person is None or not is_other_side(item.programme.mentorship, item.marked_by_id, [person.pk]):
        raise DomainError(_("The other side of the pair confirms a mark."))
    if item.mark not in (Mark.DONE, Mark.PARTLY) or item.confirmed_at is not None:
        raise DomainError(_("There is no mark to confirm here."))
    rows = PlanItem.objects.filter(pk=item.pk, mark=item.mark, confirmed_at=None)
    if not rows.update(confirmed_by=person, confirmed_at=at):
        raise DomainError(_("Somebody has just changed this. Reload the page and look again."))
    item.confirmed_by, item.confirmed_at = person, at
    note("programme.confirm_mark", item.programme, by, at, number=item.number)


@transaction.atomic
def add_file(item: PlanItem, content: bytes, name: str, *, by, at) -> ItemFile:
    """A photo or a paper that shows the result. Photos are drawn anew: neither place nor camera stays in them."""
    if item.programme.state not in STANDING:
        raise DomainError(_("Marks are made in an approved programme."))
    if item.files.count() >= FILES_MOST:
        raise BadInput(_("This line has %(n)s files already.") % {"n": FILES_MOST}, fields={"file": ""})
    content, name, media_type = checked_upload(content, name)
    organisation = item.programme.mentorship.organisation
    kept = keep_file(organisation, content, name=name, media_type=media_type, by=by, at=at)
    made = ItemFile.objects.create(item=item, file=kept)
    note("programme.file", item.programme, by, at, number=item.number)
    return made
