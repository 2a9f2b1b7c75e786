"""What is done to documents. Each deed is one step of the table in states.py."""

import hashlib
import secrets
from datetime import date as Date
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.foundation.core.text import fold
from nastavnik.foundation.files.actions import keep_file
from nastavnik.foundation.jobs.actions import start
from nastavnik.paper import file_name

from .acquaintance.lists import ask_named
from .checks.run import refuse_stopped
from .makers import kind_of
from .models import Approval, Document, Journal
from .numbering import check_pattern, pattern_of, take_number
from .own.convert import libreoffice
from .own.queries import template_in_use
from .printing import draw_pdf, printed
from .signals import document_cancelled, document_in_force, document_signed
from .states import STEPS, ApprovalKind, State

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def day_in(organisation, at) -> Date:
    """The calendar day of a moment where the organisation is: a number's year changes at its own midnight."""
    return at.astimezone(ZoneInfo(organisation.time_zone)).date()


@transaction.atomic
def prepare_document(
    organisation, kind: str, *, title: str, by, at, about=None, content=None, year_label=""
) -> Document:
    """A draft of this kind. `about` holds the keys of what it speaks of, `content` the words typed for it."""
    known = kind_of(kind)
    document = Document.objects.create(
        organisation=organisation,
        kind=kind,
        title=title,
        year_label=year_label,
        journal=known.journal,
        about=about or {},
        content=content or {},
        folded=fold(title)[:600],
        created_at=at,
        account_id_by=by.account_id,
    )
    _note("document.prepare", document, by, at, kind=kind, about=document.about)
    return document


@transaction.atomic
def change_draft(document, *, by, at, **values) -> None:
    """Other words or other contents (`title`, `about`, `content`) while nobody has agreed or signed."""
    if document.state != State.DRAFT:
        raise DomainError(_("Only a draft can be changed; put right a signed document by another one."))
    before = {name: getattr(document, name) for name in values}
    for name, value in values.items():
        setattr(document, name, value)
    document.folded = fold(document.title)[:600]
    document.save(update_fields=[*values, "folded"])
    _note("document.change", document, by, at, before=before, **values)


@transaction.atomic
def approve(
    document, *, body: str, kind: ApprovalKind, date: Date, by, at, protocol_number: str = ""
) -> Approval:
    """A body's word and its protocol; the first makes a draft «agreed», a second replaces the first."""
    if not document.is_open:
        raise DomainError(_("Only a document that is not signed yet can be agreed."))
    if not body.strip():
        raise BadInput(_("Name the body that has approved."), fields={"body": _("Name the body.")})
    if date > day_in(document.organisation, at):
        raise BadInput(
            _("The protocol can't be of a day to come."), fields={"date": _("Not later than today.")}
        )
    approval, _made = Approval.objects.update_or_create(
        document=document,
        kind=kind,
        body=body.strip(),
        defaults={"protocol_number": protocol_number.strip(), "date": date},
    )
    if document.state == State.DRAFT:
        step(document, State.AGREED, STEPS)
    _note(
        "document.approve", document, by, at, body=approval.body, word=kind, protocol=protocol_number, on=date
    )
    return approval


@transaction.atomic
def reopen_draft(document, *, by, at) -> None:
    """Take the document back to a draft; what bodies have said of the old text falls away."""
    step(document, State.DRAFT, STEPS)
    Approval.objects.filter(document=document).delete()
    _note("document.reopen", document, by, at)


@transaction.atomic
def sign_document(
    document, *, date: Date, by, at, number: str = "", effective_on: Date | None = None, despite: str = ""
) -> Document:
    """Sign: the number is taken, the paper is frozen, and what the document sets in motion happens now.

    Without `number` the journal's next one is taken. Tells document_signed, and document_in_force where it
    works from this day or earlier, and asks those whom its list names to read it. What the check of the paper
    stops is signed only with a reason (`despite`), which is kept. Raises DomainError for a taken number, a
    stopped paper, or where a room above refuses; then nothing has happened.
    """
    effective_on = effective_on or date
    _check_dates(document, date, effective_on)
    if kind_of(document.kind).numbered:
        document.number = take_number(document.organisation, document.journal, date, " ".join(number.split()))
        document.number_year = date.year
    document.date, document.effective_on = date, effective_on
    paper = _freeze(document, by, at, despite.strip())
    document.folded = fold(f"{document.title} {document.number}")[:600]
    also = [
        "number",
        "number_year",
        "date",
        "effective_on",
        "file",
        "pdf",
        "sha256",
        "folded",
        "token",
        "content",
    ]
    step(document, State.SIGNED, STEPS, also=also)
    _note(
        "document.sign", document, by, at,
        number=document.number, date=date, effective_on=effective_on, sha256=document.sha256,
        despite=document.content.get("despite", ""),
    )  # fmt: skip
    ask_named(document, paper, by=by, at=at)
    if document.pdf_id is None and template_in_use(document.organisation, document.kind) and libreoffice():
        start("documents.own_pdf", organisation=document.organisation, by=by, at=at, document=document.pk)
    document_signed.send(sender=Document, document=document, by=by, at=at)
    if effective_on <= day_in(document.organisation, at):
        bring_into_force(document, by=by, at=at)
    return document


