"""Who suits whom: one function a criterion, 0…1000, with the words that explain the value.

A criterion counts for a mentee who has stated what it asks about, so that all mentors of one mentee are
measured by the same rule; a mentor who is silent gets a middling value. Scores are whole numbers.
"""

import numpy as np

from nastavnik.matcher.criterion import APPLIES, CRITERIA, SILENT, criterion
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.instance import TOP, Ints
from nastavnik.matcher.pairs import Bools, Pairs

__all__ = ["CRITERIA", "divisor", "score"]


@criterion(
    "subject",
    "предмет",
    "subject",
    {
        0: ("предметы разные", "different subjects"),
        600: ("смежный предмет", "a kindred subject"),
        1000: ("тот же предмет", "the same subject"),
    },
    "subjects",
    "subjects",
)
def subject(pairs: Pairs) -> Ints:
    """The same subject; failing that, a kindred one by `Rules.areas`."""
    value = np.where(pairs.meets("subjects", "subjects"), TOP, 0)
    areas = pairs.table.areas
    if areas is not None:
        kindred = (areas[0][pairs.u] & areas[1][pairs.v]).any(axis=-1)
        value = np.where((value == 0) & kindred, 600, value)
    return np.where(pairs.said_v("subjects"), value, SILENT)


@criterion(
    "level",
    "ступень",
    "level of school",
    {
        0: ("работают на разных ступенях", "they teach at different levels"),
        1000: ("та же ступень", "the same level"),
    },
    "levels",
    "levels",
)
def level(pairs: Pairs) -> Ints:
    return np.where(pairs.said_v("levels"), np.where(pairs.meets("levels", "levels"), TOP, 0), SILENT)


@criterion(
    "deficits",
    "запрос и компетенции",
    "needs and competences",
    {
        0: (
            "сильные стороны наставника не отвечают запросу",
            "the mentor's strengths do not answer the needs",
        ),
        1: ("отвечает малой части запроса", "answers a small part of the needs"),
        300: ("отвечает части запроса", "answers a part of the needs"),
        700: ("отвечает большей части запроса", "answers most of the needs"),
        1000: ("отвечает всему запросу", "answers all the needs"),
    },
    "deficits",
    "competences",
)
def deficits(pairs: Pairs) -> Ints:
    """Share of the weighted deficits that the mentor's competences cover; level k of 3 covers k thirds."""
    need, have, total = pairs.table.needs
    if pairs.u.ndim == 2:  # a grid: sums of small whole numbers, exact in single precision
        product = need[pairs.u[:, 0]].astype(np.float32) @ have[pairs.v[0]].astype(np.float32).T
        covered = product.astype(np.int64)
    else:
        covered = (need[pairs.u].astype(np.int64) * have[pairs.v]).sum(axis=-1)
    value = covered * TOP // np.maximum(1, 3 * total[pairs.u])
    return np.where(pairs.said_v("competences"), value, SILENT)


@criterion(
    "experience",
    "опыт и категория",
    "experience and category",
    {
        0: ("опыт пока невелик", "little experience so far"),
        500: ("достаточный опыт", "enough experience"),
        750: ("большой опыт и высокая категория", "long experience and a high category"),
    },
)
def experience(pairs: Pairs) -> Ints:
    """Half for the years of service (500 at 5, full at 15), half for the attestation category."""
    value = pairs.table.standing[pairs.v] + np.zeros(pairs.shape, dtype=np.int64)
    reverse = pairs.table.reverse[pairs.u]
    return np.where(reverse, 500, value)  # in reverse mentoring the younger one teaches


@criterion(
    "form",
    "форма и вид",
    "form and kind",
    {
        0: ("желаемые формы и виды не совпадают", "wanted forms and kinds differ"),
        500: ("совпадает форма или вид", "form or kind agrees"),
        1000: ("подходят форма и вид", "form and kind agree"),
    },
    "forms",
    "forms",
)
def form(pairs: Pairs) -> Ints:
    halves = np.zeros(pairs.shape, dtype=np.int64)
    for name in ("forms", "kinds"):
        silent = ~pairs.said_u(name) | ~pairs.said_v(name)
        halves = halves + np.where(silent | pairs.meets(name, name), 500, 0)
    return halves


@criterion(
    "mode",
    "режим",
    "mode of meetings",
    {
        0: ("удобные режимы встреч разные", "they prefer different modes"),
        1000: ("режим встреч подходит обоим", "the mode suits both"),
    },
    "modes",
    "modes",
)
def mode(pairs: Pairs) -> Ints:
    return np.where(pairs.said_v("modes"), np.where(pairs.meets("modes", "modes"), TOP, 0), SILENT)


