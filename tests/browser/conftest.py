"""A real Chromium that visits the running program, and what every page owes its reader."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest

# Playwright keeps an event loop in this thread, and Django takes that for an async call.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SHOTS = os.environ.get("NASTAVNIK_SHOTS")  # a folder: keep a picture of every page visited
QUIET = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run"]
QUIET += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session", autouse=True)
def _static_from_sources():
    """The live server hands out the static files as they stand in the sources, uncollected."""
    from django.conf import settings

    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests; where there is none, the tests say so and are not counted as passed."""
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium at /usr/bin/chromium (apt-get install chromium, or set CHROMIUM)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page_factory(chromium, live_server, enter):
    """`page_factory(user, width, scheme, scripts)` opens an empty tab, signed in as `user` if one is given.

    The tab keeps what went wrong in `page.wrongs`: console errors and warnings, script errors, requests to
    foreign hosts, answers of 500.
    """
    contexts = []

    def open_page(user=None, width=1366, scheme="light", scripts=True, height=900):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=scripts,
            base_url=live_server.url,
            locale="ru-RU",
        )
        contexts.append(context)
        if user is not None:
            session = enter(user).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        watch(page, urlsplit(live_server.url).netloc)
        return page

    yield open_page
    for context in contexts:
        context.close()


def watch(page, host):
    """Keep in `page.wrongs` whatever a clean page never does."""
    page.wrongs = []

    def hear(message):
        expected = "Failed to load resource" in message.text and "status of 5" not in message.text
        if (
            message.type in ("error", "warning") and not expected
        ):  # 404, 409, 422 are answers to pages asked for
            page.wrongs.append(f"console: {message.text}")

    def ask(request):
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != host:
            page.wrongs.append(f"foreign host: {request.url}")

    def answered(response):
        if response.status >= 400 and response.request.resource_type != "document":
            page.wrongs.append(f"{response.status}: {response.url}")

    page.on("console", hear)
    page.on("pageerror", lambda error: page.wrongs.append(f"script: {error}"))
    page.on("request", ask)
    page.on("response", answered)


@pytest.fixture
def visit(page_factory):
    """`visit("/address/", user=curator, width=390, scheme="dark")` gives the page, loaded and settled."""

    def go(path, user=None, width=1366, scheme="light", scripts=True):
        page = page_factory(user=user, width=width, scheme=scheme, scripts=scripts)
        page.goto(path, wait_until="networkidle")
        if SHOTS:
            name = f"{path.strip('/').replace('/', '-') or 'home'}-{width}-{scheme}.png"
            page.screenshot(path=str(Path(SHOTS) / name), full_page=True)
        return page

    return go


@pytest.fixture
def assert_clean():
    """`assert_clean(page)`: no accessibility violation, empty console, no foreign host, no side scroll."""
    from axe_playwright_python.sync_playwright import Axe

    source = Axe().axe_script

    def check(page, *, ignore_wrongs=()):
        if not page.evaluate("() => 'axe' in window"):  # a page kept for a second look has it already
            page.evaluate(source)
        results = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        violations = [
            (v["id"], [node["html"][:160] + " | " + node["failureSummary"][:300] for node in v["nodes"][:4]])
            for v in results["violations"]
        ]
        assert violations == [], violations
        width = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert width[0] <= width[1], f"sideways scroll: {width[0]} px in a window of {width[1]} px"
        wrongs = [wrong for wrong in page.wrongs if not any(word in wrong for word in ignore_wrongs)]
        assert wrongs == []

    return check
