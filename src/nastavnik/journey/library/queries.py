"""What is read of the library."""

from dataclasses import dataclass

from django.db.models import Q

from nastavnik.instruments.consents.gate import refused
from nastavnik.instruments.consents.models import Consent
from nastavnik.journey.mentorships.access import own_person_ids
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import State as Pair

from .models import Practice
from .states import State

# Without both in a dissemination consent in force an author has no name outside the school
NAMED_BY = ("name", "practice")


def practices_for(actor, organisation, *, text="", states=(), forms=(), kinds=(), areas=(), own=False):
    """The cards that this actor may see, by the chips and words of the list."""
    found = Practice.objects.filter(organisation=organisation).with_authors()
    mine = own_person_ids(actor)
    if not actor.may("library.publish", organisation):
        seen = Q(state=State.PUBLISHED) | Q(pk__in=Practice.objects.of_authors(mine).values("pk"))
        if actor.may("library.review", organisation):
            seen |= ~Q(state=State.DRAFT)
        found = found.filter(seen)
    if own:
        found = found.filter(pk__in=Practice.objects.of_authors(mine).values("pk"))
    for field, chosen in (("state", states), ("form", forms), ("kind", kinds)):
        if chosen:
            found = found.filter(**{f"{field}__in": chosen})
    if areas:
        found = found.filter(pk__in=[pk for pk, codes in _deficits(found) if _touches(codes, areas)])
    return found.found_by(text).latest_first()


def _deficits(found):
    return found.order_by("pk").values_list("pk", "deficits")


def _touches(codes, areas) -> bool:
    return any(code.split(".")[0] in areas for code in codes)


def pairs_to_tell(actor, organisation):
    """Pairs whose practice is not in the library yet: all for the curator, one's own for mentor and mentee."""
    found = Mentorship.objects.filter(organisation=organisation, practices=None).filter(
        state__in=[Pair.ACTIVE, Pair.PAUSED, Pair.COMPLETED, Pair.ENDED_EARLY]
    )
    if not actor.may("library.publish", organisation):
        own = own_person_ids(actor)
        found = found.filter(Q(mentor__in=own) | Q(members__mentee__in=own)).distinct()
    return found.with_people().order_by("-ends_on", "mentor__folded_name", "pk")


def others_with(practice, most: int = 5):
    """Published cards about the same difficulties, for «what else was tried»."""
    found = Practice.objects.filter(organisation=practice.organisation).published().exclude(pk=practice.pk)
    near = [pk for pk, codes in _deficits(found) if set(codes) & set(practice.deficits)]
    return found.filter(pk__in=near).latest_first()[:most]


@dataclass(frozen=True, slots=True)
class Told:
    """A published practice as the world outside may read it: names only where each author allows it there."""

    practice: Practice
    authors: tuple[str, ...]


def published_rows(organisation):
    """The published cards of a school with their authors, the latest first."""
    found = Practice.objects.filter(organisation=organisation).published().with_authors()
    return found.select_related("organisation", "cycle").latest_first()


def published(organisation, address: str, known: dict[int, Consent]) -> list[Told]:
    """Every published practice, the latest first, as it may stand at this web address; three queries in all.

    `known` are the consents in force (`consents.gate.in_force`).
    """
    rows = list(published_rows(organisation))
    people = {author.person_id for row in rows for author in row.authors.all()}
    silent = refused(people, NAMED_BY, address, known)
    return [
        Told(row, tuple(one.person.full_name for one in row.authors.all() if one.person_id not in silent))
        for row in rows
    ]