def _check_dates(document, date, effective_on):
    if not document.is_open:
        raise DomainError(_("This document is signed or cancelled already."))
    if effective_on < date and not document.content.get("retroactive"):
        raise BadInput(
            _("The document can't work from a day before its own date."),
            fields={"effective_on": _("Not earlier than the date of the document.")},
        )
    later = [approval for approval in document.approvals.all() if approval.date > date]
    if later:
        raise BadInput(
            _("The document can't be older than its ground: «%(body)s» approved it on %(day)s.")
            % {"body": later[0].body, "day": f"{later[0].date:%d.%m.%Y}"},
            fields={"date": _("Not earlier than the protocols.")},
        )


def _freeze(document, by, at, despite):
    document.token = secrets.token_urlsafe(16)
    print_ = printed(document)
    if refuse_stopped(print_.findings(), despite):
        document.content = document.content | {"despite": despite}
    content = print_.docx
    name = (document.title, f"№ {document.number}" if document.number else "")
    keep = {"by": by, "at": at}
    document.file = keep_file(document.organisation, content, name=file_name(name), media_type=DOCX, **keep)
    document.sha256 = hashlib.sha256(content).hexdigest()
    pdf = None if print_.own else draw_pdf(print_.paper)
    if pdf is not None:
        document.pdf = keep_file(
            document.organisation, pdf, name=file_name(name, "pdf"), media_type="application/pdf", **keep
        )
    return print_.paper


@transaction.atomic
def bring_into_force(document, *, by, at) -> None:
    """The day has come from which the signed document works. Tells document_in_force."""
    step(document, State.IN_FORCE, STEPS)
    _note("document.in_force", document, by, at)
    document_in_force.send(sender=Document, document=document, by=by, at=at)


@transaction.atomic
def bring_due_into_force(organisation, *, by, at) -> list[Document]:
    """Every signed document whose day has come; for the nightly job."""
    today = day_in(organisation, at)
    due = list(
        Document.objects.filter(state=State.SIGNED, effective_on__lte=today).order_by("effective_on", "pk")
    )
    for document in due:
        bring_into_force(document, by=by, at=at)
    return due


@transaction.atomic
def replace_document(document, new: Document, *, by, at) -> None:
    """The document gives way to a signed new one of the same kind."""
    if not new.is_signed or new.kind != document.kind or new.pk == document.pk:
        raise DomainError(_("A document is replaced by another signed one of its kind."))
    document.replaced_by = new
    step(document, State.REPLACED, STEPS, also=["replaced_by"])
    _note("document.replace", document, by, at, new=new.pk)


@transaction.atomic
def cancel(document, *, by, at, words: str = "") -> None:
    """The document is void; a signed one keeps its number and needs a reason. Tells document_cancelled."""
    if document.is_signed and not words.strip():
        raise BadInput(_("Say why the document is cancelled."), fields={"words": _("Say why.")})
    document.cancel_words = words.strip()
    before = step(document, State.CANCELLED, STEPS, also=["cancel_words"])
    _note("document.cancel", document, by, at, before={"state": before}, words=document.cancel_words)
    document_cancelled.send(sender=Document, document=document, before=before, by=by, at=at)


@transaction.atomic
def set_pattern(organisation, journal: str, pattern: str, *, by, at) -> None:
    """From now on the journal's numbers are proposed by this pattern («{n}-од», «{n}/{month}»)."""
    check_pattern(pattern)
    before = pattern_of(organisation, journal)
    row, _made = Journal.objects.update_or_create(
        organisation=organisation, code=journal, defaults={"pattern": pattern}
    )
    record(
        "journal.pattern", on=row, by=by, at=at, organisation_id=organisation.pk,
        before={journal: before}, after={journal: pattern},
    )  # fmt: skip


def _note(deed, document, by, at, *, before=None, **after):
    record(
        deed, on=document, by=by, at=at, organisation_id=document.organisation_id, before=before, after=after
    )
