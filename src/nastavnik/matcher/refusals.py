"""Edits that cannot be: a lock against a rule, places below nothing."""

from nastavnik.matcher.encoding import Table
from nastavnik.matcher.instance import Instance
from nastavnik.matcher.rules import broken
from nastavnik.matcher.validation import InstanceError
from nastavnik.matcher.words import told


def refuse(table: Table, now: Instance, to: Instance) -> None:
    """Raise InstanceError if the edit cannot be; only what an edit can spoil is looked at."""
    problems = []
    for key in sorted(to.locks - now.locks):
        u, v = table.row[key[0]], table.column[key[1]]
        if key[0] in to.away:
            problems.append(
                told(
                    f"Наставляемый «{key[0]}» выбыл: закрепить его нельзя.",
                    f"Mentee “{key[0]}” is away and cannot be locked.",
                )
            )
        for rule in broken(table, u, v):
            if not rule.waivable and rule.name != "load":
                problems.append(
                    told(
                        f"Пару «{key[0]}» – «{key[1]}» нельзя закрепить: {rule.ru}.",
                        f"The pair “{key[0]}” – “{key[1]}” cannot be locked: {rule.en}.",
                    )
                )
    if to.locks or to.mentors is not now.mentors:
        taken: dict[str, int] = {}
        for _, mentor in to.locks:
            taken[mentor] = taken.get(mentor, 0) + 1
        for j, q in enumerate(to.mentors):
            if q is not now.mentors[j] and q.capacity < 0:
                problems.append(
                    told(
                        f"У наставника «{q.id}» не может быть мест меньше нуля.",
                        f"Mentor “{q.id}” cannot have fewer places than none.",
                    )
                )
            if taken.get(q.id, 0) > q.places:
                problems.append(
                    told(
                        f"За наставником «{q.id}» закреплено {taken[q.id]}, а мест {q.places}.",
                        f"{taken[q.id]} are locked to mentor “{q.id}”, with {q.places} places.",
                    )
                )
    if problems:
        raise InstanceError(problems)
