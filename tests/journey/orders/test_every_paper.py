"""Every kind with a 60-character name and a 200-character school: the same words and pages everywhere."""

import datetime as dt
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader

import nastavnik
from nastavnik.foundation.organisations.actions import change_organisation
from nastavnik.instruments.consents.actions import enter_signed, withdraw_consent
from nastavnik.instruments.consents.endings import prepare_destruction, prepare_withdrawal
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.journey.orders.offers import by_groups
from nastavnik.paper import plain_text, render_docx
from nastavnik.paper.pdf_backend import render_pdf

FONTS = Path(nastavnik.__file__).parent / "static_vendor" / "fonts"
SCHOOL = (
    "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа с углублённым "
    "изучением отдельных предметов имени дважды Героя Советского Союза Сорокоумовского-Преображенского № 114»"
)
MENTOR = "Преображенская-Константинопольская Александрина Христофоровна"
MENTEE = "Вознесенский-Архангелогородский Святополк Владиславович-Януарий"
POST = "заместитель директора по учебно-воспитательной работе в начальной школе"
WORDS = "переводом на другую должность в связи с изменением организационных условий труда"


@pytest.fixture
def every(in_school, hire, at_work, cycle, program, at, today):
    """One draft of each offered kind, and the two papers that end a consent."""
    change_organisation(in_school, full_name=SCHOOL, by=program, at=at)
    pair = at_work(MENTOR, MENTEE, posts={MENTOR: POST, MENTEE: POST})
    pair.organisation.refresh_from_db()
    cycle.organisation.refresh_from_db()
    deed = {"cycle": cycle, "by": program, "at": at}
    made = []
    for _words, offers in by_groups():
        for offer in offers:
            values = {ask.name: _answer(ask, pair, today) for ask in offer.asks}
            if offer.code == "order.replacement":
                values["mentor"] = hire("Ли Вера", post=POST)
            drafts = offer.prepare(**deed, **values, **offer.fixed)
            made += drafts if isinstance(drafts, list) else [drafts]
    consent = enter_signed(pair.mentor, "dissemination", on=today, by=program, at=at)
    withdraw_consent(consent, on=today, by=program, at=at)
    made.append(prepare_withdrawal(consent, by=program, at=at))
    made.append(prepare_destruction(pair.mentor, by=program, at=at))
    return {document.kind: make_paper(document) for document in made}


def _answer(ask, pair, today):
    match ask.kind:
        case "pair":
            return pair
        case "person":
            return pair.mentor
        case "people":
            return [pair.mentor, *pair.mentees]
        case "date":
            days = {"ends_on": 400, "notice_on": 0, "last_on": 30, "on": 10}
            return today + dt.timedelta(days=days.get(ask.name, 5))
        case "choice":
            return ask.choices[0][0]
        case "lines":
            return f"{WORDS}\n{WORDS}; {MENTOR}; {MENTEE}"
        case _:
            return WORDS


def _letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\s|/\u00ad\u200b_]", "", text))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_and_the_pdf_show_the_same_words_on_as_many_pages(every, tmp_path):
    if not any(FONTS.glob("*.ttf")):
        pytest.skip("the fonts have not been fetched")
    assert len(every) == 23
    ours = {}
    for kind, paper in every.items():
        (tmp_path / f"{kind}.docx").write_bytes(render_docx(paper))
        (tmp_path / "pdf").mkdir(exist_ok=True)
        (tmp_path / "pdf" / f"{kind}.pdf").write_bytes(render_pdf(paper, FONTS))
        ours[kind] = PdfReader(tmp_path / "pdf" / f"{kind}.pdf")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = sorted(map(str, tmp_path.glob("*.docx")))
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    pages = {}
    for kind, paper in every.items():
        theirs = PdfReader(tmp_path / f"{kind}.pdf")
        text = plain_text(paper)
        for reader in (ours[kind], theirs):
            shown = "".join(page.extract_text() for page in reader.pages)
            assert _letters(text) - _letters(shown) == Counter(), kind
            for page in reader.pages:
                words = re.sub(r"[\s_]", "", page.extract_text())
                assert len(words) > 60, (kind, words)  # a signature alone on its page is shorter
        pages[kind] = (len(ours[kind].pages), len(theirs.pages))
    assert {kind: counts for kind, counts in pages.items() if counts[0] != counts[1]} == {}
