"""The documented JSON of instances, answers and stored runs (`docs/explanation/matching.md`)."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from hashlib import blake2b
from typing import Any

import numpy as np

from nastavnik.matcher.answer import Answer, Certificate, Pair, Part, Totals, Unmatched
from nastavnik.matcher.instance import Group, Instance, Scored
from nastavnik.matcher.objective import PLANS
from nastavnik.matcher.validation import InstanceError

FORMAT, EDITION = "nastavnik-match", 1
_PAIRS = ("locks", "bans", "allowed", "previous")
_KNOWN = {"format", "version", "mentees", "mentors", "groups", "weights", "rules", "away", "scores", *_PAIRS}


class FormatError(ValueError):
    """A file that is no instance or answer; the text says what was expected."""


def write_instance(instance: Instance) -> dict[str, Any]:
    """An instance as plain data, people by id, fields with their usual value left out."""
    data: dict[str, Any] = {
        "mentees": [_person(p) for p in sorted(instance.mentees, key=lambda p: p.id)],
        "mentors": [_person(p) for p in sorted(instance.mentors, key=lambda p: p.id)],
        "weights": dict(instance.weights.items()),
        "rules": _person(instance.rules),
    }
    if instance.groups:
        data["groups"] = [_person(g) for g in sorted(instance.groups, key=lambda g: g.mentor)]
    for name in _PAIRS:
        if getattr(instance, name):
            data[name] = sorted(map(list, getattr(instance, name)))
    if instance.away:
        data["away"] = sorted(instance.away)
    if instance.scored is not None:
        given = instance.scored
        left, right = [p.id for p in instance.mentees], [q.id for q in instance.mentors]
        data["scores"] = sorted(
            [left[u], right[v], s]
            for u, v, s in zip(
                given.mentee.tolist(), given.mentor.tolist(), given.score.tolist(), strict=True
            )
        )
    return data


def _person(one: Any) -> dict[str, Any]:
    out = {}
    for f in fields(one):
        value = getattr(one, f.name)
        usual = f.default_factory() if f.default_factory is not MISSING else f.default
        if value != usual:
            out[f.name] = list(value) if isinstance(value, tuple) else _plain(value)
    return out


def _plain(value: Any) -> Any:
    return dict(sorted(value.items())) if isinstance(value, Mapping) else value


def read_instance(data: Any) -> Instance:
    """An instance of plain data. Raises FormatError or InstanceError in words."""
    if not isinstance(data, Mapping) or not {"mentees", "mentors"} <= set(data):
        raise FormatError("Это не задача подбора: нужны списки mentees и mentors.")
    strange = sorted(str(k) for k in set(data) - _KNOWN)
    if strange:
        raise InstanceError([f"Неизвестные разделы: {', '.join(strange)}."])
    for name in ("mentees", "mentors"):
        if not isinstance(data[name], list):
            raise FormatError(f"Раздел {name}: нужен список.")
    for name in ("weights", "rules"):
        if not isinstance(data.get(name, {}), Mapping):
            raise FormatError(f"Раздел {name}: нужны поля со значениями.")
    rest = {name: data[name] for name in (*_PAIRS, "weights", "rules", "away") if name in data}
    if "groups" in data:
        rest["groups"] = _groups(data["groups"])
    if "scores" in data:
        rest["scored"] = _scores(data)
    return Instance.from_rows(data["mentees"], data["mentors"], **rest)


def _groups(rows: Any) -> tuple[Group, ...]:
    try:
        return tuple(Group(**row) for row in rows)
    except TypeError as error:
        raise FormatError("Раздел groups: у группы есть mentor, least и most.") from error


def _scores(data: Mapping[str, Any]) -> Scored:
    sides = []
    for name in ("mentees", "mentors"):
        rows = data[name]
        sides.append({str(p["id"]): k for k, p in enumerate(rows) if isinstance(p, Mapping) and "id" in p})
    u, v, score, problems = [], [], [], []
    try:
        for left, right, points in data["scores"]:
            if str(left) not in sides[0] or str(right) not in sides[1]:
                problems.append(f"Готовые оценки: нет пары «{left}» – «{right}».")
                continue
            u.append(sides[0][str(left)])
            v.append(sides[1][str(right)])
            if isinstance(points, bool) or not isinstance(points, int) or not 0 <= points <= 1_000_000:
                problems.append(f"Готовые оценки: «{left}» – «{right}»: балл {points!r} – нужно целое число.")
                points = 0
            score.append(points)
    except (TypeError, ValueError) as error:
        raise FormatError("Раздел scores: нужен список троек «наставляемый, наставник, балл».") from error
    if problems:
        raise InstanceError(problems)
    return Scored(*(np.array(x, dtype=np.int64) for x in (u, v, score)))


def write_answer(answer: Answer) -> dict[str, Any]:
    """An answer as plain data; the certificate's numbers, too wide for some readers, as strings."""
    proof = answer.certificate
    return {
        "plan": answer.plan,
        "version": answer.version,
        "gap": answer.gap,
        "looked": answer.looked,
        "proven": answer.proven,
        "totals": {
            "matched": answer.totals.matched,
            "score": answer.totals.score,
            "worst": answer.totals.worst,
            "below": [list(x) for x in answer.totals.below],
            "kept": answer.totals.kept,
        },
        "pairs": [
            {
                "mentee": p.mentee,
                "mentor": p.mentor,
                "score": p.score,
                "locked": p.locked,
                "kept": p.kept,
                "parts": [{"criterion": x.criterion, "value": x.value, "weight": x.weight} for x in p.parts],
            }
            for p in answer.pairs
        ],
        "unmatched": [{"mentee": x.mentee, "kind": x.kind} for x in answer.unmatched],
        "certificate": None
        if proof is None
        else {
            "levels": [[name, str(radix)] for name, radix in proof.levels],
            "bottleneck": proof.bottleneck,
            "value": str(proof.value),
            "gain": {k: str(x) for k, x in sorted(proof.gain.items())},
            "price": {k: str(x) for k, x in sorted(proof.price.items())},
        },
    }


