"""Put the installer «uv» into the project's own folder, with nothing but Python's standard library.

A bare Debian has neither pip nor ensurepip, and its pip refuses plain installs (PEP 668); so the wheel
is fetched from the package index, checked against the sha256 below and unpacked into `.tools/`.
Prints the path of the program; a second run finds it in place and fetches nothing.
"""

import hashlib
import io
import json
import os
import platform
import sys
import urllib.request
import zipfile
from pathlib import Path

VERSION = "0.13.9"
SHA256 = {
    "manylinux_2_17_x86_64.manylinux2014_x86_64": (
        "d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19"
    ),
    "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64": (
        "5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe"
    ),
}
TOOLS = Path(__file__).resolve().parent.parent / ".tools"


def tag() -> str:
    """The wheel tag of this machine, or an exit that says what to do instead."""
    for name in SHA256:
        if platform.system() == "Linux" and platform.machine() in name:
            return name
    sys.exit(f"No packaged uv for {platform.platform()}: install uv {VERSION} yourself and put it on PATH.")


def address(filename: str) -> str:
    """Where the index says this file lies (PEP 691; PIP_INDEX_URL names another index)."""
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")
    request = urllib.request.Request(
        f"{index}/uv/", headers={"Accept": "application/vnd.pypi.simple.v1+json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        files = json.load(answer)["files"]
    return next(file["url"] for file in files if file["filename"] == filename)


def main() -> None:
    program = TOOLS / f"uv-{VERSION}" / "uv"
    if not program.exists():
        name = tag()
        wheel = f"uv-{VERSION}-py3-none-{name}.whl"
        with urllib.request.urlopen(address(wheel), timeout=120) as answer:
            content = answer.read()
        if hashlib.sha256(content).hexdigest() != SHA256[name]:
            sys.exit(f"{wheel}: the sha256 is not the one this project knows. Nothing was installed.")
        program.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            (program.parent / "uv.part").write_bytes(archive.read(f"uv-{VERSION}.data/scripts/uv"))
        (program.parent / "uv.part").chmod(0o755)
        (program.parent / "uv.part").rename(program)
    print(program)


if __name__ == "__main__":
    main()
