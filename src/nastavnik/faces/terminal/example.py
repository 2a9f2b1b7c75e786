"""`nastavnik example`: invented organisations with staff lists, to try the program on."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from nastavnik.example import ExampleOrganisation, generate
from nastavnik.example.organisations import KINDS

_SEED = 2026


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "example",
        help="создать вымышленные организации со списками работников",
        description="Создаёт вымышленные организации: для каждой список работников XLSX и карточку TOML. "
        "При одних и тех же параметрах файлы совпадают до байта. Настоящих людей в них нет.",
    )
    parser.add_argument("--staff", type=_count, default=60, metavar="N", help="сколько работников всего (60)")
    parser.add_argument(
        "--organisations", type=_count, default=1, metavar="M", help="на сколько организаций их разделить (1)"
    )
    parser.add_argument("--seed", type=_whole, default=_SEED, metavar="S", help=f"зерно случая ({_SEED})")
    parser.add_argument(
        "--mess",
        type=_mess,
        default=2,
        metavar="0..3",
        help="беспорядок в списках: 0 – чистый, 1 – аккуратная школа, 2 – обычный, 3 – худший",
    )
    parser.add_argument("--kind", choices=KINDS, default="", help="все организации одного вида")
    parser.add_argument(
        "--truth",
        action="store_true",
        help="записать рядом truth.json (верные карточки, строки, которые нужно отклонить) "
        "и answers.json (ответы анкет)",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="новая или пустая папка")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the files and say what was written; 2 and words on stderr if that cannot be."""
    try:
        found = generate(args.staff, args.organisations, args.seed, args.mess, args.kind)
    except ValueError as problem:
        return _refuse(str(problem))
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        if any(args.out.iterdir()):
            return _refuse(f"папка {args.out} не пуста: укажите новую или пустую")
        for example in found:
            _write(args.out, example, with_truth=args.truth)
    except FileExistsError:
        return _refuse(f"{args.out} – это файл, а не папка")
    except OSError as problem:
        return _refuse(f"не удалось записать в {args.out}: {problem.strerror or problem}")
    print(f"Организаций: {len(found)}, работников: {args.staff}. Файлы лежат в {args.out}")
    return 0


def _write(folder: Path, example: ExampleOrganisation, *, with_truth: bool) -> None:
    path = folder / example.filename
    path.write_bytes(example.workbook)
    path.with_suffix(".toml").write_text(example.toml, encoding="utf-8")
    if with_truth:
        for name, content in (("truth", example.truth.as_json()), ("answers", example.answers)):
            text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
            path.with_suffix(f".{name}.json").write_text(text, encoding="utf-8")


def _refuse(words: str) -> int:
    print(words, file=sys.stderr)
    return 2


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"нужно целое число, а не «{text}»") from None


def _count(text: str) -> int:
    number = _whole(text)
    if not 1 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError("нужно число от 1 до 1000000")
    return number


def _mess(text: str) -> int:
    number = _whole(text)
    if not 0 <= number <= 3:
        raise argparse.ArgumentTypeError("беспорядок бывает от 0 до 3")
    return number
