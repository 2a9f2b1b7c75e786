"""`report.json`: what came in, what was refused and why, who is paired with whom. No dates of making, no keys."""

import json
from typing import Any

from django_scopes import scope

from nastavnik import __version__
from nastavnik.journey.matching.queries import people_of
from nastavnik.journey.matching.words import help_for_nobody, said_of_nobody, said_of_pair
from nastavnik.journey.register.staff_list import letter

from .main_job import Outcome, counts


def one(outcome: Outcome, filename: str, folder: str, documents: list[str]) -> dict[str, Any]:
    """The part of the report on one organisation; `folder` holds its files ("" where it is the only one)."""
    with scope(organisation=outcome.organisation):
        origin = outcome.origin
        return {
            "organisation": outcome.organisation.short_name,
            "file": filename,
            "folder": folder,
            "import": {
                "rows": origin.counts["rows"],
                "accepted": origin.counts["accepted"],
                "rejected": [_rejected(row) for row in origin.rejected],
                "warnings": [_warning(row) for row in origin.warnings],
            },
            "banks": counts(outcome),
            "matching": _matching(outcome),
            "documents": documents,
        }


def whole(
    parts: list[dict[str, Any]], unusable: list[dict[str, str]], year: str, plan: str
) -> dict[str, Any]:
    """The report of the run: sums first, then every organisation; one organisation's parts also stand on top."""
    imported = {
        "rows": sum(part["import"]["rows"] for part in parts),
        "accepted": sum(part["import"]["accepted"] for part in parts),
        "rejected": [
            ({"file": part["file"]} if len(parts) > 1 else {}) | row
            for part in parts
            for row in part["import"]["rejected"]
        ],
    }
    if len(parts) == 1:
        imported["warnings"] = parts[0]["import"]["warnings"]
    return {
        "program": f"nastavnik {__version__}",
        "year": year,
        "plan": plan,
        "import": imported,
        "banks": {side: sum(part["banks"][side] for part in parts) for side in ("mentees", "mentors")},
        "matching": {
            side: sum(part["matching"][side] for part in parts) for side in ("matched", "unmatched", "score")
        }
        | {"proven": all(part["matching"]["proven"] for part in parts)},
        "unusable": unusable,
        "organisations": parts,
    }


def written(report: dict[str, Any]) -> str:
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _rejected(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "sheet": row["sheet"],
        "row": row["row"],
        "column": letter(row["column"]),
        "field": row["field"],
        "code": row["reason_code"],
        "reason": row["reason"],
    }


def _warning(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "sheet": row["sheet"],
        "row": row["row"],
        "column": letter(row["column"]) if row["column"] else "",
        "field": row["field"],
        "code": row["code"],
        "text": row["text"],
    }


def _matching(outcome: Outcome) -> dict[str, Any]:
    run = outcome.run
    if run is None:
        return {
            "matched": 0,
            "unmatched": 0,
            "score": 0,
            "proven": True,
            "note": outcome.no_run,
            "pairs": [],
            "unpaired": [],
        }
    names = {key: person.full_name for key, person in people_of(run).items()}
    pairs = run.proposals.select_related("mentee", "mentor").order_by("mentee__folded_name", "pk")
    alone = run.leftovers.select_related("mentee").order_by("mentee__folded_name", "pk")
    return {
        "matched": len(pairs),
        "unmatched": len(alone),
        "score": run.totals["score"],
        "proven": run.proven,
        "note": "",
        "pairs": [
            {
                "mentee": row.mentee.full_name,
                "mentor": row.mentor.full_name,
                "score": row.score,
                "reasons": said_of_pair(row.why, names),
            }
            for row in pairs
        ],
        "unpaired": [
            {
                "mentee": row.mentee.full_name,
                "kind": row.kind,
                "reasons": said_of_nobody(row.why, names),
                "help": help_for_nobody(row.why, names),
            }
            for row in alone
        ],
    }
