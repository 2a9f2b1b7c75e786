"""The matching desk: CPU of its page at 300 × 150, and of what follows a lock or a ban at a school and at 2,000."""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SUBJECTS = (
    "математика",
    "физика",
    "русский язык",
    "история",
    "химия",
    "биология",
    "музыка",
    "английский язык",
)
DEFICITS = [f"d{n}" for n in range(20)]
REQUESTS, EDITS = 60, 40


def rows(sizes: str = "") -> list[dict[str, Any]]:
    """A row for the page (the slowest in twenty of its requests, seconds of CPU) and one a size for edits.

    `theirs` of an edit is solving the same task from scratch, in the same process.
    """
    found = _in_process("page", 300)
    for mentees in (300,) if sizes == "small" else (300, 2000):
        found += _in_process("edit", mentees)
    return found


def _in_process(what: str, size: int) -> list[dict[str, Any]]:
    done = subprocess.run(  # noqa: S603 – ourselves
        [sys.executable, __file__, what, str(size)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def task(mentees: int, mentors: int):
    """An invented task: subjects, levels, needs and strengths by chance, the same for the same size."""
    from nastavnik.matcher import Instance, Mentee, Mentor

    dice = random.Random(mentees)  # noqa: S311 – invented people, the same every time

    def one(prefix: str, number: int) -> dict[str, Any]:
        name = f"{prefix}{number}"
        return {
            "id": name,
            "person": name,
            "subjects": (dice.choice(SUBJECTS),),
            "levels": (dice.choice("ab"),),
        }

    return Instance(
        mentees=tuple(
            Mentee(**one("u", n), deficits={d: dice.randint(1, 3) for d in dice.sample(DEFICITS, 3)})
            for n in range(mentees)
        ),
        mentors=tuple(
            Mentor(
                **one("v", n),
                competences={d: dice.randint(1, 3) for d in dice.sample(DEFICITS, 5)},
                capacity=dice.randint(1, 3),
                experience=dice.randint(3, 30),
            )
            for n in range(mentors)
        ),
    )


def measure_edits(mentees: int) -> list[dict[str, Any]]:
    """Locks and bans on a warm plan, each with the answer read; the slowest in twenty of them."""
    from nastavnik.matcher import Session, solve

    instance = task(mentees, mentees // 2)
    begun = time.process_time()
    answer = solve(instance)
    scratch = time.process_time() - begun
    session, dice, spent = Session(instance), random.Random(1), []  # noqa: S311
    pairs = list(answer.pairs)
    for number in range(EDITS):
        pair, other = dice.sample(pairs, 2)
        begun = time.process_time()
        with session.trial():
            edit = session.lock if number % 2 else session.ban
            edit(pair.mentee, other.mentor if number % 2 else pair.mentor)
            session.answer()
            spent.append(time.process_time() - begun)
    return [_row("matching_desk.edit", mentees, _slowest(spent), "solve from scratch", scratch)]


def measure_page(mentees: int) -> list[dict[str, Any]]:
    """The page of a kept run through the whole program."""
    sys.path.insert(0, str(ROOT))
    from bench.pages import _asker, _school

    with tempfile.TemporaryDirectory() as folder:
        slug, key = _school(Path(folder), 12)
        from nastavnik.config.wsgi import application

        ask = _asker(application, f"/o/{slug}/matching/{_kept_run(slug, mentees)}/", key)
        for _n in range(5):
            ask()
        spent = []
        for _n in range(REQUESTS):
            begun = time.process_time()
            ask()
            spent.append(time.process_time() - begun)
    return [_row("matching_desk.page", mentees, _slowest(spent), "", None)]


def _kept_run(slug: str, mentees: int) -> int:
    """A run of invented people, kept as the desk keeps it."""
    from dataclasses import replace

    from django.utils import timezone
    from django_scopes import scope

    from nastavnik.foundation.organisations.actor import Actor
    from nastavnik.foundation.organisations.models import Organisation
    from nastavnik.foundation.people.actions import enter_people
    from nastavnik.journey.matching.running import keep_run, work_out
    from nastavnik.journey.roadmap.queries import current_cycle

    by, at, school = Actor.program("bench"), timezone.localtime(), Organisation.objects.get(slug=slug)
    instance = task(mentees, mentees // 2)
    with scope(organisation=school):
        names = [
            {"surname": f"Фамилия{n}", "first_name": "Имя", "post": "учитель"}
            for n in range(mentees * 3 // 2)
        ]
        keys = [str(one.pk) for one in enter_people(school, names, by=by, at=at)]
        known = dict(zip([one.id for one in (*instance.mentees, *instance.mentors)], keys, strict=True))
        left, right = (
            tuple(replace(one, id=known[one.id], person=known[one.id]) for one in side)
            for side in (instance.mentees, instance.mentors)
        )
        done = work_out(instance.with_(mentees=left, mentors=right), "most")
        return keep_run(current_cycle(school, at.date()), done, before=None, by=by, at=at).pk


def _slowest(spent: list[float]) -> float:
    return sorted(spent)[int(len(spent) * 0.95)]


def _row(name, size, ours, peer, theirs) -> dict[str, Any]:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ratio = ours / theirs if theirs else None
    return {
        "bench": name,
        "size": size,
        "ours": ours,
        "peer": peer,
        "theirs": theirs,
        "ratio": ratio,
        "rss_mb": memory,
    }


if __name__ == "__main__":
    measured = {"page": measure_page, "edit": measure_edits}[sys.argv[1]](int(sys.argv[2]))
    sys.stdout.write(json.dumps(measured) + "\n")
