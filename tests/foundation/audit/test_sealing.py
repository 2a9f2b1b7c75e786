"""The journal is proved whole: a change shows, and values that were lawfully destroyed do not break it."""

import pytest
from django.db import DatabaseError, connection, transaction

from nastavnik.foundation.audit.journal import first_fault, record, seal_away
from nastavnik.foundation.audit.models import AppendOnly, Entry

WHERE = 900  # a chain of its own


@pytest.fixture
def chain(db, program, at):
    for number in range(1, 5):
        record(
            "person.change", by=program, at=at, organisation_id=WHERE,
            before={"n": number}, after={"surname": "Янтарёва"},
        )  # fmt: skip
    return list(Entry.objects.of(WHERE).order_by("number"))


def raw(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_destroyed_values_leave_the_chain_whole_and_are_told_of(chain, program, at):
    assert first_fault(WHERE) is None
    assert seal_away(chain[1:3], by=program, at=at, organisation_id=WHERE, reason="withdrawal") == 2
    rows = list(Entry.objects.of(WHERE).order_by("number"))
    assert [(row.before, row.after, row.salt) for row in rows[1:3]] == [({}, {}, "")] * 2
    assert [row.hash for row in rows[:4]] == [row.hash for row in chain]
    assert (rows[4].deed, rows[4].after) == ("journal.seal_away", {"numbers": [2, 3], "reason": "withdrawal"})
    assert first_fault(WHERE) is None
    again = seal_away(rows, by=program, at=at, organisation_id=WHERE)  # what is left; never the telling entry
    assert again == 2
    assert first_fault(WHERE) is None
    assert Entry.objects.of(WHERE).get(number=5).after["numbers"] == [2, 3]


def test_values_that_vanished_without_a_word_are_a_fault(chain):
    raw("UPDATE audit_entry SET before = '{}', after = '{}', salt = '' WHERE id = %s", chain[1].pk)
    assert first_fault(WHERE) == 2


@pytest.mark.parametrize(
    "change",
    [
        'after = \'{"surname": "Другая"}\'',
        "deed = 'person.leave'",
        "salt = 'x'",
        "digest = 'x'",
        "account_id = 7",
    ],
)
def test_any_other_change_is_refused_or_shows(chain, change):
    sql = f"UPDATE audit_entry SET {change} WHERE id = %s"
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError), transaction.atomic():
            raw(sql, chain[2].pk)
        assert first_fault(WHERE) is None
    else:
        raw(sql, chain[2].pk)
        assert first_fault(WHERE) == 3


def test_the_model_itself_refuses(chain):
    for wrong in (
        lambda: Entry.objects.of(WHERE).update(salt=""),
        lambda: Entry.objects.of(WHERE).delete(),
        lambda: chain[0].save(),
        lambda: chain[0].delete(),
    ):
        with pytest.raises(AppendOnly):
            wrong()


def test_the_digest_of_destroyed_values_tells_nothing(chain, program, at):
    """The same values give another digest each time, so nobody can try names against it."""
    assert len({row.digest for row in chain}) == 4
    record(
        "person.change",
        by=program,
        at=at,
        organisation_id=WHERE,
        before={"n": 1},
        after={"surname": "Янтарёва"},
    )
    same = Entry.objects.of(WHERE).get(number=5)
    assert (same.before, same.after) == (chain[0].before, chain[0].after)
    assert same.digest != chain[0].digest
