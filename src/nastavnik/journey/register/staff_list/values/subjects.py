"""School subjects under one name each, whichever way a list writes them, and the subject that a post names."""
# ruff: noqa: E501 - a table of wordings reads best with one rule a line

import re
from functools import lru_cache
from typing import Any

from .reading import folded, is_nothing, plain

# The name kept first, then other spellings and the genitive of posts («учитель математики»).
TABLE = """
математика: математики, матем, мат-ка, алгебра, алгебры, геометрия, геометрии, алгебра и начала анализа, вероятность и статистика
русский язык: русского языка, русский, рус яз, русс яз, рус язык, р/я, русского, родной язык (русский), родной русский язык
литература: литературы, лит-ра, лит, русская литература, русской литературы
физика: физики
химия: химии
биология: биологии, биол
география: географии, геогр
история: истории, история россии, всеобщая история, отечественная история
обществознание: обществознания, общество, обществ, обществозн
право: права
экономика: экономики
информатика: информатики, икт, информатика и икт, информатики и икт, информат, ивт, информатики и вт
английский язык: английского языка, английский, англ яз, англ, англ язык, английского, ин яз (англ), иностранный язык (английский), иностранного языка (английского), иностранный (английский)
немецкий язык: немецкого языка, немецкий, нем яз, нем язык, иностранный язык (немецкий), иностранного языка (немецкого)
французский язык: французского языка, французский, фр яз, франц яз, иностранный язык (французский), иностранного языка (французского)
испанский язык: испанского языка, испанский, исп яз
китайский язык: китайского языка, китайский, кит яз
иностранный язык: иностранного языка, иностранных языков, иностранные языки, ин яз, иностр язык, иностр яз, инязык, иняз, иностранный
татарский язык: татарского языка, татарский
башкирский язык: башкирского языка, башкирский
чувашский язык: чувашского языка, чувашский
якутский язык: якутского языка, якутский
бурятский язык: бурятского языка, бурятский
родной язык: родного языка, родной язык и литература, родного языка и литературы
физическая культура: физической культуры, физкультура, физкультуры, физ-ра, физра, физ-ры, физ культура, физ культуры, физ воспитание, ф/к, фк, физвоспитание
изобразительное искусство: изобразительного искусства, изо
музыка: музыки, муз
труд (технология): технология, технологии, труд, труда, трудовое обучение, трудового обучения, труды
черчение: черчения
основы безопасности и защиты Родины: обзр, обж, основы безопасности жизнедеятельности, основ безопасности жизнедеятельности, основ безопасности и защиты родины, основы безопасности и защиты родины, преподаватель-организатор обж, преподаватель-организатор обзр
начальные классы: начальных классов, нач классы, нач кл, начальная школа, нач классов, начальные, начальные кл, начальной школы
астрономия: астрономии
искусство: искусства, мхк, мировая художественная культура
основы религиозных культур и светской этики: оркс, орксэ, основы религиозных культур, одкнр
логопедия: логопед, учитель-логопед
психология: педагог-психолог, психолог
дефектология: дефектолог, учитель-дефектолог
"""

TIDY = re.compile(r"[.\s]+")
BREAKS = re.compile(r"[,;/\n+]|\s-\s")
AND = re.compile(r"\sи\s")
OF_POST = re.compile(r"(?:учител[ья]|преподавател[ья])\b(?:\s*\([^)]*\))?[\s:–-]+(.+)")


def _key(text: str) -> str:
    return TIDY.sub(" ", folded(text)).strip(" -")


def _known() -> dict[str, str]:
    names = {}
    for line in TABLE.strip().splitlines():
        name, _, others = line.partition(": ")
        for spelling in (name, *others.split(", ")):
            names[_key(spelling)] = name
    return names


KNOWN = _known()
LONGEST = 100


def one_subject(text: str) -> str | None:
    """Return the subject's usual name, None for words that name no known subject."""
    return KNOWN.get(_key(text))


def _pieces(text: str) -> list[str]:
    if one_subject(text):
        return [text]
    found = []
    for piece in BREAKS.split(text):
        if one_subject(piece):
            found.append(piece)
            continue
        halves = [half for half in AND.split(piece) if half.strip()]
        # «русский язык и литература» are two; «мир и человек» is one that the table does not know
        found += halves if len(halves) > 1 and any(map(one_subject, halves)) else [piece]
    return found


@lru_cache(maxsize=8192)
def _subjects(text: str) -> tuple[str, ...]:
    text = re.sub(r"\((\d[^)]*|[^)]*\bч\b[^)]*)\)", " ", text)  # «математика (18 ч)»
    found: dict[str, None] = {}
    for piece in _pieces(re.sub(r"^\s*(?:учитель|преподаватель)\s+", "", text, flags=re.IGNORECASE)):
        piece = re.sub(r"\s*\d[\d\s\-–.,а-яА-Я]*(?:кл|ч)[.а-я]*\s*$", "", piece).strip(" .-")
        if is_nothing(piece) or not re.search(r"[^\W\d_]", piece):
            continue
        found[
            one_subject(piece) or (piece[:1].lower() + piece[1:] if piece[1:2].islower() else piece)[:LONGEST]
        ] = None
    return tuple(found)


def read_subjects(value: Any) -> tuple[str, ...]:
    """Return the subjects a cell names, each under its usual name; unknown ones as they are written."""
    text = value if isinstance(value, str) and "\n" in value else plain(value)
    return () if folded(text).strip() in ("нет", "не ведет") else _subjects(text)


@lru_cache(maxsize=4096)
def subjects_of_post(post: str) -> tuple[str, ...]:
    """Return the known subjects a post names: «учитель русского языка и литературы» → two."""
    found = OF_POST.search(folded(post))
    if not found:
        return ()
    return tuple(dict.fromkeys(filter(None, map(one_subject, _pieces(re.sub(r"\(.*?\)", "", found[1]))))))
