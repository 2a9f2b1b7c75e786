"""`python -m bench [--sizes small|full] [NAME…]`: ours beside a peer in the same run; writes var/bench.json."""

import argparse
import json
import math
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
KEYS = ("bench", "size", "ours", "peer", "theirs", "ratio", "rss_mb")
FIRST = "main_job"


def main() -> int:
    """Run the benches one after the other (never two at once: they would measure each other)."""
    known = sorted(
        (
            path.stem
            for path in Path(__file__).parent.glob("*.py")
            if not path.stem.startswith("_") and "\ndef rows(" in path.read_text(encoding="utf-8")
        ),
        key=lambda name: (name != FIRST, name),
    )
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--sizes", choices=("small", "full"), default="full")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    args = parser.parse_args()
    if unknown := set(args.names) - set(known):
        parser.error(f"no bench «{unknown.pop()}»; there are {', '.join(known)}")
    found: list[dict[str, Any]] = []
    broken = []
    for name in args.names or known:
        sys.stderr.write(f"… {name}\n")
        rows = measured(name, "small" if args.sizes == "small" else "")
        found += rows or []
        if rows is None:
            broken.append(name)
    told = [{key: row.get(key) for key in KEYS} | row for row in found]
    target = ROOT / "var" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join([table(told), *growth(told)]) + "\n")
    if broken:
        sys.stderr.write(f"Did not finish: {', '.join(broken)}\n")
    return 1 if broken else 0


def measured(name: str, sizes: str) -> list[dict[str, Any]] | None:
    """The rows of one bench, run in a fresh process; None where it broke off (what it said stands on stderr)."""
    command = [sys.executable, "-m", "bench._one", name, sizes]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 – ourselves
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None


def table(rows: list[dict[str, Any]]) -> str:
    """The rows as text in columns; CPU seconds, ratio ours ÷ theirs."""
    heads = ("bench", "size", "ours, s", "peer", "theirs, s", "ratio", "MB")
    lines = [heads, *(tuple(_cell(row[key]) for key in KEYS) for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(heads))]
    right = {1, 2, 4, 5, 6}
    return "\n".join(
        "  ".join(
            c.rjust(w) if n in right else c.ljust(w)
            for n, (c, w) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.3g}" if value < 1 else f"{value:,.1f}".replace(",", " ")
    return f"{value:,}".replace(",", " ") if isinstance(value, int) else str(value)


def growth(rows: list[dict[str, Any]]) -> list[str]:
    """How our CPU grows with the size: the exponent of a line fitted to logarithms, for benches of two sizes up."""
    points: dict[str, dict[int, float]] = defaultdict(dict)
    for row in rows:
        if isinstance(row["size"], int) and row["size"] > 0 and row["ours"]:
            points[row["bench"]].setdefault(row["size"], row["ours"])
    return [
        f"{name}: CPU grows as size^{exponent(list(sizes.items())):.2f} ({min(sizes)} … {max(sizes)})"
        for name, sizes in points.items()
        if len(sizes) > 1
    ]


def exponent(points: list[tuple[int, float]]) -> float:
    """Least squares through (log size, log seconds)."""
    logs = [(math.log(size), math.log(seconds)) for size, seconds in points]
    middle_x, middle_y = (sum(column) / len(logs) for column in zip(*logs, strict=True))
    above = sum((x - middle_x) * (y - middle_y) for x, y in logs)
    return above / sum((x - middle_x) ** 2 for x, _y in logs)


if __name__ == "__main__":
    sys.exit(main())
