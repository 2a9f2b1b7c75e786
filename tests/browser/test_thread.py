"""The year's beginning in a real Chromium, by clicks and typing: from the staff list to a pair at work."""

from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext
from django_scopes import scope

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
PASSWORD = "сосна-облако-27"


def said(english):
    """The words as they stand on the page."""
    with translation.override("ru"):
        return gettext(english)


@pytest.fixture
def staff_list():
    from nastavnik.example import generate

    example = generate(staff=24, organisations=1, seed=11, mess=1, kind="school")[0]
    return {"name": "Список.xlsx", "mimeType": "application/octet-stream", "buffer": example.workbook}


@pytest.fixture
def doors(live_server, school, cycle, curator, head):
    """Curator and head can sign in by their password."""
    for account in (curator, head):
        account.set_password(PASSWORD)
        account.save()
    return school


class Desk:
    """What a person does on a page: press a button by its words, choose a section, tick."""

    def __init__(self, page):
        self.page = page

    def section(self, words):
        self.page.locator(f"nav a.section:has-text('{said(words)}')").first.click()

    def press(self, words):
        self.page.get_by_role("button", name=said(words)).first.click()

    def follow(self, words):
        self.page.locator("main").get_by_role("link", name=said(words)).first.click()

    def confirm(self):
        self.page.locator("main form .buttons button").first.click()

    def tick_all(self, name):
        for box in self.page.locator(f"input[name={name}]").all():
            box.check()

    def sign_in(self, login, password):
        self.page.fill("input[name=username]", login)
        self.page.fill("input[name=password]", password)
        self.page.locator("button.btn-primary").click()


def from_list_to_pairs(desk, staff_list):
    """Sign in (once wrongly), bring the list, correct a column, decide in both banks, find pairs, publish."""
    page = desk.page
    page.goto("/")
    desk.sign_in("curator", "не тот пароль")
    assert said("The login and the password do not fit together. Check the keyboard's language and Caps Lock.") in (
        page.locator(".error-summary").inner_text()
    )  # fmt: skip
    desk.sign_in("curator", PASSWORD)
    page.wait_for_selector(".stages")
    desk.section("Staff lists")
    page.set_input_files("input[type=file]", staff_list)
    desk.press("Look at the list")
    page.wait_for_url("**/imports/*/")
    column = page.locator("select[name^=column-]").last
    was = column.input_value()
    column.select_option(index=0)
    desk.press("Read the columns so")
    now = page.locator("select[name^=column-]").last
    assert now.input_value() != was
    desk.follow("Go on to confirm")
    desk.confirm()
    page.wait_for_selector("text=" + said("Next: decide about the candidates."))
    for bank in ("Candidates for mentees", "Mentors"):
        desk.follow(bank) if bank != "Mentors" else desk.section(bank)
        desk.tick_all("pk")
        page.locator(".bulk button[value=included]").click()
        page.wait_for_selector(".notice, form.sheet")
        if page.locator("form.sheet textarea").count():  # a criterion is not met: that needs a reason
            page.locator("form.sheet textarea").fill("Решение совета наставников")
            desk.confirm()
        assert page.locator("#listing").inner_text().count("\n") > 3
    desk.section("Matching")
    desk.press("Find pairs")
    page.wait_for_url("**/matching/*/")
    page.locator("details.more summary").first.click()
    assert page.locator("details.more[open] li").count() > 2  # the reasons are read
    desk.press("Propose the ticked pairs")
    page.wait_for_url("**/pairs/")


