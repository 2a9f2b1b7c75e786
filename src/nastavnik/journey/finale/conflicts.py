"""Who of the jury may not judge which work: one's own pair, one's own practice, what they have declared."""

from django.utils.translation import gettext_lazy as _


def own_work(juror, application):
    """Why this work is the juror's own, in words; nothing where it is not."""
    if juror.person_id is None:
        return ""
    if juror.person_id in {person.pk for person in application.people}:
        return _("your own pair")
    if application.practice_id and juror.person_id in {
        author.person_id for author in application.practice.authors.all()
    }:
        return _("your own practice")
    return ""


def may_judge(jurors, applications, recusals) -> dict[int, int]:
    """Key of each application → how many of the jury may judge it. `recusals`: pairs of keys (juror, application)."""
    return {
        work.pk: sum((one.pk, work.pk) not in recusals and not own_work(one, work) for one in jurors)
        for work in applications
    }
