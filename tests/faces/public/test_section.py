"""The public section: closed until it is opened, without a name that nobody has allowed, the same few queries."""

import xml.etree.ElementTree as ET
from contextlib import closing

import pypdfium2
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nastavnik.faces.public import actions
from nastavnik.faces.public.models import Shown
from nastavnik.foundation.core.errors import DomainError
from nastavnik.instruments.consents.actions import (
    print_consents,
    record_answers,
    record_signed,
    withdraw_consent,
)
from nastavnik.instruments.documents.actions import sign_document
from nastavnik.instruments.documents.batches.pack import bytes_of
from nastavnik.journey.orders.actions import prepare_curator_order, prepare_regulation_order
from nastavnik.journey.training.actions import plan_session

PAGES = ("home", "acts", "roadmap", "programmes", "news", "events", "contacts", "look", "feed")
HERE = "https://nastavnik.example.org"


@pytest.fixture(autouse=True)
def _own_address(settings):
    settings.CSRF_TRUSTED_ORIGINS = [HERE]
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def opened(in_school, program, at):
    return actions.change_section(in_school, is_open=True, about="## О нас", by=program, at=at)


def at_page(name, **keys):
    return reverse(f"public:{name}", kwargs={"school": "school-7", **keys})


def allow(person, items, program, at):
    row = print_consents(person.organisation, [person], ["dissemination"], by=program, at=at)[0]
    record_answers(row, dict.fromkeys(items, (True, "")), by=program, at=at)
    return record_signed([row], on=at.date(), by=program, at=at)[0]


def test_a_closed_section_is_not_there_and_an_open_one_is(cycle, in_school, program, at):
    assert {Client().get(at_page(name)).status_code for name in PAGES} == {404}
    actions.change_section(in_school, is_open=True, by=program, at=at)
    assert {Client().get(at_page(name)).status_code for name in PAGES} == {200}
    assert Client().post(at_page("home")).status_code == 405
    actions.change_section(in_school, is_open=False, by=program, at=at)
    assert {Client().get(at_page(name)).status_code for name in PAGES} == {404}


def test_a_page_is_asked_again_and_given_anew_only_after_a_deed(cycle, opened, in_school, program, at):
    first = Client().get(at_page("contacts"))
    assert (first["Cache-Control"], "Cookie" in first["Vary"]) == ("public, no-cache", True)
    again = Client().get(at_page("contacts"), headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    actions.change_section(in_school, contact="Звоните с девяти", by=program, at=at)
    new = Client().get(at_page("contacts"), headers={"if-none-match": first["ETag"]})
    assert new.status_code == 200
    assert "Звоните с девяти" in new.content.decode()


@pytest.mark.parametrize("name", ["home", "acts", "programmes", "news", "events", "contacts", "look", "feed"])
def test_a_page_takes_five_queries_at_most_and_two_when_kept(cycle, opened, name):
    found = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(at_page(name)).status_code == 200
        found.append(len(asked))
    assert found[0] <= 5
    assert found[1] == 2


def test_many_events_cost_what_one_costs(cycle, opened, in_school, program, at):
    counts = []
    for number in (1, 2, 3):
        session = plan_session(
            cycle, topic=f"Занятие {number}", starts_at=at, leaders="Методист", by=program, at=at
        )
        actions.show_session(session, by=program, at=at)
        with CaptureQueriesContext(connection) as asked:
            page = Client().get(at_page("events")).content.decode()
        counts.append((len(asked), page.count("Занятие "), "Методист" in page))
    assert counts == [(5, 1, False), (5, 2, False), (5, 3, False)]


def test_a_paper_that_names_somebody_waits_for_consent_and_goes_with_it(
    cycle, opened, in_school, hire, program, at
):
    person = hire("Орлова Мария Петровна")
    order = prepare_curator_order(cycle, person, by=program, at=at)
    sign_document(order, number="5", date=at.date(), despite="Проверено", by=program, at=at)
    with pytest.raises(DomainError, match="Орлова Мария Петровна"):
        actions.show_document(order, by=program, at=at)
    consent = allow(person, ["name"], program, at)
    shown = actions.show_document(order, by=program, at=at)
    assert shown.people[0] == [person.pk]
    where = at_page("act", pk=order.pk)
    assert (
        Client().get(where).status_code,
        order.title in Client().get(at_page("acts")).content.decode(),
    ) == (
        200,
        True,
    )
    withdraw_consent(consent, on=at.date(), by=program, at=at)
    assert (
        Client().get(where).status_code,
        order.title in Client().get(at_page("acts")).content.decode(),
    ) == (
        404,
        False,
    )
    actions.hide(shown, by=program, at=at)
    assert not Shown.objects.exists()


def test_the_sheet_with_the_staff_stays_at_school(cycle, opened, in_school, hire, program, at):
    hire("Орлова Мария Петровна")
    paper = prepare_regulation_order(cycle, by=program, at=at)
    sign_document(paper, number="1", date=at.date(), despite="Проверено", by=program, at=at)
    whole = _text(bytes_of(paper, "pdf"))
    actions.show_document(paper, by=program, at=at)
    copy = _text(Client().get(at_page("act", pk=paper.pk)).content)
    assert ("Орлова" in whole, "Орлова" in copy) == (True, False)
    assert "Положение" in copy
    assert "без страниц с именами" in Client().get(at_page("acts")).content.decode()


def _text(pdf):
    with closing(pypdfium2.PdfDocument(pdf)) as pages:
        return " ".join(page.get_textpage().get_text_range() for page in pages)


def test_no_consented_name_no_name_anywhere(cycle, opened, in_school, hire, program, at):
    """A sweep: words that name somebody are refused when they are entered."""
    person = hire("Орлова Мария Петровна")
    for field in ("about", "contact"):
        with pytest.raises(DomainError, match="Орлова"):
            actions.change_section(in_school, **{field: "Спросите у Орловой"}, by=program, at=at)
    session = plan_session(cycle, topic="Урок Орловой", starts_at=at, leaders="Методист", by=program, at=at)
    with pytest.raises(DomainError, match="Орлова"):
        actions.show_session(session, by=program, at=at)
    allow(person, ["name"], program, at)
    actions.show_session(session, by=program, at=at)
    assert "Урок Орловой" in Client().get(at_page("events")).content.decode()


def test_the_look_is_kept_in_a_cookie_without_a_script(cycle, opened):
    browser = Client()
    answer = browser.get(at_page("choose"), {"size": "3", "colours": "white", "back": at_page("acts")})
    assert (answer.status_code, answer.url) == (302, at_page("acts"))
    assert 'class="size-3 colours-white space-1 pictures-on"' in browser.get(at_page("acts")).content.decode()
    wrong = browser.get(at_page("choose"), {"size": "99", "back": "https://evil.example/"})
    assert (wrong.url, "size-1" in browser.get(at_page("home")).content.decode()) == (at_page("home"), True)


def test_the_section_speaks_english(cycle, opened):
    browser = Client()
    browser.get(at_page("choose"), {"language": "en"})
    page = browser.get(at_page("home")).content.decode()
    assert '<html lang="en"' in page
    assert "Latest news" in page


def test_the_feed_is_whole_xml(cycle, opened):
    root = ET.fromstring(Client().get(at_page("feed")).content)  # noqa: S314 – our own
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert {child.tag.partition("}")[2] for child in root} >= {"id", "title", "updated", "author", "link"}
