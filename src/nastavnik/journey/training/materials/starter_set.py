"""The ready set: texts written for this project, kept beside this file as Markdown with a small head."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("starter")


@dataclass(frozen=True, slots=True)
class Ready:
    """One text of the set; `code` is its file's name."""

    code: str
    kind: str
    audience: str
    stage: int
    title: str
    summary: str
    body: str


@cache
def starter_set() -> tuple[Ready, ...]:
    """All texts in the order of their files."""
    return tuple(_read(path) for path in sorted(SOURCE.glob("*.md")))


def _read(path: Path) -> Ready:
    _nothing, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.strip().splitlines())
    return Ready(
        path.stem.partition("-")[2], fields["kind"], fields["audience"], int(fields["stage"]),
        fields["title"], fields["summary"], body.strip() + "\n",
    )  # fmt: skip