@criterion(
    "place",
    "место работы",
    "place of work",
    {
        0: ("работают в разных организациях", "they work in different organisations"),
        500: (
            "разные организации, но встречи возможны дистанционно",
            "different organisations, but they can meet online",
        ),
        800: ("одна организация", "the same organisation"),
        1000: ("одна организация, одно здание", "the same organisation and building"),
    },
    "place",
    "place",
)
def place(pairs: Pairs) -> Ints:
    table = pairs.table
    online = table.virtual_u[pairs.u] & table.virtual_v[pairs.v]
    apart = np.where(online, 500, 0)
    house = np.where(pairs.equal("building", "building") | ~pairs.said_u("building"), TOP, 800)
    value = np.where(pairs.equal("place", "place"), house, apart)
    return np.where(pairs.said_v("place"), value, SILENT)


@criterion(
    "time",
    "общее время",
    "common free time",
    {
        0: ("общего свободного времени нет", "no free time in common"),
        600: ("есть один общий свободный час", "one free hour in common"),
        850: ("есть два общих свободных часа", "two free hours in common"),
        1000: ("не меньше трёх общих свободных часов", "three or more free hours in common"),
    },
    "free",
    "free",
)
def time(pairs: Pairs) -> Ints:
    worth = np.array([0, 600, 850, TOP], dtype=np.int64)
    return np.where(pairs.said_v("free"), worth[np.minimum(pairs.common("free", "free"), 3)], SILENT)


@criterion(
    "wishes",
    "пожелания",
    "wishes",
    {
        0: ("пожелания указывают на других", "the wishes point to others"),
        500: ("пожелания этому не мешают", "the wishes do not speak against it"),
        525: ("один назвал другого в пожеланиях", "one named the other in the wishes"),
        875: ("выбрали друг друга", "they chose each other"),
    },
)
def wishes(pairs: Pairs) -> Ints:
    """Half for the mentee's wish (50 less for each further place in the list), half for the mentor's."""
    table, keys = pairs.table, pairs.keys
    rank = table.wishes_of_mentees.look(keys, -1)
    mine = np.where(rank >= 0, TOP - 50 * np.minimum(rank, 5), np.where(pairs.said_u("wishes"), 200, 500))
    named = table.wishes_of_mentors.has(keys)
    theirs = np.where(named, TOP, np.where(pairs.said_v("wishes"), 300, 500))
    return np.asarray((mine + theirs) // 2)


@criterion(
    "load",
    "нагрузка наставника",
    "the mentor's load",
    {
        0: ("наставник уже сильно загружен", "the mentor carries much already"),
        300: ("у наставника есть ещё наставляемые", "the mentor has others already"),
        1000: ("наставник свободен", "the mentor carries nobody yet"),
    },
)
def load(pairs: Pairs) -> Ints:
    return pairs.table.ease[pairs.v] + np.zeros(pairs.shape, dtype=np.int64)


@criterion(
    "past",
    "прежняя работа вместе",
    "past work together",
    {
        0: ("вместе уже работали, неудачно", "they worked together, badly"),
        400: ("вместе не работали", "they have not worked together"),
        600: ("вместе уже работали, удачно", "they worked together, well"),
    },
)
def past(pairs: Pairs) -> Ints:
    return pairs.table.past.look(pairs.keys, 500)


@criterion(
    "language",
    "язык",
    "language",
    {
        0: ("нет общего языка преподавания", "no teaching language in common"),
        1000: ("общий язык", "a language in common"),
    },
    "languages",
    "languages",
)
def language(pairs: Pairs) -> Ints:
    return np.where(
        pairs.said_v("languages"), np.where(pairs.meets("languages", "languages"), TOP, 0), SILENT
    )


def _either(table: Table, _: str) -> Bools:
    return table.stated("u", "forms") | table.stated("u", "kinds")


def _wished(table: Table, _: str) -> Bools:
    out = table.stated("u", "wishes").copy()
    if table.m:
        out[table.wishes_of_mentors.keys // table.m] = True
    return out


APPLIES |= {
    "form": _either,
    "wishes": _wished,
    "past": lambda table, _: table.stated("u", "past"),
}


def divisor(table: Table) -> Ints:
    """Sum of the weights that count for each mentee (n,), at least 1."""
    total = np.zeros(table.n, dtype=np.int64)
    for name, weight in table.instance.weights.items():
        if weight:
            total += weight * CRITERIA[name].counts(table)
    return np.maximum(total, 1)


def score(pairs: Pairs) -> Ints:
    """Scores 0…1000 of pairs: the weighted mean of the criteria that count, rounded half up."""
    total = np.zeros(pairs.shape, dtype=np.int64)
    for name, weight in pairs.table.instance.weights.items():
        counts = CRITERIA[name].counts(pairs.table)
        if weight and counts.any():
            total += CRITERIA[name].values(pairs) * (weight * counts)[pairs.u]
    by = pairs.table.divisor[pairs.u]
    return np.asarray((2 * total + by) // (2 * by))
