"""The thread of a school year's beginning, walked through the pages by the people whose part it is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_scopes import scope

from nastavnik.example import generate
from nastavnik.faces.desk.standing import standing
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.models import Consent
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.matching.models import MatchRun
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import State
from nastavnik.journey.register.models import Import, MenteeEntry, MentorEntry


@pytest.fixture
def press(school):
    """`press(browser, "app:name", pk…, **fields)` posts a form as its page would, with the page's own key."""

    def send(browser, name, *keys, follow=True, **fields):
        address = name if name.startswith("/") else reverse(name, args=[school.slug, *keys])
        response = browser.post(address, fields, follow=follow)
        assert response.status_code in (200, 302), (
            address,
            response.status_code,
            response.content.decode()[-3000:],
        )
        return response

    return send


def test_from_the_staff_list_to_pairs_at_work(school, cycle, curator, head, enter, press, sign_up, at):
    desk, office = enter(curator), enter(head)
    slug = school.slug

    # The list comes in through the page
    example = generate(staff=30, organisations=1, seed=11, mess=1, kind="school")[0]
    upload = SimpleUploadedFile(example.filename, example.workbook)
    page = desk.post(reverse("register:imports", args=[slug]), {"file": upload}, follow=True)
    assert page.status_code == 200
    with scope(organisation=school):
        origin = Import.objects.get()
    press(desk, "register:import_confirm", origin.pk)
    with scope(organisation=school):
        assert Person.objects.count() == 30
        mentees, mentors = list(MenteeEntry.objects.all()), list(MentorEntry.objects.all())
    assert mentees and mentors

    # The cockpit says what is missing, and where it is done
    cockpit = desk.get(reverse("desk:cockpit", args=[slug])).content.decode()
    assert reverse("register:mentees", args=[slug]) in cockpit

    # The curator decides and matches
    press(desk, "register:decide_mentees", deed="included", pk=[entry.pk for entry in mentees])
    press(desk, "register:decide_mentors", deed="included", pk=[entry.pk for entry in mentors])
    press(desk, "matching:desk", plan="most")
    with scope(organisation=school):
        run = MatchRun.objects.get()
        proposals = list(run.proposals.all())
    assert run.proven and proposals
    press(
        desk, "matching:publish", run.pk,
        starts_on=cycle.starts_on, ends_on=cycle.ends_on, pair=[row.pk for row in proposals],
    )  # fmt: skip
    with scope(organisation=school):
        pair = Mentorship.objects.with_people().in_order().first()
        others = Mentorship.objects.exclude(pk=pair.pk)
        assert others.count() == len(proposals) - 1
    with scope(organisation=school):
        mentor = sign_up("nastavnik", school, "mentor", person=pair.mentor)
        mentee = sign_up("nastavlyaemyy", school, "mentee", person=pair.mentees[0])

    # Both sides answer on their own page
    press(desk, "mentorships:deed", pair.pk, "offer")
    for account in (mentor, mentee):
        own = enter(account)
        assert (
            reverse("mentorships:page", args=[slug, pair.pk])
            in own.get(reverse("mentorships:own", args=[slug])).content.decode()
        )
        press(own, "mentorships:answer", pair.pk, reply="yes")
    with scope(organisation=school):
        pair.refresh_from_db()
    assert pair.state == State.CONFIRMED

    # Without consents the order can't be signed; the draft says why
    press(desk, "orders:pairs", mentorship=[pair.pk])
    with scope(organisation=school):
        order = Document.objects.get(kind="order.pairs")
    signing = {"number": "14-а", "date": at.date(), "effective_on": at.date()}
    refused = office.post(reverse("documents:sign", args=[slug, order.pk]), signing, follow=True)
    assert refused.status_code in (409, 422)
    assert "соглас" in refused.content.decode()
    with scope(organisation=school):
        pair.refresh_from_db()
        order.refresh_from_db()
    assert (pair.state, order.number) == (State.CONFIRMED, "")

    # Consents are printed, come back signed, and the order starts the work
    people = [pair.mentor_id, pair.mentees[0].pk]
    press(desk, "consents:print", person=people, kind=["processing", "mentoring"])
    forms = desk.get(reverse("consents:zip", args=[slug]))
    assert forms["Content-Type"] == "application/zip"
    press(desk, "consents:signed", person=people, kind=["processing", "mentoring"], on=at.date())
    with scope(organisation=school):
        assert {consent.state for consent in Consent.objects.all()} == {"signed"}
    press(desk, "programmes:draft", mentorship=[pair.pk])
    press(office, "documents:sign", order.pk, **signing)
    with scope(organisation=school):
        pair.refresh_from_db()
        order.refresh_from_db()
    assert (order.number, order.state, pair.state) == ("14-а", "in_force", State.ACTIVE)

    # What is signed stays as it is, and every page of the thread is there for those whose it is
    paper = office.get(reverse("documents:paper", args=[slug, order.pk, "docx"]))
    assert paper.content[:2] == b"PK"
    for name, keys in (
        ("mentorships:page", [pair.pk]),
        ("documents:document", [order.pk]),
        ("matching:run", [run.pk]),
    ):
        assert desk.get(reverse(name, args=[slug, *keys])).status_code == 200, name
    assert enter(mentee).get(reverse("documents:document", args=[slug, order.pk])).status_code in (403, 404)
    assert desk.get(reverse("desk:cockpit", args=[slug])).status_code == 200
    with scope(organisation=school):
        assert standing(school, at.date()).figures["pairs"] == 1
