"""Job titles in cases: «учитель-логопед» → «учителю-логопеду», «и. о. директора» unchanged."""

import re
from functools import lru_cache

from nastavnik.paper.words.cases import Case
from nastavnik.paper.words.phrases import find_head

# Titles are coordinated by a comma, «и», a slash or a dash; never inside quotes or brackets.
_JOINTS = re.compile(
    r"(«[^»]*»|\"[^\"]*\"|\([^)]*\))|(\s*[,;]\s+|\s+и\s+(?!о\b|о\.)|\s+[–—-]\s+|(?<=\w{4})\s*/\s*(?=\w{4}))"
)
_ACTING = re.compile(
    r"^\s*(и\.?\s*о\.?|в\.?\s*р\.?\s*и\.?\s*о\.?|врио|врид|вр\.\s*и\.?\s*о\.?)(?=\s)", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def decline_post(text: str, case: Case) -> str:
    """A job title in ``case``: the head of each coordinated title changes, what depends on it stays.

    The title keeps its own gender, whoever holds it. Unknown or abbreviated titles come back unchanged."""
    parts = _split(text)
    return "".join(part if at % 2 else _declined(part, case, first=at == 0) for at, part in enumerate(parts))


def _declined(part: str, case: Case, *, first: bool) -> str:
    if _ACTING.match(part):
        return part
    head = find_head(part, animate_only=not first)
    return head.decline(part, case) if head.words else part


def _split(text: str) -> list[str]:
    """Titles at even places, the joints between them at odd ones."""
    parts, at = [], 0
    for match in _JOINTS.finditer(text):
        if match.group(2):
            parts += [text[at : match.start()], match.group(2)]
            at = match.end()
    return [*parts, text[at:]]
