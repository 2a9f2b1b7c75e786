"""What is read of training: sessions, who was there, who still lacks a kick-off session, hours of each mentor."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Q

from nastavnik.foundation.people.models import Person
from nastavnik.journey.register.models import MentorEntry
from nastavnik.journey.register.states import EntryState

from .models import Course, Exemption, Participant, Session
from .states import SessionKind, SessionState


def sessions_of(organisation, *, cycle=None, kind=""):
    """The sessions for the list, the latest first, with how many are asked and how many were there."""
    found = Session.objects.filter(organisation=organisation)
    if cycle is not None:
        found = found.filter(cycle=cycle)
    if kind:
        found = found.filter(kind=kind)
    return found.annotate(
        asked=Count("participants"), present=Count("participants", Q(participants__attended_at__isnull=False))
    ).latest_first()


def participants_of(session):
    """Everybody who is asked to the session, by name."""
    return Participant.objects.filter(session=session).select_related("person").in_order()


def people_for(session, today):
    """Who can still be asked: the staff of the school without those who are asked already."""
    there = Participant.objects.filter(session=session).values("person")
    return Person.objects.employed(today).exclude(pk__in=there).in_order()


def trained(cycle) -> set[int]:
    """People who were at a kick-off session of the year, or took a course that counts as one, by key."""
    present = Participant.objects.present().filter(
        session__cycle=cycle, session__kind=SessionKind.KICKOFF, session__state__in=STANDING
    )
    courses = Course.objects.filter(person__organisation=cycle.organisation, counts=True)
    return set(present.values_list("person_id", flat=True)) | set(courses.values_list("person_id", flat=True))


def exempted(cycle) -> set[int]:
    """People with a recorded exemption of the year."""
    return set(Exemption.objects.filter(cycle=cycle).values_list("person_id", flat=True))


def lacking_session(cycle, people: set[int]) -> set[int]:
    """Those of the people who neither attended a kick-off session nor are exempted. Three queries."""
    return people - trained(cycle) - exempted(cycle) if people else set()


STANDING = (SessionState.PLANNED, SessionState.HELD)


@dataclass(slots=True)
class Trained:
    """One mentor of the bank with everything of the year that counts."""

    person: Person
    state: str
    sessions: list = field(default_factory=list)
    courses: list = field(default_factory=list)
    exemption: Exemption | None = None

    @property
    def hours(self) -> Decimal:
        return sum((one.hours for one in self.sessions), Decimal(0))

    @property
    def course_hours(self) -> int:
        return sum(one.hours for one in self.courses)

    @property
    def is_trained(self) -> bool:
        kicked_off = any(one.kind == SessionKind.KICKOFF for one in self.sessions)
        return kicked_off or any(one.counts for one in self.courses)

    @property
    def lacks(self) -> bool:
        return not self.is_trained and self.exemption is None


def mentors_trained(cycle) -> list[Trained]:
    """The mentors who are to be appointed (included in the bank), by name, with their training. Four queries."""
    entries = MentorEntry.objects.filter(organisation=cycle.organisation, state=EntryState.INCLUDED)
    return _with_training(
        cycle, [(one.person, one.state) for one in entries.select_related("person").in_order()]
    )


def training_of(cycle, person) -> Trained:
    """The same of one person, whether or not they are in the bank."""
    return _with_training(cycle, [(person, "")])[0]


def _with_training(cycle, people) -> list[Trained]:
    rows = {person.pk: Trained(person, state) for person, state in people}
    present = Participant.objects.present().filter(
        session__cycle=cycle, person__in=rows, session__state__in=STANDING
    )
    for one in present.select_related("session").order_by("session__starts_at", "pk"):
        rows[one.person_id].sessions.append(one.session)
    for course in Course.objects.filter(person__in=rows).order_by("issued_on", "pk"):
        rows[course.person_id].courses.append(course)
    for row in Exemption.objects.filter(cycle=cycle, person__in=rows):
        rows[row.person_id].exemption = row
    return list(rows.values())


def to_come(person, at) -> list[Participant]:
    """What this person is asked to and what is not over yet, the next first."""
    rows = Participant.objects.filter(person=person, session__state=SessionState.PLANNED)
    rows = rows.select_related("session__organisation").order_by("session__starts_at", "pk")
    return [one for one in rows if one.session.starts_at.date() >= at.date() or one.attended_at is None][:20]


def been_at(person) -> list[Participant]:
    """The sessions at which this person was, the latest first."""
    rows = Participant.objects.present().filter(person=person).select_related("session")
    return list(rows.order_by("-session__starts_at", "-pk")[:50])


def courses_of(person) -> list[Course]:
    return list(Course.objects.filter(person=person).order_by("-issued_on", "-pk"))


def without_session_of(session, rows) -> dict[int, bool]:
    """For the page where people are asked: person's key → whether they lack a kick-off session."""
    wanted = {row.person_id for row in MentorEntry.objects.filter(
        organisation=session.organisation, state=EntryState.INCLUDED)}  # fmt: skip
    lacking = lacking_session(session.cycle, wanted)
    return {person.pk: person.pk in lacking for person in rows if person.pk in wanted}


def participant_by(token: str) -> Participant | None:
    """The participant with this personal link, of whatever school; None where there is none."""
    rows = Participant.objects.with_scopes_disabled().select_related("session__organisation", "person")
    return rows.filter(token=token).first()


def session_by(secret: str) -> Session | None:
    """The session whose door this is, of whatever school; None where there is none."""
    rows = Session.objects.with_scopes_disabled().select_related("organisation", "cycle")
    return rows.filter(secret=secret).first()
