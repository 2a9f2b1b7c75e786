"""Non-breaking spaces where a Russian paper must not break a line: № 7, И. О. Фамилия, 29 августа 2026 г."""

import re

from nastavnik.paper.words.cases import NBSP

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_AFTER_SIGN = re.compile(r"([№§])[ \t]*(?=[\w«])")
_SHORT_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(ст|ч|п|пп|пункт[а-я]*|подп|абз|гл|разд|прил|стр|с|т|рис|табл|д|кв|корп|каб)\.[ \t]*(?=\d)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?<!\w)(г|с|пос|дер|ул|пр|пер|обл|р-н|пгт|ст-ца|х)\.[ \t]*(?=[А-ЯЁ«])")
_NUMBER_UNIT = re.compile(
    rf"(\d)[ \t]+(?=(?:г|гг|ч|мин|руб|коп|тыс|млн|млрд|экз|шт|кв|мм|см|м|кг|лет|год[ау]?|час[аов]*|класс[аеуыхов]*|"
    rf"месяц[аев]*|дн[яей]+|день|{_MONTHS})(?!\w)|%)"
)
_DATE_YEAR = re.compile(rf"({_MONTHS})[ \t]+(?=\d{{4}})")
_INITIALS = re.compile(r"(?<!\w)([А-ЯЁ]\.(?:-[А-ЯЁ]\.)?)[ \t]*(?=[А-ЯЁ](?:\.|[а-яё]))")
_SURNAME_INITIALS = re.compile(
    r"([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*)[ \t]+(?=[А-ЯЁ]\.(?:-[А-ЯЁ]\.)?[ \t\u00a0]?[А-ЯЁ]\.(?!\s?[А-ЯЁ]))"
)
_ACTING = re.compile(r"(?<!\w)([Ии])\.[ \t]*о\.[ \t]*(?=\w)")
_THAT_IS = re.compile(r"(?<!\w)(т)\.[ \t]*(?=[екдпч]\.(?!\w))", re.IGNORECASE)
_DASH = re.compile(r"[ \t]+([–—])(?=\s)")


def typography(text: str) -> str:
    """``text`` with non-breaking spaces in numbers, dates, initials and shortened words, and before dashes.

    Applying it twice changes nothing more; letters and words stay as they are."""
    text = _ACTING.sub(rf"\1.{NBSP}о.{NBSP}", text)
    text = _AFTER_SIGN.sub(rf"\1{NBSP}", text)
    text = _SHORT_BEFORE_NUMBER.sub(rf"\1.{NBSP}", text)
    text = _PLACE.sub(rf"\1.{NBSP}", text)
    text = _NUMBER_UNIT.sub(rf"\1{NBSP}", text)
    text = _DATE_YEAR.sub(rf"\1{NBSP}", text)
    text = _INITIALS.sub(rf"\1{NBSP}", text)
    text = _SURNAME_INITIALS.sub(rf"\1{NBSP}", text)
    text = _THAT_IS.sub(rf"\1.{NBSP}", text)
    return _DASH.sub(rf"{NBSP}\1", text)
