"""Secrets of personal links, the program's own address, brakes for guessers."""

import pytest
from django.core.cache import cache

from nastavnik.foundation.core.brakes import caller, too_many
from nastavnik.foundation.core.secret_links import hash_of, new_secret, own_origin


def test_a_secret_is_long_and_only_its_hash_tells_it_again():
    made = {new_secret() for _n in range(50)}
    assert len(made) == 50 and min(map(len, made)) >= 32
    one, other = list(made)[:2]
    assert hash_of(one) == hash_of(one) != hash_of(other)
    assert one not in hash_of(one) and len(hash_of(one)) == 64


@pytest.mark.parametrize(
    ("origins", "told"),
    [
        ([], ""),
        (["https://*.example.org"], ""),
        (["https://school.example.org/", "https://b.example.org"], "https://school.example.org"),
    ],
)
def test_the_own_address_is_the_first_that_is_whole(settings, origins, told):
    settings.CSRF_TRUSTED_ORIGINS = origins
    assert own_origin() == told


def test_a_brake_counts_each_caller_and_each_thing_apart(rf):
    cache.clear()
    one, other = (caller(rf.get("/", REMOTE_ADDR=address)) for address in ("10.0.0.1", "10.0.0.2"))
    assert "10.0.0.1" not in one and one != other
    assert [too_many("house", one, 2) for _n in range(4)] == [False, False, True, True]
    assert not too_many("house", other, 2)
    assert not too_many("another", one, 2)
    cache.clear()
    assert not too_many("house", one, 2)  # the time is over
