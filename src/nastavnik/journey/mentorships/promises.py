"""What the database promises of pairs by itself, whoever writes and however: put in place after every migration.

A place repeats its pair's mentor, days and openness (filled by triggers, so nobody can forget it); then
PostgreSQL holds the days apart by exclusion constraints, SQLite by triggers. The statements stand in
`promises_sqlite.sql` and `promises_postgresql.sql`.
"""

from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

PAIR, PLACE = "mentorships_mentorship", "mentorships_member"
DAYS, SEATS = "mentee_days_do_not_overlap", "mentor_seats_do_not_overlap"
TRIGGERS = ("place_filled", "place_follows", "place_apart")


def keep(connection: BaseDatabaseWrapper) -> None:
    """Put the promises in place; does nothing where the tables are older than they."""
    if connection.vendor not in ("sqlite", "postgresql"):
        return
    text = (Path(__file__).parent / f"promises_{connection.vendor}.sql").read_text(encoding="utf-8")
    with connection.cursor() as cursor:
        if ready(connection, cursor):
            for statement in text.split("--;\n"):
                cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take SQLite's triggers away: it could not rebuild a table that a trigger speaks of."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def kept(connection: BaseDatabaseWrapper) -> bool:
    """Whether all promises are in place."""
    if connection.vendor == "postgresql":
        query = "SELECT conname FROM pg_constraint WHERE conname IN (%s, %s)"
        names: tuple[str, ...] = (DAYS, SEATS)
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name IN (%s, %s, %s)"
        names = TRIGGERS
    with connection.cursor() as cursor:
        cursor.execute(query, names)
        return {name for (name,) in cursor.fetchall()} == set(names)


def ready(connection: BaseDatabaseWrapper, cursor) -> bool:
    """Whether the tables have what the promises speak of."""
    tables = connection.introspection.table_names(cursor)
    if PAIR not in tables or PLACE not in tables:
        return False
    columns = {one.name for one in connection.introspection.get_table_description(cursor, PLACE)}
    return {"starts_on", "ends_on", "seat", "in_group"} <= columns
