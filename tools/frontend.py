"""Fetch the front-end files named in package-lock.json, with nothing but Python's standard library.

No Node is needed. Each tarball is checked against the sha512 of the lock; only the files of the table
below are taken, without source maps and without addresses of foreign hosts. A second run does nothing.
"""

import base64
import hashlib
import io
import json
import os
import re
import shutil
import sys
import tarfile
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/nastavnik/static_vendor"
LIST = Path(__file__).with_name("icons.txt")  # a name a line: «check», or «filled/flag»
NPM = os.environ.get("npm_config_registry")  # noqa: SIM112 - npm itself writes it small
REGISTRY = (NPM or "https://registry.npmjs.org").rstrip("/")
TINOS, GOLOS, CHART = "@expo-google-fonts/tinos", "@fontsource-variable/golos-text", "chart.js"
ICONS = "@tabler/icons"
FILES = {  # package: {file in the tarball: file here}
    TINOS: {
        "400Regular/Tinos_400Regular.ttf": "fonts/Tinos-Regular.ttf",
        "400Regular_Italic/Tinos_400Regular_Italic.ttf": "fonts/Tinos-Italic.ttf",
        "700Bold/Tinos_700Bold.ttf": "fonts/Tinos-Bold.ttf",
        "700Bold_Italic/Tinos_700Bold_Italic.ttf": "fonts/Tinos-BoldItalic.ttf",
        "LICENSE_FONT": "licences/tinos.txt",
    },
    GOLOS: {
        "files/golos-text-cyrillic-wght-normal.woff2": "webfonts/golos-cyrillic.woff2",
        "files/golos-text-cyrillic-ext-wght-normal.woff2": "webfonts/golos-cyrillic-ext.woff2",
        "files/golos-text-latin-wght-normal.woff2": "webfonts/golos-latin.woff2",
        "LICENSE": "licences/golos-text.txt",
    },
    CHART: {"dist/chart.umd.min.js": "chart.js", "LICENSE.md": "licences/chart.js.txt"},
    ICONS: {"LICENSE": "licences/tabler-icons.txt"},
}
SYMBOLS = {  # file in the tarball: name of the symbol
    f"package/icons/{name if '/' in name else 'outline/' + name}.svg": name.replace("filled/", "")
    for name in LIST.read_text().split()
}
FOREIGN = re.compile(rb"https?://(?!www\.w3\.org/)[^\s\"'`)<>,;*]+")
SOURCE_MAP = re.compile(rb"^//[#@] ?sourceMappingURL=.*$", re.MULTILINE)


def fetch(package: str, version: str, integrity: str) -> dict[str, bytes]:
    """The files of one tarball by their names, after its sha512 was found to be the one in the lock."""
    address = f"{REGISTRY}/{package}/-/{package.rpartition('/')[2]}-{version}.tgz"
    with urllib.request.urlopen(address, timeout=60) as answer:
        content = answer.read()
    if "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode() != integrity:
        sys.exit(f"{package} {version}: not the sha512 of package-lock.json. Nothing was installed.")
    wanted = {f"package/{name}" for name in FILES[package]} | set(SYMBOLS if package == ICONS else ())
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        files = {m.name: archive.extractfile(m).read() for m in archive if m.name in wanted}
    if missing := wanted - files.keys():
        sys.exit(f"{package} {version} has no {', '.join(sorted(missing))}. Nothing was installed.")
    return {name.partition("/")[2]: content for name, content in files.items()}


def sprite(files: dict[str, bytes]) -> bytes:
    """All icons as symbols of one file; `<svg class="icon"><use href="…/icons.svg#name">` shows one."""
    symbols = []
    for path, name in SYMBOLS.items():
        drawing = re.search(r"<svg[^>]*>(.*)</svg>", files[path.partition("/")[2]].decode(), re.DOTALL)[1]
        parts = re.findall(r'<(?!path stroke="none" d="M0 0h24v24H0z")[^>]*>', drawing)
        paint = ' fill="currentColor" stroke="none"' if "/filled/" in path else ""
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24"{paint}>{"".join(parts)}</symbol>')
    return ('<svg xmlns="http://www.w3.org/2000/svg">' + "\n".join(symbols) + "</svg>\n").encode()


def main() -> None:
    lock = (ROOT / "package-lock.json").read_bytes()
    ours = hashlib.sha256(lock + LIST.read_bytes() + Path(__file__).read_bytes()).hexdigest()
    stamp = TARGET / ".stamp"
    if stamp.exists() and stamp.read_text() == ours:
        return
    packages = json.loads(lock)["packages"]
    locked = [packages[f"node_modules/{package}"] for package in FILES]
    with ThreadPoolExecutor() as pool:
        answers = pool.map(fetch, FILES, (p["version"] for p in locked), (p["integrity"] for p in locked))
        fetched = dict(zip(FILES, answers, strict=True))
    contents = {here: fetched[one][there] for one, table in FILES.items() for there, here in table.items()}
    contents["icons.svg"] = sprite(fetched[ICONS])
    fresh = TARGET.with_name(".static_vendor.part")
    shutil.rmtree(fresh, ignore_errors=True)
    for name, content in contents.items():
        (fresh / name).parent.mkdir(parents=True, exist_ok=True)
        text = name.endswith((".js", ".svg"))
        (fresh / name).write_bytes(SOURCE_MAP.sub(b"", FOREIGN.sub(b"", content)) if text else content)
    (fresh / ".stamp").write_text(ours)
    shutil.rmtree(TARGET, ignore_errors=True)
    fresh.rename(TARGET)
    print(f"Front-end files: {len(contents)} in {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
