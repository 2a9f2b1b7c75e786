"""The papers that end a consent: the person's withdrawal, and the act that the data are destroyed."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.documents.actions import day_in, prepare_document
from nastavnik.instruments.documents.acts import legal_bases
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.models import Document as Row
from nastavnik.instruments.documents.stationery import (
    addressee,
    capital,
    full_name,
    head_signature,
    initials,
    letterhead,
    organisation_name,
    post_of,
    reference,
    registration,
    requisites,
)
from nastavnik.paper import (
    BLANK_DATE,
    Annex,
    Column,
    Document,
    Facts,
    Field,
    Heading,
    KeepTogether,
    Paragraph,
    Signature,
    Table,
    Title,
)
from nastavnik.paper.words import date_short, typography

from .models import Consent
from .states import Kind
from .texts import text_in_force

SYSTEM = "информационная система «Наставник»"
_OF = {
    Kind.PROCESSING: "на обработку персональных данных",
    Kind.DISSEMINATION: "на обработку персональных данных, разрешённых субъектом персональных данных для "
    "распространения",
    Kind.MENTORING: "на наставничество",
}
_ASKS = {
    Kind.PROCESSING: "Прошу прекратить обработку моих персональных данных и уничтожить их в срок, установленный "
    "Федеральным законом от 27.07.2006 № 152-ФЗ «О персональных данных», кроме данных, которые должны храниться "
    "в силу закона.",
    Kind.DISSEMINATION: "Прошу прекратить передачу (распространение, предоставление, доступ) моих персональных "
    "данных и удалить их из открытых информационных ресурсов.",
    Kind.MENTORING: "Прошу считать прекращённым моё участие в наставничестве с учётом срока предупреждения, "
    "установленного трудовым законодательством.",
}
_DEEDS = {
    "consent.print": "форма согласия выдана",
    "consent.sign": "согласие подписано",
    "consent.answers": "отмечены условия согласия",
    "consent.withdraw": "согласие отозвано",
    "consent.expire": "срок согласия истёк",
    "person.erase": "сведения о субъекте уничтожены",
}
_LOG = (
    Column("№ записи", 10, "center"),
    Column("Дата и время", 20),
    Column("Событие", 40),
    Column("Контрольная сумма записи", 30),
)


@transaction.atomic
def prepare_withdrawal(consent: Consent, *, by, at) -> Row:
    """The form by which the person takes this consent back, ready to be signed by them."""
    return prepare_document(
        consent.organisation,
        "consent.withdrawal",
        title=f"Отзыв согласия {_OF[Kind(consent.kind)]}: {full_name(consent.person)}"[:500],
        about={"consent": consent.pk},
        by=by,
        at=at,
    )


@transaction.atomic
def prepare_destruction(
    person: Person,
    *,
    by,
    at,
    destroyed_on: date | None = None,
    method: str = "",
    reason: str = "",
    carriers: str = "",
    commission: tuple[str, ...] = (),
    subject: str = "",
) -> Row:
    """A draft of the act that this person's data are destroyed; what is not typed is a blank.

    `subject` is the name for the act where the card has lost it by now.
    """
    content = {
        "subject": subject,
        "destroyed_on": destroyed_on.isoformat() if destroyed_on else "",
        "method": method,
        "reason": reason,
        "carriers": carriers,
        "commission": list(commission),
    }
    return prepare_document(
        person.organisation,
        "consent.destruction",
        title=f"Акт об уничтожении персональных данных: {subject or full_name(person)}",
        about={"person": person.pk},
        content=content,
        by=by,
        at=at,
    )


@maker("consent.withdrawal", words=_("Withdrawal of a consent"), numbered=False)
def withdrawal_paper(document) -> Document:
    """`about`: consent. To be signed by the person; the day of receipt is a blank for who takes it in."""
    consent = Consent.objects.select_related("person").get(pk=document.about["consent"])
    person, kind = consent.person, Kind(consent.kind)
    post = post_of(person, "gen")
    given = date_short(consent.signed_on) if consent.signed_on else BLANK_DATE
    number = f" № {consent.number_words}" if consent.number else ""
    law = {
        Kind.PROCESSING: "На основании части 2 статьи 9 Федерального закона от 27.07.2006 № 152-ФЗ "
        "«О персональных данных» отзываю",
        Kind.DISSEMINATION: "На основании статьи 10.1 Федерального закона от 27.07.2006 № 152-ФЗ "
        "«О персональных данных» отзываю",
    }.get(kind, "Отзываю")
    where = organisation_name(document.organisation, "dat")
    return Document(
        document.kind,
        document.title,
        (
            addressee(document.organisation, f"от {full_name(person, 'gen')}", *((post,) if post else ())),
            Title("ЗАЯВЛЕНИЕ", f"об отзыве согласия {_OF[kind]}"),
            Paragraph(typography(f"{law} данное мною {where} согласие {_OF[kind]} от {given}{number}.")),
            Paragraph(typography(_ASKS[kind])),
            Signature(capital(post_of(person)), initials(person), labels=True, dated=True),
            Paragraph("Заявление принято:", indent=False, keep_next=True),
            Field("", "", "дата, должность, подпись, фамилия принявшего"),
        ),
        created=document.created_at,
        size=13,
    )


@maker("consent.destruction", words=_("Act on the destruction of personal data"), journal="acts")
def destruction_act(document) -> Document:
    """`about`: person; `content`: subject, destroyed_on, method, reason, carriers, commission (lines «post, name»).

    The fields follow the requirements of Roskomnadzor's order 179; the annex is the extract of the journal
    on the person's consents and card.
    """
    organisation, content = document.organisation, document.content
    person = Person.objects.filter(pk=document.about["person"]).first()
    who = content.get("subject") or (full_name(person) if person else "")
    rows = (
        ("Оператор", organisation_name(organisation, full=True)),
        ("Адрес, реквизиты", ", ".join(filter(None, (organisation.address, requisites(organisation))))),
        ("Лицо, обрабатывающее данные по поручению оператора", "отсутствует"),
        ("Субъект персональных данных", who),
        ("Категории уничтоженных персональных данных", "; ".join(_categories(document))),
        ("Наименование информационной системы", SYSTEM),
        ("Материальные носители, количество листов", content.get("carriers", "")),
        ("Способ уничтожения", content.get("method", "")),
        ("Причина уничтожения", content.get("reason") or _reason(person)),
        ("Дата уничтожения", _day(content.get("destroyed_on"))),
    )
    return Document(
        document.kind,
        document.title,
        (
            letterhead(organisation),
            Title("АКТ"),
            registration(document, organisation),
            Heading("Об уничтожении персональных данных"),
            Paragraph(
                typography(
                    "Составлен в подтверждение уничтожения персональных данных в соответствии "
                    f"с {legal_bases(('fz_152', 'rkn_179'), _made_on(document))}."
                )
            ),
            Facts(tuple((label, typography(value)) for label, value in rows), ruled=True, size=10.5),
            KeepTogether(_destroyers(content.get("commission") or ())),
            head_signature(organisation),
            Annex(
                typography(f"к акту {reference(document)}"),
                (
                    Title("ВЫГРУЗКА", "из журнала регистрации событий в информационной системе"),
                    Facts(
                        (
                            ("Субъект персональных данных", who),
                            ("Категории уничтоженных персональных данных", "; ".join(_categories(document))),
                            ("Информационная система", SYSTEM),
                            ("Причина уничтожения", typography(content.get("reason") or _reason(person))),
                            ("Дата уничтожения", _day(content.get("destroyed_on"))),
                        ),
                        ruled=True,
                        size=11,
                    ),
                    Table(_LOG, _log(document, person), size=10),
                ),
            ),
        ),
        created=document.created_at,
        size=12,
    )


def _categories(document) -> tuple[str, ...]:
    return text_in_force(Kind.PROCESSING, _made_on(document)).data


def _made_on(document) -> date:
    return document.date or day_in(document.organisation, document.created_at)


def _reason(person) -> str:
    """«отзыв согласия от 07.09.2026 № 1/2026» of the last withdrawn consent; empty where there is none."""
    rows = (
        Consent.objects.filter(person=person, withdrawn_on__isnull=False)
        if person
        else Consent.objects.none()
    )
    consent = rows.order_by("-withdrawn_on", "-pk").first()
    if consent is None:
        return ""
    number = f" (согласие № {consent.number_words})" if consent.number else ""
    return f"отзыв согласия на обработку персональных данных {date_short(consent.withdrawn_on)}{number}"


def _day(value: str | None) -> str:
    return date_short(date.fromisoformat(value)) if value else BLANK_DATE


def _destroyers(lines) -> tuple:
    intro = Paragraph("Персональные данные уничтожили:", indent=False, keep_next=True)
    signs = []
    for line in lines or ("",):
        post, comma, name = line.rpartition(",")
        signs.append(Signature(post.strip() if comma else "", name.strip(), labels=True))
    return (intro, *signs)


def _log(document, person) -> tuple:
    if person is None:
        return ()
    consents = Consent.objects.filter(person=person)
    found = Entry.objects.of(document.organisation_id).filter(
        object_type=Consent._meta.label_lower, object_id__in=consents.values("pk")
    )
    card = Entry.objects.of(document.organisation_id).about(person).filter(deed__startswith="person.eras")
    rows = sorted((*found, *card), key=lambda entry: entry.number)
    kinds = dict(consents.values_list("pk", "kind"))
    return tuple(
        (
            str(entry.number),
            f"{entry.at.astimezone(ZoneInfo(document.organisation.time_zone)):%d.%m.%Y %H:%M}",
            _event(entry, kinds),
            f"{entry.hash[:32]}",
        )
        for entry in rows
    )


def _event(entry, kinds) -> str:
    words = _DEEDS.get(entry.deed, entry.deed)
    kind = kinds.get(entry.object_id) if entry.object_type == Consent._meta.label_lower else None
    return f"{words} ({_OF[Kind(kind)]})" if kind else words
