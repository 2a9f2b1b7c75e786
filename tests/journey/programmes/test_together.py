"""Mentor and mentee write the draft together, agree each for themselves, tick lines and confirm each other's ticks."""

import datetime as dt
import io

import pytest
from PIL import Image

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.notify.models import Notice
from nastavnik.foundation.people.models import Person
from nastavnik.journey.programmes import actions, queries
from nastavnik.journey.programmes.models import ItemFile, PlanItem, Programme
from nastavnik.journey.programmes.uploads import checked_upload

HOME = "/o/school-7/programmes/"
TODAY = dt.date(2026, 9, 7)


@pytest.fixture
def page(programme):
    return f"{HOME}{programme.pk}/"


def words_of(form):
    return {
        name: "\n".join(value) if isinstance(value, list) else value for name, value in form.initial.items()
    }


def test_of_two_writers_the_second_sees_what_stands_and_loses_nothing(enter, mentor, mentee, page, programme):
    one, two = enter(mentor), enter(mentee)
    mine, theirs = (words_of(browser.get(f"{page}edit/").context["form"]) for browser in (one, two))
    assert one.post(f"{page}edit/", mine | {"goal": "Цель наставника"}).status_code == 302
    late = two.post(f"{page}edit/", theirs | {"goal": "Цель наставляемого"})
    assert late.status_code == 422
    assert late.context["theirs"] == (("Цель", "Цель наставника"),)
    assert late.context["form"]["goal"].value() == "Цель наставляемого"
    programme.refresh_from_db()
    assert programme.goal == "Цель наставника"
    again = theirs | {"goal": "Цель наставляемого", "seen": late.context["form"]["seen"].value()}
    assert two.post(f"{page}edit/", again).status_code == 302
    programme.refresh_from_db()
    assert programme.goal == "Цель наставляемого"


def test_lines_are_changed_together_and_another_line_is_no_obstacle(enter, mentor, mentee, page, programme):
    first, second = programme.items.all()[:2]
    browser = enter(mentee)
    seen = words_of(browser.get(f"{HOME}lines/{first.pk}/edit/").context["form"])
    assert enter(mentor).post(f"{HOME}lines/{second.pk}/remove/").status_code == 302
    assert browser.post(f"{HOME}lines/{first.pk}/edit/", seen | {"activity": "Своё"}).status_code == 302
    late = browser.post(f"{HOME}lines/{first.pk}/edit/", seen | {"activity": "Иное"})
    assert (late.status_code, PlanItem.objects.get(pk=first.pk).activity) == (422, "Своё")
    order = [item.pk for item in programme.items.all()]
    assert browser.post(f"{HOME}lines/{order[0]}/move/", {"way": "down"}).status_code == 302
    assert browser.post(f"{HOME}lines/{order[-1]}/move/", {"way": "down"}).status_code == 302
    assert [item.pk for item in programme.items.all()] == [order[1], order[0], *order[2:]]
    assert [item.number for item in programme.items.all()] == list(range(1, len(order) + 1))


def test_each_side_agrees_and_a_change_asks_anew(enter, mentor, mentee, curator, page, programme):
    def agree(account):
        programme.refresh_from_db()
        return enter(account).post(f"{page}agree-own/", {"revision": programme.revision}).status_code

    assert agree(mentor) == 302
    assert [yes for _person, yes in queries.agreed_of(programme)] == [True, False]
    stale = programme.revision
    item = programme.items.all()[0]
    assert enter(mentee).post(f"{HOME}lines/{item.pk}/remove/").status_code == 302
    assert [yes for _person, yes in queries.agreed_of(programme)] == [False, False]
    assert enter(mentor).post(f"{page}agree-own/", {"revision": stale}).status_code == 409
    assert (agree(mentee), agree(mentor)) == (302, 302)
    programme.refresh_from_db()
    assert (programme.state, programme.agreed_on) == ("agreed", TODAY)
    told = Notice.objects.filter(account=curator).values_list("words", flat=True)
    assert list(told) == ["Программа ждёт утверждения"]
    assert enter(curator).post(f"{page}agree-own/").status_code == 409
    assert enter(mentee).post(f"{page}reopen/").status_code == 302  # back to a draft by one of the pair
    programme.refresh_from_db()
    assert programme.state == "draft"


