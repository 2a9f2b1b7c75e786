"""Names of organisations in cases: the head phrase declines, the quoted part and what depends on it stay."""

import re
from functools import lru_cache

from nastavnik.paper.words.cases import Case
from nastavnik.paper.words.phrases import decline_head

_QUOTED = re.compile(r"([«\"“„].*)$", re.DOTALL)
_DASH = re.compile(r"(\s+[–—-]\s+)")


@lru_cache(maxsize=1024)
def decline_organisation(full_name: str, case: Case) -> str:
    """«Муниципальное учреждение «Школа № 7»» → «Муниципального учреждения «Школа № 7»».

    Names in apposition decline too («учреждение лицей № 3», «Центр развития – детский сад»)."""
    name, *quoted = _QUOTED.split(full_name, maxsplit=1)
    parts = _DASH.split(name)
    return "".join(
        part if at % 2 else decline_head(part, case, appositions=True) for at, part in enumerate(parts)
    ) + "".join(quoted)
