"""PDF of a .docx by LibreOffice where it is installed: a child process with bounds on time and memory."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

SECONDS = 60
MOST_MEMORY = 4 * 1024**3  # of address space: LibreOffice maps far more than it uses


def libreoffice() -> str | None:
    """The program that converts; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def pdf_of(docx: bytes) -> bytes | None:
    """The PDF; None without LibreOffice, or where it did not manage in its bounds."""
    program = libreoffice()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="nastavnik-pdf-") as name:
        folder = Path(name)
        source = folder / "document.docx"
        source.write_bytes(docx)
        _run(
            [program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={folder.as_uri()}/profile",
             "--convert-to", "pdf", "--outdir", str(folder), str(source)],
            folder,
        )  # fmt: skip
        made = source.with_suffix(".pdf")
        return made.read_bytes() if made.exists() else None


def _run(command: list[str], folder: Path) -> None:
    surroundings = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LANG": "C.UTF-8"}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    child = subprocess.Popen(  # noqa: S603 – a program of the machine, no word of a user in its name
        command, cwd=folder, env=surroundings, start_new_session=True, preexec_fn=_bounds, **quiet
    )
    try:
        child.wait(SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _bounds() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (200 * 2**20, 200 * 2**20))
