"""The public page behind the code on a paper: what it confirms, and that it tells no more."""

import pytest
from django.core.cache import cache
from django.test import Client

from nastavnik.instruments.documents import actions
from nastavnik.instruments.documents.models import Document
from nastavnik.paper import docx_text


@pytest.fixture(autouse=True)
def _calm():
    cache.clear()


@pytest.fixture
def signed(prepare, program, at, today, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://nastavnik.example.org"]
    document = prepare("О закреплении Ивановой Марии", about={"who": "Петрова Анна Сергеевна"})
    return actions.sign_document(document, date=today, number="14-а", by=program, at=at)


def test_it_confirms_number_date_school_and_hash_without_names(signed, client):
    answer = client.get(f"/d/{signed.token}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    for told in ("14-а", "07.09.2026", "Средняя общеобразовательная школа № 7", signed.sha256):
        assert told in page
    for hidden in ("Иванов", "Петров", "О закреплении", "Соколова", "/o/school-7"):
        assert hidden not in page
    assert answer["X-Robots-Tag"] == "noindex, nofollow" and answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "no-store" and "sessionid" not in answer.cookies


def test_a_cancelled_paper_is_told_so(signed, client, program, at):
    actions.cancel(signed, words="Издан по ошибке", by=program, at=at)
    page = client.get(f"/d/{signed.token}/").content.decode()
    assert "notice-error" in page and "notice-success" not in page and "по ошибке" not in page


def test_unknown_tokens_and_drafts_are_nowhere(prepare, signed, client):
    draft = prepare("Черновик")
    assert draft.token is None
    Document.objects.filter(pk=draft.pk).update(token="known-to-nobody")
    for token in (
        "x",
        "known-to-nobody",
        signed.token[:-1],
        signed.token.swapcase(),
        "a" * 500,
        str(signed.pk),
    ):
        assert client.get(f"/d/{token}/").status_code == 404
    assert client.post(f"/d/{signed.token}/").status_code == 405


def test_the_code_stands_on_the_signed_paper_only(prepare, signed, program, at, today, settings):
    from nastavnik.foundation.files.actions import read_file
    from nastavnik.instruments.documents.printing import printed

    assert printed(prepare("Черновик")).paper.qr == ""
    assert printed(signed).paper.qr == f"https://nastavnik.example.org/d/{signed.token}/"
    with_code = len(read_file(signed.file))
    settings.CSRF_TRUSTED_ORIGINS = []
    plain = actions.sign_document(prepare("Без кода"), date=today, by=program, at=at)
    assert printed(plain).paper.qr == "" and with_code > len(read_file(plain.file)) + 200
    assert "14-а" in docx_text(read_file(signed.file))


def test_tokens_are_long_and_differ(prepare, program, at, today):
    tokens = {actions.sign_document(prepare(), date=today, by=program, at=at).token for _n in range(8)}
    assert len(tokens) == 8 and min(map(len, tokens)) >= 21


def test_a_guesser_is_asked_to_wait_and_others_are_not(signed):
    guesser, other = Client(REMOTE_ADDR="10.0.0.1"), Client(REMOTE_ADDR="10.0.0.2")
    answers = [guesser.get("/d/guess/").status_code for _n in range(62)]
    assert answers[:60] == [404] * 60 and answers[60:] == [429, 429]
    assert guesser.get(f"/d/{signed.token}/")["Retry-After"] == "60"
    assert other.get(f"/d/{signed.token}/").status_code == 200
