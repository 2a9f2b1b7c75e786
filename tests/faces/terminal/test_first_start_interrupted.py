"""A first start that is stopped half-way leaves no accounts whose passwords nobody has seen."""

import pytest

from nastavnik.example import generate
from nastavnik.faces.terminal import accounts, example_people
from nastavnik.foundation.accounts.models import Account
from nastavnik.foundation.organisations.models import Organisation


@pytest.fixture
def stopped(monkeypatch, settings, tmp_path):
    """The start is stopped when it is about to write the list of accounts down."""
    settings.DATA_DIR = tmp_path

    def stop(_made):
        raise KeyboardInterrupt

    def go():
        for module in (accounts, example_people):
            monkeypatch.setattr(module, "keep", stop)

    return go


def test_accounts_are_there_with_their_list_or_not_at_all(other_school, stopped):
    stopped()
    with pytest.raises(KeyboardInterrupt):
        accounts.first_accounts()
    assert not Account.objects.exists()


def test_a_whole_first_start_keeps_the_list(other_school, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    made = accounts.first_accounts()
    assert Account.objects.count() == len(made) == 3
    assert accounts.told(made) in (tmp_path / accounts.KEPT).read_text(encoding="utf-8")
    assert accounts.first_accounts() == []


def test_a_demo_stopped_half_way_begins_anew(db, stopped, monkeypatch):
    stopped()
    small = generate(staff=6, organisations=1, seed=3)[0]
    for name in ("example_school", "example_kindergarten"):
        monkeypatch.setattr(example_people, name, lambda: small)
    with pytest.raises(KeyboardInterrupt):
        example_people.make_examples()
    assert (Organisation.objects.count(), Account.objects.count()) == (0, 0)
