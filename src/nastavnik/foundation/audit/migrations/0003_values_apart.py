"""The hash of an entry covers a salted digest of its values, so that one person's values can be destroyed.

The chains written so far are proved whole and sealed anew; where one is not whole, nothing is done and the
update stops: a broken journal must be looked at first. The end of the old chain is kept in the new one.
"""

import datetime as dt
import hashlib
import json
import secrets

from django.db import migrations, models

KEEP = """
CREATE OR REPLACE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_entry can only grow';
END $$;
"""
VALUES_MAY_GO = """
CREATE OR REPLACE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.before = '{}'::jsonb AND NEW.after = '{}'::jsonb AND NEW.salt = ''
        AND (NEW.id, NEW.organisation_id, NEW.number, NEW.at, NEW.deed, NEW.object_type, NEW.digest,
             NEW.previous_hash, NEW.hash)
          = (OLD.id, OLD.organisation_id, OLD.number, OLD.at, OLD.deed, OLD.object_type, OLD.digest,
             OLD.previous_hash, OLD.hash)
        AND NEW.account_id IS NOT DISTINCT FROM OLD.account_id
        AND NEW.object_id IS NOT DISTINCT FROM OLD.object_id
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'audit_entry can only grow';
END $$;
"""


def sha256(content):
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def head(entry):
    at = entry.at.astimezone(dt.UTC).isoformat()
    return [entry.organisation_id, entry.number, at, entry.account_id, entry.deed, entry.object_type, entry.object_id]


def seal(entry, previous):
    entry.salt = secrets.token_hex(16)
    entry.digest = sha256([entry.salt, entry.before, entry.after])
    entry.previous_hash = previous
    entry.hash = sha256([*head(entry), entry.digest, previous])


def reseal(apps, schema_editor):
    Entry, Chain = apps.get_model("audit", "Entry"), apps.get_model("audit", "Chain")
    for chain in Chain.objects.order_by("pk"):
        rows = Entry.objects.filter(organisation_id=chain.organisation_id).order_by("number")
        old, new, length, waiting = "", "", 0, []
        for entry in rows.iterator():
            length += 1
            whole = sha256([*head(entry), entry.before, entry.after, entry.previous_hash])
            if (entry.number, entry.previous_hash, entry.hash) != (length, old, whole):
                raise RuntimeError(f"The journal {chain.organisation_id} is broken at the entry {length}.")
            old = entry.hash
            seal(entry, new)
            new = entry.hash
            waiting.append(entry)
            if len(waiting) == 500:
                Entry.objects.bulk_update(waiting, ["salt", "digest", "previous_hash", "hash"])
                waiting = []
        Entry.objects.bulk_update(waiting, ["salt", "digest", "previous_hash", "hash"])
        if (length, old) != (chain.length, chain.last_hash):
            raise RuntimeError(f"The journal {chain.organisation_id} does not end where it should.")
        if length:
            after = {"entries": length, "hash": old}
            last = Entry(
                organisation_id=chain.organisation_id, number=length + 1, at=dt.datetime.now(dt.UTC),
                deed="journal.reseal", before={}, after=after,
            )
            seal(last, new)
            last.save()
            chain.length, chain.last_hash = last.number, last.hash
            chain.save()


def run(sql):
    def apply(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql)

    return apply


OPEN = "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only"
SHUT = "ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only"


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [
        migrations.AddField("entry", "salt", models.CharField(blank=True, max_length=32)),
        migrations.AddField("entry", "digest", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.RunPython(run(OPEN)),
        migrations.RunPython(reseal),
        migrations.RunPython(run(SHUT)),
        migrations.RunPython(run(VALUES_MAY_GO), run(KEEP)),
    ]
