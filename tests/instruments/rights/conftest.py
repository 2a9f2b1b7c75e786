"""A school in which one person has left traces everywhere: banks, a list, papers, letters, files, the journal."""

import datetime as dt

import pytest

from nastavnik.foundation.accounts.models import Account
from nastavnik.foundation.files.actions import keep_file
from nastavnik.foundation.notify.actions import put_notice, tell
from nastavnik.foundation.people.actions import Change, change_people
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.actions import print_consents, record_signed
from nastavnik.instruments.documents.actions import prepare_document, sign_document
from nastavnik.journey.matching.actions import publish_run, run_matching
from nastavnik.journey.mentorships.actions import answer_offer, offer_mentorship
from nastavnik.journey.programmes.actions import draft_programmes
from nastavnik.journey.register.actions.imports import bring_list, confirm_list
from nastavnik.journey.register.models import MenteeEntry
from nastavnik.journey.roadmap.actions import tick_item
from nastavnik.journey.roadmap.models import Item

LIST = (
    "ФИО;Должность;Стаж;Телефон;Эл. почта\n"
    "Янтарёва Аполлинария Ермолаевна;учитель химии;1;+7 912 345-67-89;old-yantareva@example.org\n"
    "Зуева Нина Ильинична;учитель;25;;\n"
    "Лапин Олег Юрьевич;учитель;22;;\n"
    "Янтарёва Аполлинария Ермолаевна;;3;;\n"
)
NAME = "Янтарёва Аполлинария Ермолаевна"


@pytest.fixture
def deed(actor, curator, at):
    return {"by": actor(curator), "at": at}


@pytest.fixture
def person(in_school, cycle, deed, sign_up, today):
    """The person with everything; the pair is ended, so that nothing stands against erasing."""
    confirm_list(bring_list(in_school, LIST.encode(), "Список Янтарёвой.csv", **deed), **deed)
    confirm_list(bring_list(in_school, LIST.replace("old-", "").encode(), "второй.csv", **deed), **deed)
    bring_list(in_school, LIST.encode(), "третий.csv", **deed)
    found = Person.objects.get(surname="Янтарёва")
    account = sign_up("yantareva", in_school, "mentee", person=found)
    Account.objects.filter(pk=account.pk).update(name=NAME, email="yantareva@example.org")
    change_people(in_school, [Change(found, {"department": "МО химии (Янтарёва А. Е.)"})], **deed)
    run = run_matching(cycle, **deed)
    pairs = publish_run(run, starts_on=today, ends_on=dt.date(2027, 5, 31), **deed)
    pair = next(one for one in pairs if found.pk in [mentee.pk for mentee in one.mentees])
    draft_programmes([pair], **deed)
    offer_mentorship(pair, **deed)
    answer_offer(pair, found, "no", words="Я, Аполлинария Ермолаевна, не могу", **deed)
    entry = MenteeEntry.objects.get(person=found)
    entry.request, entry.decision_reason = "хочу вести химию лучше", "просила Янтарёва"
    entry.save()
    colleague = MenteeEntry.objects.exclude(person=found).first()
    if colleague:
        colleague.decision_reason = "по совету Аполлинарии Янтарёвой, тел. 8 (912) 345-67-89"
        colleague.save()
    rows = print_consents(in_school, [found], ["processing", "dissemination", "mentoring"], **deed)
    record_signed(rows, on=today, **deed)
    keep_file(
        in_school, "про Янтарёву А.Е.".encode("cp1251"), name="заметка.txt", media_type="text/csv", **deed
    )
    tick_item(
        Item.objects.filter(cycle=cycle).in_order().first(), done_on=today, note="С Янтарёвой решено", **deed
    )
    tell(
        account,
        organisation=in_school,
        kind="x",
        subject="Для Янтарёвой",
        body="Здравствуйте, Аполлинария!",
        at=deed["at"],
    )
    tell(
        "other@example.org",
        organisation=in_school,
        kind="x",
        subject="О коллеге",
        body="Янтарёвой поручено",
        at=deed["at"],
    )
    put_notice(deed_account(deed), organisation=in_school, words="Янтарёва ждёт", at=deed["at"])
    prepare_document(
        in_school, "order.curator", title="Приказ о Янтарёвой А. Е.", content={"reason": "ЯНТАРЁВА А.Е."},
        about={"person": found.pk, "cycle": cycle.pk}, **deed,
    )  # fmt: skip
    signed = prepare_document(
        in_school, "consent.withdrawal", title=f"Отзыв: {NAME}", about={"consent": rows[1].pk}, **deed
    )
    sign_document(signed, date=today, despite="проверено", **deed)
    found.refresh_from_db()
    return found


def deed_account(deed):
    return Account.objects.get(pk=deed["by"].account_id)
