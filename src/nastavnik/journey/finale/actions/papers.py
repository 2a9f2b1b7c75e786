"""The order and the protocol of the event, written from the data; an open draft is written anew."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import DomainError
from nastavnik.instruments.documents.actions import prepare_document
from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.states import State as Paper
from nastavnik.instruments.documents.stationery import initials
from nastavnik.journey.orders.papers.reading import curator_of
from nastavnik.journey.orders.prepare.finale import prepare_event, prepare_event_protocol

from ..models import Juror, Nomination, ProgrammeLine
from ..results import ranked, unsettled

AGENDA = (
    "Об оценке практик наставничества, представленных на итоговое мероприятие",
    "Об отводах членов жюри",
    "Об итогах в номинациях и распределении мест",
)


@transaction.atomic
def prepare_order(event, *, by, at) -> Document:
    """The draft of the order with day, programme, nominations and jury as they stand now."""
    staff, guests, chair = _jury(event)
    programme = [
        f"{one.time:%H:%M}; {one.words}; {one.speaker}" if one.time else f" ; {one.words}; {one.speaker}"
        for one in ProgrammeLine.objects.filter(event=event)
    ]
    values = {
        "on": event.on, "time": f"{event.time:%H:%M}", "place": event.place, "manner": event.manner,
        "programme": "\n".join(programme),
        "nominations": "\n".join(one.title for one in Nomination.objects.filter(event=event)),
        "guests": "\n".join(guests), "chair": chair, "person": event.responsible, "people": staff,
    }  # fmt: skip
    return _prepared("order.event", prepare_event, event, values, by, at)


@transaction.atomic
def prepare_protocol(event, *, by, at) -> Document:
    """The draft of the protocol: results, conflicts, rulings. DomainError before the scores are counted, or with equals
    on whom the chair has not spoken."""
    if not event.is_counted:
        raise DomainError(_("The protocol is written when the scores are counted."))
    rows = ranked(event)
    open_ = unsettled(rows)
    if open_:
        raise DomainError(
            _("«%(title)s»: the best stand equal. The chair of the jury has to decide first.")
            % {"title": open_[0].nomination.title}
        )
    staff, guests, chair = _jury(event)
    head = staff[0] if staff and not chair else None
    values = {
        "on": event.on, "agenda": "\n".join(AGENDA), "decisions": "\n".join(_decisions(rows)),
        "results": "\n".join(_results(rows)), "guests": "\n".join(guests), "chair": chair, "person": head,
        "secretary": event.responsible or curator_of(event.organisation), "people": staff,
    }  # fmt: skip
    return _prepared("protocol.event", prepare_event_protocol, event, values, by, at)


@transaction.atomic
def prepare_list(event, *, by, at) -> Document:
    """The list of presentations; it draws itself anew while it is a draft."""
    known = Document.objects.of_kind("finale.list").about("event", event.pk).open().order_by("pk").first()
    return known or prepare_document(
        event.organisation, "finale.list", title="Список выступлений на итоговом мероприятии",
        about={"event": event.pk}, year_label=event.cycle.name, by=by, at=at,
    )  # fmt: skip


def _prepared(kind, prepare, event, values, by, at) -> Document:
    """A new draft; where one is open already, that one with the contents of today."""
    drafts = Document.objects.of_kind(kind).about("cycle", event.cycle_id).filter(state=Paper.DRAFT)
    return prepare(cycle=event.cycle, into=drafts.order_by("pk").first(), by=by, at=at, **values)


def _jury(event) -> tuple[list, list[str], str]:
    """Members of the staff, the chair first; names from outside; the one of these who heads the jury."""
    jurors = list(Juror.objects.filter(event=event).select_related("person").in_order())
    guests = {one.pk: ", ".join(filter(None, (one.name, one.post))) for one in jurors if not one.person_id}
    chair = next((guests[one.pk] for one in jurors if one.is_chair and not one.person_id), "")
    return [one.person for one in jurors if one.person_id], list(guests.values()), chair


def people_words(application) -> str:
    """«А. С. Петрова, Д. И. Орлов»."""
    return ", ".join(initials(person) for person in application.people)


def _plain(words: str) -> str:
    """The lines of a protocol are split at semicolons: a title must not bring its own."""
    return " ".join(words.replace(";", ",").split())


def _results(rows):
    for row in rows:
        for one in row.results:
            who = f"{people_words(one.application)}, «{_plain(one.application.title).strip('«»')}»"
            yield f"{_plain(row.nomination.title)}; {who}; {one.mean_words} ({one.place} место)"


def _decisions(rows):
    works = [one for row in rows for one in row.results]
    scores = sum(len(one.scores) for one in works)
    yield f"Оценено практик: {len(works)}, выставлено оценок: {scores}. Места определены по среднему баллу."
    told = [
        f"{_name(one.juror)} не оценивает практику «{work.application.title.strip('«»')}» ({one.words})"
        for work in works
        for one in work.recusals
    ]
    yield _sentence("Принять к сведению: " + ", ".join(told)) if told else "Отводов не заявлено."
    places = [_ruled(row) for row in rows if row.rules]
    places.append("Утвердить итоги в номинациях по таблице и передать их руководителю для награждения.")
    yield " ".join(places)


def _ruled(row) -> str:
    favoured = next((one for one in row.equals if one.application.favoured), None)
    title = row.nomination.title.strip("«»")
    if favoured is None:
        return _sentence(
            f"В номинации «{title}» при равенстве баллов первое место разделить: {row.ruling.words}"
        )
    best = favoured.application.title.strip("«»")
    return _sentence(
        f"В номинации «{title}» при равенстве баллов решением председателя первое место присудить практике "
        f"«{best}»: {row.ruling.words}"
    )


def _name(juror) -> str:
    return initials(juror.person) if juror.person_id else juror.name


def _sentence(words: str) -> str:
    return " ".join(words.split()).rstrip(".") + "."