def read_answer(data: Any) -> Answer:
    """An answer of plain data. Raises FormatError."""
    try:
        if data["plan"] not in PLANS:
            raise FormatError(f"План {data['plan']!r} неизвестен: бывает {', '.join(PLANS)}.")
        proof, totals = data["certificate"], data["totals"]
        return Answer(
            plan=data["plan"],
            pairs=tuple(
                Pair(
                    str(p["mentee"]),
                    str(p["mentor"]),
                    int(p["score"]),
                    tuple(Part(str(x["criterion"]), int(x["value"]), int(x["weight"])) for x in p["parts"]),
                    bool(p["locked"]),
                    bool(p["kept"]),
                )
                for p in data["pairs"]
            ),
            unmatched=tuple(Unmatched(str(x["mentee"]), x["kind"]) for x in data["unmatched"]),
            totals=Totals(
                int(totals["matched"]),
                int(totals["score"]),
                None if totals["worst"] is None else int(totals["worst"]),
                tuple((int(a), int(b)) for a, b in totals["below"]),
                int(totals["kept"]),
            ),
            certificate=None
            if proof is None
            else Certificate(
                tuple((str(name), int(radix)) for name, radix in proof["levels"]),
                int(proof["bottleneck"]),
                int(proof["value"]),
                {str(k): int(x) for k, x in proof["gain"].items()},
                {str(k): int(x) for k, x in proof["price"].items()},
            ),
            gap=float(data["gap"]),
            looked=int(data["looked"]),
            version=str(data["version"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, FormatError):
            raise
        raise FormatError(
            f"Это не ответ подбора: не хватает раздела или он не по форме ({error})."
        ) from error


def write_run(instance: Instance, answer: Answer) -> str:
    """A stored run: the instance, its digest, the answer with its certificate.

    The same input, the same bytes.
    """
    task = write_instance(instance)
    data = {
        "format": FORMAT,
        "version": EDITION,
        "digest": digest(instance),
        "instance": task,
        "answer": write_answer(answer),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def read_run(data: Any) -> tuple[Instance, Answer]:
    """A stored run. Raises FormatError, also where the instance is not the one that was answered."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise FormatError(f"Это не сохранённый подбор: нет отметки {FORMAT}.")
    if not {"instance", "answer", "digest"} <= set(data):
        raise FormatError("В сохранённом подборе нет задачи, ответа или их отпечатка.")
    instance = read_instance(data["instance"])
    if digest(instance) != data["digest"]:
        raise FormatError("Задача в файле изменена после подбора: её отпечаток другой.")
    return instance, read_answer(data["answer"])


def digest(instance: Instance) -> str:
    """A digest of everything an instance says, whatever the order of its rows."""
    text = json.dumps(write_instance(instance), ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()
