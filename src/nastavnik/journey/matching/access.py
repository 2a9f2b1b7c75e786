"""The doors to a run of the matching and to what was decided beforehand."""

from nastavnik.foundation.core.doors import open_one

from .models import MatchRun, Pause, Question, Ruling, Shortlist


def open_run(actor, organisation, pk: int, to: str = "matching.run") -> MatchRun:
    """404 for another school's run, 403 where the actor may not do `to`."""
    return open_one(
        MatchRun.objects.filter(organisation=organisation).select_related("cycle").defer("certificate"),
        pk,
        sees=actor.may("mentorship.view", organisation),
        may=actor.may(to, organisation),
    )


def open_ruling(actor, organisation, pk: int) -> Ruling:
    """404 for who may not read such decisions: nobody learns that there is one."""
    rows = Ruling.objects.filter(organisation=organisation).select_related("mentee", "mentor")
    return open_one(rows, pk, sees=actor.may("matching.secret", organisation))


def open_question(actor, organisation, pk: int) -> Question:
    """A question of this school, for who runs the matching."""
    rows = Question.objects.filter(organisation=organisation).select_related("person", "organisation")
    return open_one(rows, pk, sees=actor.may("matching.run", organisation))


def open_pause(actor, organisation, pk: int) -> Pause:
    """A pause of this school, for who runs the matching."""
    rows = Pause.objects.filter(organisation=organisation)
    return open_one(rows, pk, sees=actor.may("matching.run", organisation))


def question_of_link(link) -> Question | None:
    """The question that a personal link speaks of."""
    rows = Question.objects.filter(pk=link.subject, person=link.person_id)
    return rows.select_related("person", "organisation").first()


def shortlist_of_link(link) -> Shortlist | None:
    """The shortlist that a personal link speaks of."""
    return Shortlist.objects.filter(pk=link.subject, person=link.person_id).first()
