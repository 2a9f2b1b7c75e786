"""`nastavnik match`: the best plan of an instance, its proof and its reasons, without the web."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from nastavnik.matcher import (
    PLANS,
    Answer,
    Instance,
    InstanceError,
    Session,
    check,
    explain,
    solve,
)
from nastavnik.matcher.engines import ENGINES, EngineError
from nastavnik.matcher.formats import FormatError, read_instance, read_run, write_run
from nastavnik.matcher.words import many

UNUSABLE = 2
TITLES = {
    "most": "больше людей с наставником",
    "fair": "справедливее к слабым парам",
    "stable": "меньше перемен",
}


def add_parser(subparsers: Any) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "match",
        help="подобрать наставников: лучший план с доказательством и объяснениями",
        description="Находит лучший план по задаче в JSON или .xlsx и доказывает, что лучшего нет.",
    )
    parser.add_argument("instance", nargs="?", type=Path, metavar="INSTANCE", help="задача: .json или .xlsx")
    parser.add_argument(
        "--plan",
        choices=PLANS,
        default="most",
        help="most – больше людей (по умолчанию), fair – справедливее, stable – меньше перемен",
    )
    parser.add_argument("--engine", choices=ENGINES, default="auto", help="чем считать; ответ один и тот же")
    parser.add_argument(
        "--explain", metavar="ID", help="объяснить, почему у наставляемого этот наставник или никого"
    )
    parser.add_argument("--json", action="store_true", help="вывести всё с доказательством в JSON")
    parser.add_argument(
        "--check", type=Path, metavar="ANSWER", help="проверить сохранённый ответ без решателя"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 done (for --check: lawful and proven), 1 the checked answer is not, 2 unusable input."""
    try:
        if args.check:
            return _check(args)
        if args.instance is None:
            return _refuse(["Укажите файл задачи (.json или .xlsx) или --check с файлом ответа."])
        instance = _read(args.instance)
        if args.explain is not None and args.explain not in {p.id for p in instance.mentees}:
            return _refuse([f"{args.instance}: наставляемого «{args.explain}» нет."])
        answer = solve(instance, args.plan, engine=args.engine)
    except InstanceError as error:
        return _refuse(error.problems)
    except (FormatError, EngineError) as error:
        return _refuse([str(error)])
    if args.explain is not None:
        return _explain(instance, answer, args)
    if args.json:
        sys.stdout.write(write_run(instance, answer))
    else:
        _show(instance, answer)
    return 0


def _read(path: Path) -> Instance:
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from nastavnik.matcher.workbook import read_workbook

        if not path.is_file():
            raise FormatError(f"{path}: файла нет.")
        return read_workbook(path)
    data = _json(path)
    if isinstance(data, dict) and "instance" in data:
        return read_instance(data["instance"])
    return read_instance(data)


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FormatError(f"{path}: файл не читается ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: сохраните файл в кодировке UTF-8.") from error
    except json.JSONDecodeError as error:
        raise FormatError(f"{path}: строка {error.lineno}: это не JSON ({error.msg}).") from error
    except RecursionError as error:
        raise FormatError(f"{path}: слишком глубокая вложенность.") from error


def _refuse(problems: list[str]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return UNUSABLE


def _check(args: argparse.Namespace) -> int:
    instance, answer = read_run(_json(args.check))
    if args.instance is not None:
        instance = _read(args.instance)
    report = check(instance, answer)
    for line in (*report.faults, *report.unproven):
        print(line)
    if report.proven:
        print("План законен, и доказано: лучше нельзя.")
    elif report.lawful:
        print("План законен, но не доказано, что он лучший.")
    return 0 if report.proven else 1


def _explain(instance: Instance, answer: Answer, args: argparse.Namespace) -> int:
    why = explain(instance, answer, args.explain, session=Session(instance, args.plan))
    lines = why.sentences("ru")
    print(json.dumps(lines, ensure_ascii=False, indent=1) if args.json else "\n".join(lines))
    return 0


def _show(instance: Instance, answer: Answer) -> None:
    totals = answer.totals
    print(f"План: {TITLES[answer.plan]}.")
    print(
        f"С наставником {totals.matched} из {totals.matched + len(answer.unmatched)}, "
        f"в сумме {many(totals.score, 'балл', 'балла', 'баллов')}"
        + (f", слабейшая пара {totals.worst}." if totals.worst is not None else ".")
    )
    print(
        "Доказано: лучше нельзя." if answer.proven else f"До лучшего возможного не больше {answer.gap:.2%}."
    )
    if answer.pairs:
        print("\nнаставляемый\tнаставник\tбаллы")
    for pair in answer.pairs:
        print(f"{pair.mentee}\t{pair.mentor}\t{pair.score}{' закреплено' if pair.locked else ''}")
    if answer.unmatched:
        print("\nбез наставника\tпочему")
    words = {"no_mentor": "никто не подходит", "no_place": "не хватило мест"}
    for one in answer.unmatched:
        print(f"{one.mentee}\t{words[one.kind]}")
