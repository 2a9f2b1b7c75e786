"""An organisation founded by its card, for an installation that begins empty."""

import pytest
from django_scopes import scope

from nastavnik.faces.terminal.card import read_card
from nastavnik.faces.terminal.founding import AlreadyThere, found
from nastavnik.foundation.accounts.models import Account
from nastavnik.foundation.organisations.models import Membership, Organisation
from nastavnik.journey.roadmap.models import Cycle


@pytest.fixture
def card(tmp_path):
    path = tmp_path / "ORG.toml"
    path.write_text('full_name = "Лицей № 3"\nregion = "Заречная область"\nmunicipality = "Озёрский район"\n')
    return read_card(path)


@pytest.mark.django_db
def test_a_card_gives_the_tree_the_roadmap_and_three_accounts(card, settings, tmp_path, today):
    settings.DATA_DIR = tmp_path / "data"
    told = found(card, today=today)
    school = Organisation.objects.get(full_name="Лицей № 3")
    assert [one.full_name for one in (school.parent, school.parent.parent)] == [
        "Озёрский район",
        "Заречная область",
    ]
    with scope(organisation=school):
        assert Cycle.objects.get().name == "2026/2027"
    assert set(Membership.objects.values_list("role", flat=True)) == {"curator", "head", "administrator"}
    logins = set(Account.objects.values_list("login", flat=True))
    assert logins == {f"{role}.school-1" for role in ("curator", "head", "administrator")}
    kept = tmp_path / "data" / "accounts.txt"
    assert kept.read_text(encoding="utf-8").strip() == told and kept.stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_the_same_organisation_is_not_founded_twice(card, settings, tmp_path, today):
    settings.DATA_DIR = tmp_path
    found(card, today=today)
    with pytest.raises(AlreadyThere, match="Лицей"):
        found(card, today=today)
    assert Organisation.objects.schools().count() == 1
