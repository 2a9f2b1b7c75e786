"""The orders' desk: drafts prepared from what is there; nothing for a stranger."""

import pytest

from nastavnik.instruments.documents.models import Document

HOME = "/o/school-7/orders/"


@pytest.fixture
def desk(enter, curator):
    return enter(curator)


def test_without_a_roadmap_the_desk_says_what_to_do(in_school, desk):
    page = desk.get(HOME)
    assert page.status_code == 200 and "/o/school-7/roadmap/" in page.content.decode()
    assert desk.post(f"{HOME}regulation/", {"person": ""}).status_code == 409


def test_drafts_are_prepared_and_lead_to_their_page(desk, make_pair, cycle, hire):
    deputy = hire("Кузнецова Вера Павловна", post="заместитель директора")
    pair = make_pair("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич")
    page = desk.get(HOME).content.decode()
    assert "Петрова Анна Сергеевна" in page
    for tail, values in {
        "curator/": {"person": deputy.pk},
        "regulation/": {"person": ""},
        "pairs/": {"mentorship": [pair.pk]},
    }.items():
        answer = desk.post(HOME + tail, values)
        assert answer.status_code == 302, tail
        assert desk.get(answer.url).status_code == 200
    kinds = set(Document.objects.values_list("kind", flat=True))
    assert kinds == {"order.curator", "order.regulation", "order.pairs"}
    assert (
        desk.post(f"{HOME}pairs/", {"mentorship": [pair.pk]}).status_code == 422
    )  # it stands in a draft now
    assert desk.post(f"{HOME}pairs/", {}).status_code == 422
    assert desk.post(f"{HOME}curator/", {"person": 999999}).status_code == 422


def test_a_stranger_gets_nothing_and_a_mentor_may_not(enter, stranger, mentor, cycle):
    for tail in ("", "regulation/", "curator/", "pairs/"):
        for account, status in ((stranger, 404), (mentor, 403)):
            browser = enter(account)
            ask = browser.post if tail else browser.get
            assert ask(HOME + tail).status_code == status, tail
