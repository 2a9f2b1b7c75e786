"""What is done to a practice: written, sent, reviewed, agreed to by its authors, published, taken down."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.foundation.files.actions import keep_file
from nastavnik.instruments.documents.scans.content import checked_scan
from nastavnik.paper import file_name

from .compose import compose
from .models import Attachment, Author, Practice, Review
from .search import fill_words, names_in
from .signals import practice_published, practice_taken_down
from .states import STEPS, Answer, State, Verdict

FIELDS = (
    "title", "form", "kind", "deficits", "problem", "goal", "course", "result", "limits", "scaling", "link",
)  # fmt: skip
MOST_ATTACHMENTS = 10


@transaction.atomic
def begin_practice(cycle, authors, values, *, by, at, mentorship=None) -> Practice:
    """A draft of a practice with its authors in their order. BadInput without an author."""
    if not authors:
        raise BadInput(_("Name at least one author."), fields={"authors": _("Choose a person.")})
    practice = Practice(
        organisation=cycle.organisation, cycle=cycle, mentorship=mentorship, created_at=at, **values
    )
    fill_words(practice, authors)
    practice.save()
    _seat(practice, authors)
    _note("practice.begin", practice, by, at, after={"title": practice.title, "authors": _keys(authors)})
    return practice


def begin_from_pair(mentorship, *, by, at) -> Practice:
    """A draft composed from the record of a pair or group: its programme, what was done of it, how it ended."""
    if Practice.objects.filter(mentorship=mentorship).exists():
        raise DomainError(_("The practice of this pair is in the library already."))
    authors = [mentorship.mentor, *mentorship.mentees]
    return begin_practice(mentorship.cycle, authors, compose(mentorship), by=by, at=at, mentorship=mentorship)


@transaction.atomic
def change_practice(practice, values, *, by, at, authors=None) -> None:
    """New words for a card that is being written. What an author agreed to no longer holds for new words."""
    _must_be_open(practice)
    before = {name: getattr(practice, name) for name in FIELDS}
    now = list(authors) if authors is not None else [one.person for one in practice.authors.all()]
    if not now:
        raise BadInput(_("Name at least one author."), fields={"authors": _("Choose a person.")})
    changed = {name: values[name] for name in FIELDS if name in values and values[name] != before[name]}
    moved = authors is not None and _keys(now) != [one.person_id for one in practice.authors.all()]
    if not changed and not moved:
        return
    for name, value in changed.items():
        setattr(practice, name, value)
    fill_words(practice, now)
    practice.save()
    _seat(practice, now)
    _note(
        "practice.change", practice, by, at,
        before={name: before[name] for name in changed}, after=changed | {"authors": _keys(now)},
    )  # fmt: skip


def _seat(practice, people) -> None:
    """Authors in this order; those who are new, and all of a changed text, are asked anew."""
    practice.authors.all().delete()
    Author.objects.bulk_create(
        Author(practice=practice, person=person, place=place) for place, person in enumerate(people)
    )
    practice._prefetched_objects_cache = {}


def _must_be_open(practice) -> None:
    if practice.state != State.DRAFT:
        raise DomainError(
            _("Only a practice that is being written can be changed. Open it for changes first.")
        )


@transaction.atomic
def send_practice(practice, *, by, at) -> None:
    """To review. BadInput where a part that the card needs is empty, or where somebody of the school is named."""
    empty = [name for name in ("problem", "goal", "course", "result") if not getattr(practice, name).strip()]
    if empty:
        raise BadInput(
            _("Fill in what is still empty, then send the practice."),
            fields={name: _("This part is needed.") for name in empty},
        )
    named = names_in(practice)
    if named:
        raise BadInput(
            _("Names stand in the words of the card: %(names)s. Say «the mentee», «the mentor» instead: "
              "the list of authors tells who they are where they allow it.")
            % {"names": ", ".join(named)}
        )  # fmt: skip
    step(practice, State.REVIEW, STEPS)
    _note("practice.send", practice, by, at, after={"version": practice.version})


@transaction.atomic
def review_practice(practice, verdict: str, *, remarks: str = "", by, at) -> Review:
    """Accept the version that was sent, or return it with remarks: then the next version is written."""
    if verdict == Verdict.RETURN and not remarks.strip():
        raise BadInput(_("Say what should be changed."), fields={"remarks": _("A few words are needed.")})
    before = practice.version
    if verdict == Verdict.RETURN:
        practice.version += 1
    step(practice, State.ACCEPTED if verdict == Verdict.ACCEPT else State.DRAFT, STEPS, also=("version",))
    review = Review.objects.create(
        practice=practice, version=before, verdict=verdict, remarks=remarks.strip(),
        reviewer=by.name, account_id_by=by.account_id, at=at,
    )  # fmt: skip
    _note("practice.review", practice, by, at, after={"verdict": str(verdict), "version": before})
    return review


@transaction.atomic
def answer_as_author(author, answer: str, *, on, by, at) -> None:
    """An author agrees to the publication or does not; whoever refuses takes a published card down at once."""
    practice = author.practice
    before, author.answer, author.answered_on = author.answer, answer, on
    author.save(update_fields=["answer", "answered_on"])
    _note(
        "practice.answer", practice, by, at,
        before={"answer": before}, after={"answer": str(answer), "person": author.person_id},
    )  # fmt: skip
    if answer == Answer.REFUSED and practice.state == State.PUBLISHED:
        take_down(practice, reason=str(_("An author no longer agrees.")), by=by, at=at)


@transaction.atomic
def publish_practice(practice, *, on, by, at) -> None:
    """Into the library that others read. Every author must have agreed to exactly this text."""
    silent = sum(one.answer != Answer.AGREED for one in practice.authors.all())
    if silent:
        words = ngettext_lazy(
            "%(n)s author has not agreed to the publication.",
            "%(n)s authors have not agreed to the publication.",
            "n",
        )
        raise DomainError(words % {"n": silent})
    practice.published_on = on
    step(practice, State.PUBLISHED, STEPS, also=("published_on",))
    _note("practice.publish", practice, by, at, after={"published_on": on})
    practice_published.send(sender=Practice, practice=practice, by=by, at=at)


@transaction.atomic
def take_down(practice, *, reason: str, by, at) -> None:
    """Out of the library, at once and everywhere; the card is kept with the reason."""
    if not reason.strip():
        raise BadInput(_("Say why it is taken down."), fields={"reason": _("A few words are needed.")})
    step(practice, State.TAKEN_DOWN, STEPS)
    _note("practice.take_down", practice, by, at, after={"reason": reason.strip()})
    practice_taken_down.send(sender=Practice, practice=practice, by=by, at=at)


@transaction.atomic
def reopen_practice(practice, *, by, at) -> None:
    """Open an accepted or taken-down card for changes: a new version, to which the authors are asked anew."""
    practice.version += 1
    step(practice, State.DRAFT, STEPS, also=("version",))
    practice.authors.update(answer=Answer.WAITING, answered_on=None)
    practice._prefetched_objects_cache = {}
    _note("practice.reopen", practice, by, at, after={"version": practice.version})


@transaction.atomic
def attach(practice, data: bytes, title: str, *, by, at) -> Attachment:
    """A checked PDF or picture with the card."""
    _must_be_open(practice)
    if practice.attachments.count() >= MOST_ATTACHMENTS:
        raise DomainError(_("A practice has at most %(n)s files.") % {"n": MOST_ATTACHMENTS})
    checked = checked_scan(data)
    kept = keep_file(
        practice.organisation, checked.content, name=file_name((title,), checked.extension),
        media_type=checked.media_type, by=by, at=at,
    )  # fmt: skip
    made = Attachment.objects.create(practice=practice, file=kept, title=title)
    _note("practice.attach", practice, by, at, after={"file": kept.pk, "title": title})
    return made


@transaction.atomic
def detach(attachment, *, by, at) -> None:
    """Take a file off a card that is being written; the file itself stays in the store with its entry."""
    practice = attachment.practice
    _must_be_open(practice)
    attachment.delete()
    _note("practice.detach", practice, by, at, before={"file": attachment.file_id})


def _keys(people) -> list[int]:
    return [person.pk for person in people]


def _note(deed, practice, by, at, *, before=None, after=None) -> None:
    record(
        deed, on=practice, by=by, at=at, organisation_id=practice.organisation_id,
        before=before or {}, after=after or {},
    )  # fmt: skip
