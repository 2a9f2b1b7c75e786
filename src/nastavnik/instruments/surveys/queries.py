"""What is read of questionnaires, waves and answers."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from nastavnik.foundation.people.models import Person

from .content import Content
from .kinds import Kind
from .models import Campaign, Draft, Invitation, Questionnaire, Response, Version
from .sources import people_of
from .states import CampaignState, InvitationState, VersionState
from .words import answer_words


@dataclass(frozen=True, slots=True)
class Row:
    """A questionnaire in the list: its latest published version, its draft, how many waves it has had."""

    questionnaire: Questionnaire
    published: int
    drafted: bool
    waves: int


def questionnaires(organisation) -> list[Row]:
    rows = Questionnaire.objects.filter(organisation=organisation, archived_at=None).annotate(
        waves=Count("versions__campaigns", distinct=True)
    )
    versions: dict[int, list] = {}
    for pk, number, state in Version.objects.filter(questionnaire__organisation=organisation).values_list(
        "questionnaire_id", "number", "state"
    ):
        versions.setdefault(pk, []).append((number, state))
    return [
        Row(
            one,
            max((n for n, state in versions.get(one.pk, ()) if state == VersionState.PUBLISHED), default=0),
            any(state == VersionState.DRAFT for _n, state in versions.get(one.pk, ())),
            one.waves,
        )
        for one in rows.order_by("-created_at", "pk")
    ]


def latest_version(questionnaire, *, published: bool = True) -> Version | None:
    """The newest version, or the newest published one."""
    found = Version.objects.filter(questionnaire=questionnaire).select_related("questionnaire__organisation")
    if published:
        found = found.filter(state=VersionState.PUBLISHED)
    return found.order_by("-number").first()


def versions_of(questionnaire):
    return Version.objects.filter(questionnaire=questionnaire).order_by("-number")


def campaigns(organisation, questionnaire=None):
    """Waves with how many links they have, the open ones first, the newest first."""
    found = Campaign.objects.filter(organisation=organisation)
    if questionnaire is not None:
        found = found.filter(version__questionnaire=questionnaire)
    asked = ~Q(invitations__state=InvitationState.REVOKED)
    return (
        found.select_related("version__questionnaire")
        .annotate(
            asked=Count("invitations", asked),
            answered=Count("invitations", Q(invitations__state=InvitationState.ANSWERED)),
        )
        .order_by("-state", "-created_at", "-pk")
    )


def standing_campaign(organisation, code: str) -> Campaign | None:
    """The wave of a ready questionnaire that asks newcomers all year round."""
    found = Campaign.objects.filter(
        organisation=organisation, standing=True, state=CampaignState.OPEN, version__questionnaire__code=code
    )
    return found.select_related("organisation", "version__questionnaire").order_by("pk").first()


@dataclass(frozen=True, slots=True)
class Counts:
    """How a wave stands: links by state, and sheets of paper of an anonymous one."""

    asked: int
    answered: int
    declined: int
    started: int
    waiting: int
    revoked: int
    on_paper: int

    @property
    def awaited(self) -> int:
        return self.started + self.waiting


def counts(campaign: Campaign) -> Counts:
    rows = (
        Invitation.objects.filter(campaign=campaign).order_by().values_list("state").annotate(n=Count("pk"))
    )
    by = dict(rows)
    paper = Response.objects.filter(campaign=campaign, invitation=None, on_paper=True).count()
    paper = paper if campaign.anonymous else 0
    revoked = by.get(InvitationState.REVOKED, 0)
    return Counts(
        asked=sum(by.values()) - revoked,
        answered=by.get(InvitationState.ANSWERED, 0),
        declined=by.get(InvitationState.DECLINED, 0),
        started=by.get(InvitationState.STARTED, 0),
        waiting=by.get(InvitationState.WAITING, 0),
        revoked=revoked,
        on_paper=paper,
    )


def invitations(campaign: Campaign, state: str = ""):
    """The links of a wave by name, with their people."""
    found = Invitation.objects.filter(campaign=campaign).select_related(
        "person__account", "campaign__organisation"
    )
    return (found.filter(state=state) if state else found).in_order()


def drafts(invitation) -> dict[str, Any]:
    """What this link has answered so far, sent or not."""
    return dict(Draft.objects.filter(invitation=invitation).order_by("item").values_list("item", "value"))


def response_of(invitation) -> Response | None:
    return Response.objects.filter(invitation=invitation).first()


def latest_response(person, code: str, *, before: Response | None = None) -> Response | None:
    """The person's newest answers to the ready questionnaire `code`, other than `before`."""
    found = Response.objects.filter(
        invitation__person=person, campaign__version__questionnaire__code=code
    ).select_related("campaign__version__questionnaire", "invitation__person")
    if before is not None:
        found = found.exclude(pk=before.pk)
    return found.order_by("-sent_at", "-pk").first()


def said_answers(content: Content, answers, organisation, person, today, *, with_people: bool = True):
    """[(number, section, [(item, lines)])] of what is asked after these answers, in words.

    `with_people`: also whom the person would or would not work with.
    """
    shown = [
        (number, section, kept)
        for number, section, items in content.shown(answers)
        if (kept := [item for item in items if with_people or item.kind != Kind.PEOPLE])
    ]
    names = _names(content, organisation, person, today)
    return [
        (number, section, [(item, answer_words(item, answers.get(item.code), names)) for item in items])
        for number, section, items in shown
    ]


def _names(content, organisation, person, today) -> dict[str, str]:
    sources = {item.source for item in content.items() if item.source}
    return {pk: name for one in sorted(sources) for pk, name in people_of(one, organisation, person, today)}


def staff(organisation, today):
    """Whom one may ask, by name."""
    return Person.objects.filter(organisation=organisation).employed(today).in_order()


def people_with(organisation, pks):
    return Person.objects.filter(organisation=organisation, pk__in=pks).select_related("account").in_order()


def asked_by(organisation, code: str) -> set[int]:
    """The keys of whom the ready questionnaire `code` was ever sent to by name."""
    found = Invitation.objects.filter(
        campaign__organisation=organisation, campaign__version__questionnaire__code=code
    ).exclude(campaign__anonymous=True)
    return set(found.values_list("person_id", flat=True))
