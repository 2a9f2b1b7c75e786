"""The fetcher of front-end files takes what the lock names, and nothing that was changed on the way."""

import base64
import hashlib
import importlib.util
import io
import tarfile
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "tools/frontend.py"


@pytest.fixture
def frontend(monkeypatch):
    """The tool with a registry of one tarball; gives the module and the lock's integrity of the tarball."""
    spec = importlib.util.spec_from_file_location("frontend", SOURCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w:gz") as tar:
        for name in ("dist/chart.umd.min.js", "LICENSE.md", "dist/unwanted.js", "../../escape.js"):
            info = tarfile.TarInfo(f"package/{name}")
            info.size = 4
            tar.addfile(info, io.BytesIO(b"text"))
    content = archive.getvalue()
    asked = []

    def answer(address, timeout):
        asked.append(address)
        return io.BytesIO(content)

    monkeypatch.setattr(module.urllib.request, "urlopen", answer)
    module.asked = asked
    return module, "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()


def test_only_wanted_files_of_the_right_tarball(frontend):
    module, integrity = frontend
    files = module.fetch("chart.js", "4.6.1", integrity)
    assert files == {"dist/chart.umd.min.js": b"text", "LICENSE.md": b"text"}
    assert module.asked == [f"{module.REGISTRY}/chart.js/-/chart.js-4.6.1.tgz"]


def test_a_changed_tarball_is_refused(frontend):
    module, integrity = frontend
    with pytest.raises(SystemExit, match="not the sha512"):
        module.fetch("chart.js", "4.6.1", integrity.replace("sha512-", "sha512-x"))


def test_a_missing_file_is_named(frontend, monkeypatch):
    module, integrity = frontend
    monkeypatch.setitem(module.FILES, "chart.js", {"dist/gone.js": "gone.js"})
    with pytest.raises(SystemExit, match=r"dist/gone\.js"):
        module.fetch("chart.js", "4.6.1", integrity)


def test_source_maps_and_foreign_hosts_are_cut(frontend):
    module, _ = frontend
    text = b"// see https://cdn.example.com/a.js here\nns='http://www.w3.org/2000/svg'\n"
    text += b"//# sourceMappingURL=a.js.map\n"
    cut = module.SOURCE_MAP.sub(b"", module.FOREIGN.sub(b"", text))
    assert cut == b"// see  here\nns='http://www.w3.org/2000/svg'\n\n"
