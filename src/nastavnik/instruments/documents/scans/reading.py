"""What stands on scanned sheets: the square codes of every page, pages cut apart, a phone's photo as a JPEG.

Files from outside are opened in a child process with bounds on pages, pixels, memory and time (`reader`): a
library for pictures that breaks on a spoilt file breaks there, not in the program.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput

from .pictures import MOST_PIXELS

MOST_PAGES = 300
MOST_BYTES = 100 * 2**20  # of a pile scanned into one file
SECONDS = 120
_READER = Path(__file__).with_name("reader.py")
_HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypheim", b"ftypheis", b"ftypmif1", b"ftypmsf1")
_REFUSED = {
    "broken": _("The file is not whole or is no scan. Scan it anew as a PDF or take a photo of it."),
    "locked": _("The PDF is locked with a password. Save it without one."),
    "large": _("The picture is larger than %(pixels)s megapixels. Scan it at 300 dpi."),
    "pages": _("There are more than %(pages)s pages in the file. Scan the pile in parts."),
    "slow": _("The file takes too long to read. Scan the pile in smaller parts, at 300 dpi in grey."),
}


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """One page, counted from 1, with the texts of its square codes from top to bottom; often none or one."""

    number: int
    codes: tuple[str, ...]


def is_heic(data: bytes) -> bool:
    """Whether the bytes begin as a phone's HEIC photo does."""
    return data[4:12] in _HEIC


def read_codes(data: bytes, *, pages: int = MOST_PAGES, seconds: int = SECONDS) -> list[ScannedPage]:
    """Every page of a PDF, or the one of a JPEG, PNG or HEIC, with its codes. A code is only text that
    somebody put on paper: it proves nothing. BadInput in words where the file can't be read in its bounds."""
    told, _parts = _ask(data, {"deed": "read", "pages": pages, "seconds": seconds})
    return [ScannedPage(number, tuple(codes)) for number, codes in enumerate(told["pages"], 1)]


def cut_pages(data: bytes, groups: Sequence[Sequence[int]], *, seconds: int = SECONDS) -> list[bytes]:
    """A PDF for each group of page numbers (from 1) of a PDF. BadInput in words where it can't be opened."""
    task = {"deed": "cut", "pages": MOST_PAGES, "seconds": seconds, "groups": [list(one) for one in groups]}
    return _ask(data, task)[1]


def jpeg_of(data: bytes, *, seconds: int = SECONDS) -> bytes:
    """A HEIC, JPEG or PNG as a JPEG the right way up, without place, camera or date."""
    return _ask(data, {"deed": "jpeg", "pages": 1, "seconds": seconds})[1][0]


def _ask(data: bytes, task: dict) -> tuple[dict, list[bytes]]:
    """The answer of the child and the bytes that it made."""
    if len(data) > MOST_BYTES:
        raise BadInput(
            _("The file is larger than %(n)s MB. Scan the pile in parts.") % {"n": MOST_BYTES // 2**20}
        )
    answer = _run(data, task)
    head, _line, body = answer.partition(b"\n")
    if not head:
        raise _refusal("broken")  # the child fell: a library could not bear the file
    told = json.loads(head)
    if "refused" in told:
        raise _refusal(told["refused"])
    parts, at = [], 0
    for size in told["sizes"]:
        parts.append(body[at : at + size])
        at += size
    return told, parts


def _run(data: bytes, task: dict) -> bytes:
    task = task | {"pixels": MOST_PIXELS}
    command = [sys.executable, "-I", str(_READER), json.dumps(task)]
    surroundings = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"}
    pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
    child = subprocess.Popen(  # noqa: S603 – our own script, no word of a user among its arguments
        command, cwd="/", env=surroundings, start_new_session=True, stdin=pipe, stdout=pipe, stderr=quiet
    )
    try:
        answer = child.communicate(data, timeout=task["seconds"])[0]
    except subprocess.TimeoutExpired as error:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()
        raise _refusal("slow") from error
    if child.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise _refusal("slow")
    return answer if child.returncode == 0 else b""


def _refusal(what: str) -> BadInput:
    return BadInput(_REFUSED[what] % {"pixels": MOST_PIXELS // 10**6, "pages": MOST_PAGES})
