"""Numbers, terms, sums, dates and non-breaking spaces."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.paper.words import (
    date_in_words,
    date_long,
    date_quoted,
    date_short,
    money_in_words,
    number_in_words,
    plural,
    term_months,
    term_months_in_words,
    typography,
)
from nastavnik.paper.words.cases import NBSP

_PAIRS = ("пара", "пары", "пар")


def _plain(text: str) -> str:
    return text.replace(NBSP, "_")


def test_nouns_agree_with_numbers():
    assert [
        _plain(plural(n, _PAIRS)) for n in (0, 1, 2, 5, 11, 12, 14, 21, 24, 25, 101, 111, 1000, 12345)
    ] == [
        "0_пар",
        "1_пара",
        "2_пары",
        "5_пар",
        "11_пар",
        "12_пар",
        "14_пар",
        "21_пара",
        "24_пары",
        "25_пар",
        "101_пара",
        "111_пар",
        "1000_пар",
        "12_345_пар",
    ]


def test_terms_in_months():
    assert [_plain(term_months(n)) for n in (1, 3, 9, 12, 21)] == [
        "1_месяц",
        "3_месяца",
        "9_месяцев",
        "12_месяцев",
        "21_месяц",
    ]
    assert [_plain(term_months(n, "gen")) for n in (1, 3, 21)] == ["1_месяца", "3_месяцев", "21_месяца"]
    assert _plain(term_months_in_words(9)) == "9_(девять) месяцев"
    assert _plain(term_months_in_words(1, "gen")) == "1_(одного) месяца"


def test_numbers_in_words_have_case_and_gender():
    assert [
        number_in_words(21, "gen", "f"),
        number_in_words(2, "nom", "f"),
        number_in_words(2, "acc", "m", animate=True),
        number_in_words(5, "ins"),
        number_in_words(1, "nom", "n"),
        number_in_words(0),
        number_in_words(144, "dat"),
    ] == ["двадцати одной", "две", "двух", "пятью", "одно", "ноль", "ста сорока четырём"]


def test_sums_of_money():
    assert [_plain(money_in_words(sum_)) for sum_ in (5000, "21.5", Decimal("1.005"), 0, "2000.02")] == [
        "Пять тысяч рублей 00_копеек",
        "Двадцать один рубль 50_копеек",
        "Один рубль 01_копейка",
        "Ноль рублей 00_копеек",
        "Две тысячи рублей 02_копейки",
    ]
    with pytest.raises(ValueError, match="negative"):
        money_in_words(-1)


def test_dates():
    day = date(2026, 8, 29)
    assert [_plain(text) for text in (date_long(day), date_quoted(date(2026, 9, 1)), date_short(day))] == [
        "29_августа_2026_г.",
        "«01»_сентября_2026_г.",
        "29.08.2026",
    ]
    assert _plain(date_long(day, year_word="года")) == "29_августа_2026_года"
    assert date_in_words(day) == "двадцать девятое августа две тысячи двадцать шестого года"
    assert date_in_words(date(2000, 3, 3), "gen") == "третьего марта двухтысячного года"
    assert date_in_words(date(2013, 1, 1), "prep") == "первом января две тысячи тринадцатого года"


@given(st.dates())
def test_every_date_can_be_said(day):
    assert date_in_words(day).endswith(" года")
    assert date_in_words(day).split()[0].endswith(("ое", "ье", "дцать"))


def test_non_breaking_spaces():
    assert [
        _plain(typography(text))
        for text in (
            "приказ № 7 от 29 августа 2026 г.",
            "Директор И. О. Петрова и Петрова-Водкина М.П.",
            "ч. 4 ст. 9 Закона, п.2, абз. 3",
            "и.о. директора – на 9 месяцев, 100 %",
            "г. Энск, ул. Лесная, д. 5",
            "ученик 5 класса, т.е. школьник, и т.д.",
            "обычный текст без чисел и знаков",
        )
    ] == [
        "приказ №_7 от 29_августа_2026_г.",
        "Директор И._О._Петрова и Петрова-Водкина_М._П.",
        "ч._4 ст._9 Закона, п._2, абз._3",
        "и._о._директора_– на 9_месяцев, 100_%",
        "г._Энск, ул._Лесная, д._5",
        "ученик 5_класса, т._е. школьник, и т._д.",
        "обычный текст без чисел и знаков",
    ]


@given(st.text(alphabet="абИО№. -–0123456789гстч\u00a0«»", max_size=40))
def test_typography_changes_spaces_only_and_settles_at_once(text):
    done = typography(text)
    assert [letter for letter in done if not letter.isspace()] == [
        letter for letter in text if not letter.isspace()
    ]
    assert typography(done) == done
