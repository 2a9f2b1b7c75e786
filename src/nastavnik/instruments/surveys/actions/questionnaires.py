"""Questionnaires: taken from the library or begun empty, written, published; a published version stays."""

from django.db import transaction
from django.utils.translation import gettext as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step

from ..consent_words import refuse_consents, refuse_in_content
from ..content import Content, read
from ..library import ready
from ..models import Audience, Questionnaire, Version
from ..states import VERSION_STEPS, VersionState


@transaction.atomic
def take_ready(organisation, code: str, *, by, at) -> Questionnaire:
    """The school's own copy of a ready questionnaire with its first version published; the same one each time."""
    found = Questionnaire.objects.filter(organisation=organisation, code=code).first()
    if found is not None:
        return found
    told = ready(code)
    made = Questionnaire.objects.create(
        organisation=organisation,
        code=code,
        title=told.title,
        purpose=told.purpose,
        audience=told.audience,
        created_at=at,
    )
    version = Version.objects.create(questionnaire=made, number=1, content=told.content.as_dict())
    _publish(version, by=by, at=at)
    return made


@transaction.atomic
def begin_questionnaire(organisation, *, title: str, purpose: str, audience: str, by, at) -> Questionnaire:
    """An empty questionnaire with a draft to write in. Raises BadInput where title or purpose ask for a consent."""
    refuse_consents(title, purpose)
    made = Questionnaire.objects.create(
        organisation=organisation, title=title, purpose=purpose, audience=Audience(audience), created_at=at
    )
    Version.objects.create(questionnaire=made, number=1, content=Content().as_dict())
    record("survey.begin", on=made, by=by, at=at, organisation_id=organisation.pk, after={"title": title})
    return made


@transaction.atomic
def draft_version(questionnaire: Questionnaire, *, by, at) -> Version:
    """A draft that begins as a copy of the latest version; the one that is being written, if there is one."""
    versions = list(Version.objects.filter(questionnaire=questionnaire).order_by("-number"))
    latest = versions[0]
    if latest.state == VersionState.DRAFT:
        return latest
    made = Version.objects.create(
        questionnaire=questionnaire, number=latest.number + 1, content=latest.content
    )
    _note("survey.draft", questionnaire, by, at, {"number": made.number})
    return made


@transaction.atomic
def change_draft(version: Version, content: Content, *, edits: int, by, at) -> None:
    """Put these questions into the draft that was seen with `edits` changes.

    Raises BadInput where a consent is among them, DomainError where somebody else has changed it meanwhile.
    """
    refuse_in_content(content)
    changed = Version.objects.filter(pk=version.pk, state=VersionState.DRAFT, edits=edits).update(
        content=content.as_dict(), edits=edits + 1
    )
    if not changed:
        raise DomainError(
            _("This questionnaire was changed in another window. Reload the page and look again.")
        )
    version.content, version.edits = content.as_dict(), edits + 1
    _note("survey.change", version.questionnaire, by, at, {"number": version.number})


@transaction.atomic
def describe(questionnaire: Questionnaire, *, title: str, purpose: str, audience: str, by, at) -> None:
    """Change what the questionnaire is called and what it is for."""
    refuse_consents(title, purpose)
    questionnaire.title, questionnaire.purpose, questionnaire.audience = title, purpose, Audience(audience)
    questionnaire.save(update_fields=["title", "purpose", "audience"])
    _note("survey.describe", questionnaire, by, at, {"title": title})


@transaction.atomic
def publish_version(version: Version, *, by, at) -> None:
    """From now on these questions are sent, and never change. Raises BadInput where there is nothing to ask."""
    content = read(version.content)
    if not content.items():
        raise BadInput(_("There is no question yet: add at least one."))
    _publish(version, by=by, at=at)


def _publish(version: Version, *, by, at) -> None:
    content = read(version.content)
    refuse_in_content(content)
    refuse_consents(version.questionnaire.title, version.questionnaire.purpose)
    version.published_at = at
    step(version, VersionState.PUBLISHED, VERSION_STEPS, also=["published_at"])
    _note("survey.publish", version.questionnaire, by, at, {"number": version.number})


@transaction.atomic
def drop_draft(version: Version, *, by, at) -> None:
    """Forget what was being written; the published versions stay. The first draft goes with its questionnaire."""
    questionnaire = version.questionnaire
    if version.state != VersionState.DRAFT:
        raise DomainError(_("A published version stays: answers belong to it."))
    _note("survey.drop", questionnaire, by, at, {"number": version.number})
    (questionnaire if version.number == 1 else version).delete()


def _note(deed, questionnaire, by, at, after) -> None:
    record(deed, on=questionnaire, by=by, at=at, organisation_id=questionnaire.organisation_id, after=after)
