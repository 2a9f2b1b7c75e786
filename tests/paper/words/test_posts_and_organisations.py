"""Posts and names of organisations in cases, held against forms written by hand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.paper.words import decline_organisation, decline_post

_ASKED = ("gen", "dat", "acc", "ins")


def test_posts_decline_by_their_head(hard_posts):
    wrong = []
    for post, *written in hard_posts:
        gen = post if written[0] == "." else written[0]
        expected = [{"=": gen, ".": post}.get(form, form) for form in written]
        found = [decline_post(post, case) for case in _ASKED]
        wrong += [(post, expected, found)] if expected != found or decline_post(post, "nom") != post else []
    assert len(hard_posts) >= 75
    assert wrong == []


def test_organisations_decline_outside_the_quotes(organisation_names):
    wrong = []
    for name, *expected in organisation_names:
        found = [decline_organisation(name, case) for case in _ASKED]
        wrong += (
            [(name, expected, found)]
            if expected != found or decline_organisation(name, "nom") != name
            else []
        )
    assert len(organisation_names) >= 10
    assert wrong == []


def test_what_is_no_post_comes_back_unchanged():
    for text in ("", " ", "–", "123", "СОШ", "???", "и. о.", "«Школа»"):
        assert decline_post(text, "dat") == text
        assert decline_organisation(text, "dat") == text


@given(st.text(alphabet="аеёиойтльнсУДМ -,.()«»/№1", max_size=20))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_post_it_comes_back_in_the_nominative(text):
    for decline in (decline_post, decline_organisation):
        assert decline(text, "nom") == text
        assert isinstance(decline(text, "ins"), str)
