"""The picture at the top of the README: the cockpit of the example school. `python tools/picture.py` renews it.

Needs Chromium (`CHROMIUM`, /usr/bin/chromium) and what the tests need; works in a folder of its own.
"""

import datetime as dt
import os
import struct
import sys
import tempfile
import threading
import zlib
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs/images/cockpit.png"
WIDTH, HEIGHT = 1366, 900
DAY = dt.datetime(2026, 10, 5, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=3)))
MOST = 204_800  # bytes: the README opens quickly


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        """Nothing: the pages are asked by this script alone."""


def main() -> int:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with tempfile.TemporaryDirectory() as folder:
        key, school = prepare(Path(folder))
        from nastavnik.config.wsgi import application

        server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        shoot(f"http://127.0.0.1:{server.server_port}", f"/o/{school.slug}/", key)
        server.shutdown()
    size = TARGET.stat().st_size
    print(f"{TARGET.relative_to(ROOT)}: {size} bytes")
    return 0 if size <= MOST else 1


def prepare(folder: Path):
    """The example school in a database of its own, and a session of its curator."""
    from nastavnik.faces.terminal import ground

    ground.start(folder, database=ground.OWN)
    ground.make_tables()
    ground.gather_static()
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone
    from lived_school import live

    from nastavnik.example import example_school
    from nastavnik.faces.terminal.accounts import make_account
    from nastavnik.foundation.accounts.models import Account
    from nastavnik.foundation.organisations.actor import Actor

    timezone.now = lambda: DAY.astimezone(dt.UTC)  # the picture is of this day whenever it is made
    lived = live(example_school(), by=Actor.program("picture"), at=DAY)
    make_account("curator", "Куратор", lived.school, "curator")
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    browser = Client()
    browser.force_login(
        Account.objects.get(login="curator"), backend="nastavnik.foundation.accounts.backends.ByLogin"
    )
    return browser.cookies["sessionid"].value, lived.school


def shoot(host: str, path: str, key: str) -> None:
    from playwright.sync_api import sync_playwright

    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--headless"])
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", locale="ru-RU", base_url=host
        )
        context.add_cookies([{"name": "sessionid", "value": key, "url": host}])
        page = context.new_page()
        page.goto(path, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=str(TARGET))
        browser.close()
    TARGET.write_bytes(pressed(TARGET.read_bytes()))


def pressed(png: bytes) -> bytes:
    """The same picture pressed as hard as PNG allows; a browser presses for speed."""
    head, pixels, at = png[:33], b"", 33  # the signature and IHDR
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        if kind == b"IDAT":
            pixels += png[at + 8 : at + 8 + length]
        at += 12 + length
    return head + _chunk(b"IDAT", zlib.compress(zlib.decompress(pixels), 9)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


if __name__ == "__main__":
    sys.exit(main())
