"""The settings on pages: details and cases, numbers, accounts and roles."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from nastavnik.foundation.accounts.models import Account
from nastavnik.foundation.organisations import requisites
from nastavnik.foundation.organisations.defaults import DEFAULTS, numbers
from nastavnik.foundation.organisations.models import Membership, Setting


@pytest.fixture
def address(school):
    return lambda name, *args: reverse(f"organisations:{name}", args=[school.slug, *args])


@pytest.fixture
def admin(sign_up, school):
    return sign_up("admin", school, "administrator")


def test_who_may_change_what(address, enter, stranger, curator, head, mentor, admin, sign_up, school, client):
    ours = [address("details"), address("cases"), address("numbers")]
    role = Membership.objects.get(account=curator)
    theirs = [
        address("accounts"), address("new_account"), address("give_role", curator.pk),
        address("new_password", curator.pk), address("take_role", role.pk),
    ]  # fmt: skip
    psychologist = sign_up("psychologist", school, "psychologist")
    assert {enter(stranger).get(url).status_code for url in ours + theirs} == {404}
    assert {enter(stranger).post(url).status_code for url in ours + theirs} == {404, 405}
    for account in (mentor, psychologist):
        assert {enter(account).get(url).status_code for url in ours + theirs} == {403}
    for account in (curator, head):
        assert {enter(account).get(url).status_code for url in ours} == {200}
        assert {enter(account).get(url).status_code for url in theirs} == {403}
        assert {enter(account).post(url).status_code for url in theirs[1:]} == {403}
    assert {enter(admin).get(url).status_code for url in ours + theirs} == {200}
    assert {client.get(url).status_code for url in ours + theirs} == {302}


def shown(browser, url):
    form = browser.get(url).context["form"]
    return {
        name: value
        for name in form.fields
        if (value := form[name].value()) is not False and value not in (None, "")
    }


def test_details_are_changed_and_doubtful_requisites_warned_of(address, school, enter, curator):
    browser, url = enter(curator), address("details")
    form = shown(browser, url) | {
        "head_is_acting": "on",
        "inn": "6612 345671",
        "ogrn": "1026600000000",
        "_once": "a",
    }
    assert browser.post(url, form).status_code == 302
    school.refresh_from_db()
    assert (school.head_is_acting, school.inn, school.head_surname) == (True, "6612345671", "Соколова")
    doubts = browser.get(url).context["doubts"]
    assert len(doubts) == 2 and doubts[0].startswith("ОГРН")
    assert browser.post(url, form | {"full_name": "", "_once": "b"}).status_code == 422


def test_a_changed_name_gets_new_cases_and_corrected_ones_stay(address, school, enter, curator):
    browser, url = enter(curator), address("cases")
    form = shown(browser, url)
    assert len(form) == 10
    browser.post(url, form | {"short_name_forms-gen": "МБОУ «СОШ № 7» города", "_once": "a"})
    school.refresh_from_db()
    assert school.short_name_forms["gen"] == "МБОУ «СОШ № 7» города"
    browser.post(address("details"), shown(browser, address("details")) | {"phone": "123", "_once": "b"})
    school.refresh_from_db()
    assert school.short_name_forms["gen"] == "МБОУ «СОШ № 7» города"
    assert browser.post(url, form | {"name_forms-dat": "", "_once": "c"}).status_code == 422
    browser.post(url, {"anew": "1", "_once": "d"})
    school.refresh_from_db()
    assert school.short_name_forms["gen"] == form["short_name_forms-gen"]


def test_only_numbers_that_differ_are_kept(address, in_school, enter, curator, today):
    browser, url = enter(curator), address("numbers")
    form = shown(browser, url)
    assert set(form) == set(DEFAULTS)
    browser.post(url, form | {"_once": "a"})
    assert not Setting.objects.exists()
    browser.post(url, form | {"mentor.max_mentees": "4", "in_force_from": "2027-01-01", "_once": "b"})
    row = Setting.objects.get()
    assert (row.code, row.value, row.in_force_from) == ("mentor.max_mentees", 4, dt.date(2027, 1, 1))
    assert numbers(in_school, today)["mentor.max_mentees"] == 2
    browser.post(url, form | {"mentor.categories": ["highest"], "_once": "c"})
    assert numbers(in_school, today)["mentor.categories"] == ["highest"]
    text = browser.get(url).content.decode()
    assert "С 01.01.2027: 4." in text and "По умолчанию: 2." in text
    assert browser.post(url, form | {"small_group": "-1", "_once": "d"}).status_code == 422


def test_an_account_is_opened_with_a_password_shown_once(address, school, enter, admin, client):
    browser, url = enter(admin), address("new_account")
    form = {
        "name": "Иванова Мария",
        "login": "Ivanova",
        "email": "maria@example.org",
        "role": "mentor",
        "_once": "a",
    }
    page = browser.post(url, form)
    password = page.context["password"]
    assert page.status_code == 200 and page["Cache-Control"] == "no-store"
    made = Account.objects.get(login="ivanova")
    assert made.check_password(password)
    assert list(Membership.objects.filter(account=made).values_list("role", "organisation")) == [
        ("mentor", school.pk)
    ]
    again = browser.post(url, form)
    assert again.status_code == 302 and Account.objects.filter(login="ivanova").count() == 1
    taken = browser.post(url, form | {"_once": "b", "email": ""})
    assert (taken.status_code, list(taken.context["form"].errors)) == (422, ["login"])
    mail = browser.post(url, form | {"_once": "c", "login": "other"})
    assert (mail.status_code, list(mail.context["form"].errors)) == (422, ["email"])
    assert browser.post(url, form | {"_once": "d", "login": "с пробелом"}).status_code == 422
    assert password not in browser.get(address("accounts")).content.decode()


def test_a_new_password_only_for_who_belongs_here_alone(
    address, enter, admin, curator, sign_up, other_school, school
):
    browser = enter(admin)
    page = browser.post(address("new_password", curator.pk), {"_once": "a"})
    curator.refresh_from_db()
    assert curator.check_password(page.context["password"])
    both = sign_up("both", school, "mentor")
    Membership.objects.create(account=both, organisation=other_school, role="curator")
    assert browser.post(address("new_password", both.pk), {"_once": "b"}).status_code == 403


def test_a_role_is_given_and_taken(address, enter, admin, curator, school):
    browser = enter(admin)
    assert (
        browser.post(address("give_role", curator.pk), {"role": "curator", "_once": "a"}).status_code == 422
    )
    assert (
        browser.post(address("give_role", curator.pk), {"role": "council", "_once": "b"}).status_code == 302
    )
    role = Membership.objects.get(account=curator, role="curator")
    assert enter(curator).get(reverse("people:list", args=[school.slug])).status_code == 200
    assert browser.post(address("take_role", role.pk), {"_once": "c"}).status_code == 302
    assert enter(curator).get(reverse("people:list", args=[school.slug])).status_code == 403
    assert (
        "куратор"
        not in browser.get(address("accounts")).context["holders"][1].memberships[0].get_role_display()
    )
    own = Membership.objects.get(account=admin)
    assert browser.post(address("take_role", own.pk), {"_once": "d"}).status_code == 409
    assert browser.get(address("accounts")).status_code == 200


def test_a_role_of_another_school_is_missing(address, enter, admin, stranger):
    foreign = Membership.objects.get(account=stranger)
    browser = enter(admin)
    assert browser.post(address("take_role", foreign.pk), {"_once": "a"}).status_code == 404
    assert (
        browser.post(address("give_role", stranger.pk), {"role": "mentor", "_once": "b"}).status_code == 404
    )
    assert browser.post(address("new_password", stranger.pk), {"_once": "c"}).status_code == 404


def test_the_list_of_accounts_costs_the_same_for_one_and_three(
    address, enter, admin, sign_up, school, django_assert_num_queries
):
    browser = enter(admin)
    for more in (1, 2):
        for number in range(more):
            sign_up(f"m{more}{number}", school, "mentor", "mentee")
        with django_assert_num_queries(4):
            assert browser.get(address("accounts")).status_code == 200


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (requisites.inn_fits, "7707083893", "7707083894"),
        (requisites.inn_fits, "500100732259", "500100732258"),
        (requisites.ogrn_fits, "1027700132195", "1027700132194"),
        (requisites.okpo_fits, "00032537", "00032538"),
    ],
)
def test_check_digits(check, good, bad):
    assert check(good) and not check(bad) and not check(good[:-1])


def test_the_door_has_pages_of_its_own(client, curator, enter, settings):
    settings.AXES_COOLOFF_TIME = 24 * 365 * 10  # the clock of the tests is not that of the lock
    page = client.get(reverse("accounts:sign_in")).content.decode()
    assert "Войти" in page
    curator.set_password("очень-длинный-пароль")
    curator.save()
    wrong = client.post(reverse("accounts:sign_in"), {"username": "curator", "password": "нет"})
    assert "не подходят" in wrong.content.decode()
    right = client.post(
        reverse("accounts:sign_in"), {"username": "curator", "password": "очень-длинный-пароль"}
    )
    assert right.status_code == 302
    assert enter(curator).get(reverse("accounts:password")).status_code == 200
    guesser = Client()
    for _ in range(11):
        last = guesser.post(reverse("accounts:sign_in"), {"username": "head", "password": "нет"})
    assert last.status_code == 429 and "Слишком много" in last.content.decode()
