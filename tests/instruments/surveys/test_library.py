"""The ready questionnaires: complete in two languages, short enough, pairs before and after that fit together."""

import pytest

from nastavnik.instruments.surveys.content import read, texts
from nastavnik.instruments.surveys.kinds import WITH_OPTIONS, Kind
from nastavnik.instruments.surveys.library import all_ready, ready

TAPS, MINUTES, SECONDS_A_TAP, SECONDS_A_TEXT = 25, 10, 12, 60


def all_words(content):
    for section in content.sections:
        yield from (section.title, section.lead)
        for item in section.items:
            yield from (item.words, item.help, item.low, item.high)
            yield from (one.words for one in (*item.options, *item.rows))


@pytest.mark.parametrize("one", all_ready(), ids=lambda one: one.code)
class TestEach:
    def test_it_stands_in_both_languages(self, one):
        wrong = [words for words in all_words(one.content) if words and set(words) != {"ru", "en"}]
        wrong += [words for words in all_words(one.content) if not all(texts(words)) and words]
        assert wrong == []
        assert set(one.title) == set(one.purpose) == {"ru", "en"}

    def test_its_items_are_whole(self, one):
        codes = [item.code for item in one.content.items()]
        assert len(codes) == len(set(codes))
        seen: set[str] = set()
        for item in one.content.items():
            assert item.kind in Kind.values
            assert bool(item.options) == (item.kind in WITH_OPTIONS), item.code
            assert bool(item.rows) == (item.kind == Kind.MATRIX), item.code
            assert bool(item.source) == (item.kind == Kind.PEOPLE), item.code
            assert item.condition is None or item.condition.item in seen, item.code
            seen.add(item.code)

    def test_it_survives_being_kept(self, one):
        assert read(one.content.as_dict()) == one.content

    def test_it_takes_25_taps_and_10_minutes(self, one):
        """Required items one tap each, every page and the sending one, three areas with two points each."""
        required = [item for item in one.content.items() if item.required]
        hanging = [item for item in one.content.items() if item.condition and item.kind == Kind.MATRIX]
        taps = len(required) + len(one.content.sections) + 2 + (8 if hanging else 0)
        written = [item for item in one.content.items() if item.kind == Kind.TEXT]
        assert taps <= TAPS
        assert taps * SECONDS_A_TAP + len(written) * SECONDS_A_TEXT <= MINUTES * 60


@pytest.mark.parametrize("who", ["mentee", "mentor"])
def test_before_and_after_pair_by_the_codes_of_their_items(who):
    def scales(when):
        return {i.code: i.kind for i in ready(f"{when}.{who}").content.items() if i.kind == Kind.SCALE}

    before, after = scales("before"), scales("after")
    assert before.items() <= after.items()
    assert set(after) - set(before) == {"expectations"}
    assert len(before) >= 9


def test_the_curators_card_has_nine_statements_and_three_levels():
    content = ready("card.curator").content
    scored = [item.code for item in content.items() if item.scored]
    assert len(scored) == 9

    def level(points):
        marks = dict.fromkeys(scored, "0") | dict(zip(scored, points, strict=False))
        total = content.total(marks)
        return total, content.band(total).split(":")[0]

    assert level("22222222") == (16, "оптимальный уровень")
    assert level("22222221") == (15, "оптимальный уровень")
    assert level("2222222") == (14, "допустимый уровень")
    assert level("22221") == (9, "допустимый уровень")
    assert level("2222") == (8, "недопустимый уровень")
    assert content.total({scored[0]: "2"}) is None
