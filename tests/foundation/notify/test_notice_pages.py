import pytest
from django.urls import reverse

from nastavnik.foundation.notify import queries
from nastavnik.foundation.notify.models import Notice

LIST, READ_ALL = "/notices/", "/notices/read/"


@pytest.fixture
def notice(tell, mentor):
    tell(mentor, subject="Ответьте на предложение пары", url="/o/school-7/pairs/")
    return Notice.objects.get()


def test_a_notice_is_its_accounts_own(notice, enter, mentor, curator, stranger, client, actor):
    assert "Ответьте на предложение пары" in enter(mentor).get(LIST).content.decode()
    address = reverse("notify:open", args=[notice.pk])
    for other in (curator, stranger):
        browser = enter(other)
        assert "Ответьте на предложение пары" not in browser.get(LIST).content.decode()
        assert browser.post(address).status_code == 404
        assert browser.post(READ_ALL).status_code == 302
    assert client.get(LIST).status_code == client.post(address).status_code == 302
    assert queries.unread_of(actor(mentor)) == 1


def test_opening_reads_it_and_leads_there(notice, enter, mentor, actor):
    browser = enter(mentor)
    address = reverse("notify:open", args=[notice.pk])
    assert browser.get(address).status_code == 405
    assert browser.post(address, {"_once": "a"}).url == "/o/school-7/pairs/"
    first = Notice.objects.get().read_at
    assert first is not None and queries.unread_of(actor(mentor)) == 0
    browser.post(address, {"_once": "b"})
    assert Notice.objects.get().read_at == first


def test_all_are_read_at_once(notice, tell, enter, mentor, actor):
    tell(mentor, subject="Второе")
    browser = enter(mentor)
    assert READ_ALL in browser.get(LIST).content.decode()
    assert browser.post(READ_ALL).url == LIST
    assert queries.unread_of(actor(mentor)) == 0
    assert READ_ALL not in browser.get(LIST).content.decode()


def test_the_list_costs_the_same_for_one_notice_and_for_three(
    notice, tell, enter, mentor, django_assert_num_queries
):
    browser = enter(mentor)
    browser.get(LIST)
    with django_assert_num_queries(4):
        browser.get(LIST)
    tell(mentor)
    tell(mentor)
    with django_assert_num_queries(4):
        browser.get(LIST)