def test_from_the_staff_list_to_a_pair_at_work(
    doors, staff_list, page_factory, sign_up, assert_clean, tmp_path
):
    from nastavnik.journey.mentorships.models import Mentorship

    desk = Desk(page_factory())
    page = desk.page
    from_list_to_pairs(desk, staff_list)
    desk.section("What to do")
    before = page.locator("li.stage-5, a.figure").all_inner_texts()

    # The pair is offered; both sides answer on their phones
    desk.section("Pairs and groups")
    page.locator("#listing tbody a").first.click()
    desk.follow("Offer to both sides")
    desk.confirm()
    own = page.url
    with scope(organisation=doors):
        pair = Mentorship.objects.with_people().get(state="offered")
        people = (pair.mentor, pair.mentees[0])
        accounts = [
            sign_up(f"user{n}", doors, role, person=who)
            for n, (role, who) in enumerate(zip(("mentor", "mentee"), people, strict=True))
        ]
    for account in accounts:
        phone = page_factory(user=account, width=390, height=844)
        phone.goto("/")
        phone.locator("main a").first.click()
        phone.check("input[name=reply][value=yes]")
        phone.locator("main button.btn-primary").click()
        phone.wait_for_selector("text=" + said("Your answer is kept. Thank you."))
        assert_clean(phone)

    # Consents are printed and come back signed; the programme is drafted
    desk.section("Consents")
    for step in ("Make the forms", "Mark as signed"):
        for person in people:
            page.check(f"input[name=person][value='{person.pk}']")
        desk.press(step)
        page.wait_for_selector(".notice")
    desk.section("Programmes")
    desk.press("Draft the missing programmes")
    page.wait_for_selector("#listing tbody a")

    # The order: prepared by the curator, signed by the head
    page.goto(own)
    desk.follow("Prepare an order")
    assert page.locator("input[name=mentorship]:checked").count() == 1
    desk.press("Prepare an order on the ticked pairs")
    page.wait_for_url("**/documents/*/")
    order = page.url
    office = Desk(page_factory())
    office.page.goto(order)
    office.sign_in("head", PASSWORD)
    office.page.locator(".page-actions a.btn-primary").click()
    office.page.fill("input[name=number]", "14-а")
    office.press("Sign")
    office.page.wait_for_selector(".state-done")
    with office.page.expect_download() as taken:
        office.page.get_by_role("link", name=said("Download .docx")).click()
    file = tmp_path / "order.docx"
    taken.value.save_as(file)
    assert Path(file).read_bytes()[:2] == b"PK" and "14-а" in taken.value.suggested_filename

    # The cockpit has changed, and nothing went wrong on the way
    desk.section("What to do")
    after = page.locator("li.stage-5, a.figure").all_inner_texts()
    assert before != after and any(text.startswith("1\n") for text in after)
    assert_clean(page, ignore_wrongs=["422"])
    assert office.page.wrongs == []


def test_the_thread_goes_without_scripts(doors, staff_list, page_factory):
    desk = Desk(page_factory(scripts=False))
    from_list_to_pairs(desk, staff_list)
    assert desk.page.locator("#listing tbody tr").count() > 1


def test_the_way_to_the_matching_by_keyboard_alone(doors, hire, program, at, page_factory):
    from nastavnik.journey.register.actions.candidates import propose_candidates

    young = {"service_total": 5, "service_teaching": 5, "birth_year": 2003}
    versed = {"service_total": 240, "service_teaching": 240, "service_here": 120, "category": "highest"}
    cards = [hire("Орлов Дмитрий Ильич", **young), hire("Петрова Анна Сергеевна", **versed)]
    propose_candidates(doors, cards, by=program, at=at)
    page = page_factory()
    page.goto("/")
    tab_to(page, "input[name=username]")
    page.keyboard.type("curator")
    tab_to(page, "input[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".stages")
    tab_to(page, ".skip")
    tab_to(page, "nav a.section[href$='/matching/']")
    assert (
        page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    )  # one sees where one is
    page.keyboard.press("Enter")
    page.wait_for_url("**/matching/")
    tab_to(page, ".skip")  # over the menu: sliders and rules come before the plan
    page.keyboard.press("Enter")
    tab_to(page, "[name=plan]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "main button.btn-primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/matching/*/#main")
    pairs = page.locator("tr[data-mentee]").all_inner_texts()
    assert len(pairs) == 1 and "Орлов Дмитрий Ильич" in pairs[0]


def tab_to(page, selector):
    """Press Tab until what one wants has the focus; fifty presses are too many."""
    for _press in range(50):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not come to {selector}")
