"""The deed itself: exactly what has no other ground goes, what the law keeps is named with its reason."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record, seal_away
from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.personal import Erase, Rule, objections, rule_of, rules
from nastavnik.foundation.files.actions import destroy_file
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.endings import prepare_destruction
from nastavnik.instruments.consents.models import Consent
from nastavnik.instruments.documents.models import Document

from ..models import Erasure
from .sweep import files_with, mentioned_in, scrub
from .traces import Traces, traces_of

METHOD = "удаление и обезличивание записей, уничтожение файлов средствами информационной системы"
LAST = ("accounts.Account", "people.Person")  # the others are found by them


@dataclass(frozen=True, slots=True)
class Kept:
    """A row or a file that stays with the name: which, on what ground, until when."""

    model: str
    pk: int
    words: str
    ground: str
    term: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What erasing would do, told before: rows by rule, what is kept, what stands against it."""

    rows: tuple[tuple[Rule, int], ...]
    kept: tuple[Kept, ...]
    against: tuple[str, ...]


def traces(person: Person) -> Traces:
    account = person.account
    return traces_of(person, more=(account.login, account.email, account.name) if account else ())


def plan_of(person: Person) -> Plan:
    """Read only: the numbers of rows by rule, the papers that stay, the objections."""
    counted = [(rule, rule.rows(person).count()) for rule in rules() if rule.rows]
    kept = _kept(person, traces(person))
    return Plan(tuple(row for row in counted if row[1]), tuple(kept), tuple(_against(person)))


def _against(person: Person) -> list[str]:
    found = list(objections(person))
    if Erasure.objects.filter(person=person).exists():
        found.append(str(_("This person's data are erased already.")))
    return found


def _kept(person: Person, found: Traces) -> list[Kept]:
    """Signed papers and acts of destruction in which the person stands, their files, and scans of consents."""
    papers = rule_of("documents.Document")
    files = {kept.pk for kept in files_with(person.organisation, found)}
    kept = []
    bound = Document.objects.signed() | Document.objects.of_kind("consent.destruction")
    for paper in bound.filter(organisation=person.organisation).order_by("pk"):
        own = {paper.file_id, paper.pdf_id, paper.scan_id} - {None}
        if files & own or mentioned_in(paper, ("title", "content", "about", "cancel_words"), found):
            words = " ".join(filter(None, (paper.title, f"№ {paper.number}" if paper.number else "")))
            kept.append(Kept("documents.Document", paper.pk, words, papers.ground, papers.term))
            kept += [Kept("files.StoredFile", pk, words, papers.ground, papers.term) for pk in sorted(own)]
    consents = rule_of("consents.Consent")
    for consent in Consent.objects.filter(person=person, scan__isnull=False).order_by("pk"):
        words = f"{consent.get_kind_display()} {consent.number_words}"
        kept.append(Kept("files.StoredFile", consent.scan_id, words, consents.ground, consents.term))
    return kept


@transaction.atomic
def erase_person(person: Person, *, by, at) -> Erasure:
    """Erase this person's data, but for what the law keeps. Raises DomainError where something stands against it.

    Rows are deleted or lose their words by the rule of their model; the name leaves the words of all other rows,
    unsigned papers and kept files; values of the journal are destroyed. An account goes where the person's
    only roles are of this school.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    against = _against(person)
    if against:
        raise DomainError(" ".join(against))
    found = traces(person)
    kept = _kept(person, found)
    spare = {
        model: {one.pk for one in kept if one.model == model}
        for model in ("documents.Document", "files.StoredFile")
    }
    subject, own = person.full_name, _own_objects(person)
    counts = _forget_files(person, found, spare["files.StoredFile"], by, at)
    counts |= _forget_rows(person, found, spare, by, at)
    counts["audit.Entry"] = seal_away(
        _journal_rows(person, found, own),
        by=by,
        at=at,
        organisation_id=person.organisation_id,
        reason="person.erase",
    )
    record(
        "person.erase",
        on=person,
        by=by,
        at=at,
        organisation_id=person.organisation_id,
        after={"rows": counts},
    )
    act = prepare_destruction(person, subject=subject, destroyed_on=at.date(), method=METHOD, by=by, at=at)
    return Erasure.objects.create(
        act=act,
        organisation=person.organisation,
        person=person,
        at=at,
        account_id_by=by.account_id,
        erased={model: number for model, number in counts.items() if number},
        kept=[
            *({"model": one.model, "pk": one.pk, "term": one.term} for one in kept),
            {"model": "documents.Document", "pk": act.pk, "term": "act"},
        ],
    )


def _forget_rows(person, found, spare, by, at) -> dict[str, int]:
    """The person's own rows, then the name in all other words; the account and the card last."""
    counts: dict[str, int] = {}
    own = sorted((rule for rule in rules() if rule.rows), key=_turn)
    for rule in own:
        if rule.model not in LAST:
            counts[rule.model] = _forget_own(rule, person, by, at)
    for rule in rules():
        if rule.scrub and rule.fields:
            cleared = scrub(rule, person.organisation, found, spare=spare.get(rule.model, frozenset()))
            counts[rule.model] = counts.get(rule.model, 0) + cleared
    for rule in own:
        if rule.model in LAST:
            counts[rule.model] = _forget_own(rule, person, by, at)
    return counts


def _turn(rule: Rule) -> int:
    return 1 + LAST.index(rule.model) if rule.model in LAST else 0


def _forget_own(rule: Rule, person, by, at) -> int:
    if rule.model == "accounts.Account" and not _account_goes(person):
        return 0
    if callable(rule.erase):
        return rule.erase(person, by=by, at=at)
    if rule.erase is Erase.DELETE:
        keys = list(rule.rows(person).values_list("pk", flat=True))
        rule.model_class._default_manager.filter(pk__in=keys).delete()
        return len(keys)
    return 0


def _account_goes(person) -> bool:
    """An account that works elsewhere, or runs this school's program, stays for that work."""
    if person.account is None:
        return False
    held = list(person.account.memberships.values_list("organisation_id", "role"))
    return all(where == person.organisation_id and role in ("mentor", "mentee") for where, role in held)


def _forget_files(person, found, spare: set[int], by, at) -> dict[str, int]:
    """Files in which the person stands and that no law keeps; archives of papers can be made anew at any time."""
    number = 0
    for kept in files_with(person.organisation, found):
        if kept.pk not in spare:
            destroy_file(kept, by=by, at=at)
            number += 1
    return {"files.StoredFile": number}


def _own_objects(person) -> set[tuple[str, int]]:
    """What the journal calls the rows that go with the person: their values tell of the person without a name too."""
    going = [rule for rule in rules() if rule.rows and (rule.erase is Erase.DELETE or rule.model in LAST)]
    return {
        (rule.model_class._meta.label_lower, pk)
        for rule in going
        for pk in rule.rows(person).values_list("pk", flat=True)
    }


def _journal_rows(person, found, own: set[tuple[str, int]]) -> list[Entry]:
    """Entries of this school in whose values the person stands, or that are about the person's own rows."""
    entries = Entry.objects.of(person.organisation_id).exclude(salt="").order_by("number")
    return [
        entry
        for entry in entries.iterator()
        if (entry.object_type, entry.object_id) in own or mentioned_in(entry, ("before", "after"), found)
    ]