def test_one_tap_and_the_other_side_confirms(
    enter, mentor, mentee, curator, stranger, programme, page, program, now
):
    actions.approve_programme(programme, on=TODAY, by=program, at=now)
    item = programme.items.all()[0]
    line = f"{HOME}lines/{item.pk}/"
    assert enter(mentee).post(f"{line}tick/").status_code == 302
    item.refresh_from_db()
    orlov = Person.objects.get(surname="Орлов")
    assert (item.mark, item.done_on, item.marked_by) == ("done", TODAY, orlov)
    assert enter(mentee).post(f"{line}confirm/").status_code == 409
    assert enter(curator).post(f"{line}confirm/").status_code == 409
    assert enter(stranger).post(f"{line}confirm/").status_code == 404
    assert "Подтвердить" in enter(mentor).get(page).content.decode()
    assert enter(mentor).post(f"{line}confirm/").status_code == 302
    item.refresh_from_db()
    assert item.confirmed_by.surname == "Петрова"
    assert enter(mentee).post(f"{line}tick/", {"undo": "1"}).status_code == 409
    two = programme.items.all()[1]
    for undo, mark in ((None, "done"), ("1", "")):
        enter(mentor).post(f"{HOME}lines/{two.pk}/tick/", {"undo": undo} if undo else {})
        two.refresh_from_db()
        assert two.mark == mark
    months = queries.months_of(programme.items.all(), TODAY)
    assert (sum(m.done for m in months), sum(m.due for m in months)) == (1, programme.items.count())
    assert enter(mentee).get(f"{page}progress/").status_code == 200


def picture(kind, **values):
    made = io.BytesIO()
    image = Image.new("RGB", (3000, 1500), "red")
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Secret camera", 6
    exif.get_ifd(0x8825)[1] = "N"
    image.save(made, kind, exif=exif.tobytes(), **values)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF"])
def test_photos_are_drawn_anew_without_place_and_camera(kind):
    import pillow_heif

    pillow_heif.register_heif_opener()
    given = picture(kind)
    assert b"Secret camera" in given
    content, name, media_type = checked_upload(given, "Доска.heic")
    assert (name, media_type, b"Secret" in content, b"Exif" in content) == (
        "Доска.jpg",
        "image/jpeg",
        False,
        False,
    )
    with Image.open(io.BytesIO(content)) as kept:
        assert kept.size == (1000, 2000) and len(kept.getexif()) == 0  # turned the right way up
        assert kept.getpixel((5, 5))[0] > 240


@pytest.mark.parametrize(
    "content", [b"", b"#!/bin/sh", b"<html>", b"PK\x03\x04 no package", b"\xff\xd8\xff broken"]
)
def test_other_files_are_refused_in_words(content):
    with pytest.raises(BadInput) as refused:
        checked_upload(content, "x.jpg")
    assert "file" in refused.value.fields


def test_a_file_with_a_line(enter, mentor, mentee, stranger, programme, program, now, page):
    actions.approve_programme(programme, on=TODAY, by=program, at=now)
    line = f"{HOME}lines/{programme.items.all()[0].pk}/"
    photo = io.BytesIO(picture("JPEG"))
    photo.name = "Урок.jpeg"
    assert enter(mentor).post(f"{line}file/", {"file": photo}).status_code == 302
    kept = ItemFile.objects.get()
    answer = enter(mentee).get(f"{HOME}files/{kept.pk}/")
    assert (answer["Content-Type"], answer.content) == ("image/jpeg", read_file(kept.file))
    assert answer["Content-Disposition"].startswith("attachment")
    assert enter(stranger).get(f"{HOME}files/{kept.pk}/").status_code == 404
    wrong = io.BytesIO(b"#!/bin/sh")
    wrong.name = "x.jpg"
    refused = enter(mentor).post(f"{line}file/", {"file": wrong})
    assert (refused.status_code, ItemFile.objects.count()) == (422, 1)
    assert "Урок.jpg" in enter(mentee).get(page).content.decode()


def test_what_has_changed_between_versions(enter, mentee, programme, program, now):
    actions.approve_programme(programme, on=TODAY, by=program, at=now)
    actions.tick_item(programme.items.all()[0], by=program, at=now)
    new = actions.new_version(programme, by=program, at=now)
    assert queries.compared(new).same
    first, second, third = new.items.all()[:3]
    actions.change_item(
        first, due=dt.date(2027, 3, 5), activity=f"{first.activity} и анализ", by=program, at=now
    )
    actions.remove_item(PlanItem.objects.get(pk=second.pk), by=program, at=now)
    fresh = Programme.objects.get(pk=new.pk)
    actions.change_programme(fresh, goal="Иная цель", by=program, at=now)
    actions.add_item(fresh, activity="Проект", direction="Иное", due=dt.date(2027, 3, 5), responsible="оба",
                     planned_result="Итог", by=program, at=now)  # fmt: skip
    found = queries.compared(fresh)
    assert [(str(one.label), one.after) for one in found.note] == [("Цель".lower(), "Иная цель")]
    assert [[str(one.label) for one in changes] for _item, changes in found.changed] == [
        ["мероприятие", "срок"]
    ]
    assert [item.activity for item in found.added] == ["Проект"]
    assert [item.activity for item in found.removed] == [second.activity]
    assert [item.mark for item in found.done] == ["done"]
    assert "Иная цель" in enter(mentee).get(f"{HOME}{fresh.pk}/changes/").content.decode()
