"""The page «prepare a paper»: each offered kind is drafted from it, refusals are said beside the fields."""

import pytest

from nastavnik.instruments.documents.makers import known_kinds
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.orders.offers import by_groups

HOME = "/o/school-7/orders/papers/"


@pytest.fixture
def desk(enter, curator):
    return enter(curator)


@pytest.fixture
def answers(at_work, hire):
    """The answers that each kind of question gets."""
    pair = at_work("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич")
    other = hire("Кузнецова Вера Павловна", post="заместитель директора")
    days = {"on": "2026-10-01", "ends_on": "2027-08-31", "notice_on": "2026-12-01", "last_on": "2026-12-20"}

    def of(offer):
        found = {}
        for ask in offer.asks:
            match ask.kind:
                case "pair":
                    found[ask.name] = pair.pk
                case "person":
                    found[ask.name] = pair.mentor_id if offer.code == "notice.refusal" else other.pk
                case "people":
                    found[ask.name] = [other.pk, pair.mentor_id]
                case "date":
                    found[ask.name] = days.get(ask.name, "2020-09-01")
                case "choice":
                    found[ask.name] = ask.choices[0][0]
                case _:
                    found[ask.name] = "переводом"
        return found

    return of


def test_every_offered_paper_is_prepared_and_can_be_read(desk, cycle, answers):
    page = desk.get(HOME).content.decode()
    offers = [offer for _words, group in by_groups() for offer in group]
    assert len(offers) == 21
    for offer in offers:
        assert f"{HOME}{offer.code}/" in page
        assert desk.get(f"{HOME}{offer.code}/").status_code == 200
        answer = desk.post(f"{HOME}{offer.code}/", answers(offer))
        assert answer.status_code == 302, (offer.code, answer.content.decode()[:3000])
        assert desk.get(answer.url).status_code == 200
    made = set(Document.objects.values_list("kind", flat=True)) - {"order.pairs"}
    assert made == {offer.code for offer in offers}
    rooms = ("nastavnik.journey.orders.", "nastavnik.journey.programmes.")
    known = {kind.code for kind in known_kinds() if kind.make.__module__.startswith(rooms)}
    elsewhere = {"order.curator", "order.regulation", "order.pairs"}  # by buttons of their own
    assert known - elsewhere <= made  # each kind is reached from a page


def test_a_refusal_stands_beside_its_field_and_makes_nothing(desk, cycle, answers, at_work):
    offer = next(o for _w, group in by_groups() for o in group if o.code == "order.termination")
    values = answers(offer) | {"last_on": "2026-12-02"}
    before = Document.objects.count()
    answer = desk.post(f"{HOME}{offer.code}/", values)
    assert answer.status_code == 422 and "04.12.2026" in answer.content.decode()
    assert desk.post(f"{HOME}{offer.code}/", {}).status_code == 422
    assert Document.objects.count() == before
    assert desk.get(f"{HOME}order.unknown/").status_code == 404


def test_the_words_of_a_draft_are_changed_on_a_page(desk, cycle, answers):
    offer = next(o for _w, group in by_groups() for o in group if o.code == "sheet.swot")
    desk.post(f"{HOME}sheet.swot/", answers(offer))
    draft = Document.objects.get(kind="sheet.swot")
    address = f"/o/school-7/orders/words/{draft.pk}/"
    page = f"/o/school-7/documents/{draft.pk}/"
    assert address in desk.get(page).content.decode()
    assert "переводом" in desk.get(address).content.decode()
    assert desk.post(address, {"strengths": "опыт", "threats": ""}).status_code == 302
    draft.refresh_from_db()
    assert (draft.content["strengths"], draft.content["threats"]) == ("опыт", "")


def test_a_stranger_gets_nothing_and_a_mentor_may_not(enter, stranger, mentor, desk, cycle, answers):
    offer = next(o for _w, group in by_groups() for o in group if o.code == "sheet.swot")
    desk.post(f"{HOME}sheet.swot/", answers(offer))
    words = f"/o/school-7/orders/words/{Document.objects.get(kind='sheet.swot').pk}/"
    for account, status in ((stranger, 404), (mentor, 403)):
        browser = enter(account)
        for address in (HOME, f"{HOME}sheet.swot/", words):
            assert browser.get(address).status_code == status, address
