"""Places of pairs that were there before: their days, and a number of the mentor's places for each open one."""

from collections import defaultdict

from django.db import migrations

NEVER, ENDED = {"declined", "withdrawn"}, {"completed", "ended_early", "replaced", "declined", "withdrawn"}


def fill(apps, schema_editor):
    Member = apps.get_model("mentorships", "Member")
    rows = list(Member._base_manager.select_related("mentorship").order_by("mentorship__starts_on", "pk"))
    until, held, groups = {}, defaultdict(int), defaultdict(int)
    for row in rows:
        pair = row.mentorship
        row.in_group = pair.kind == "group"
        last = pair.ended_on or pair.ends_on
        if pair.state in NEVER or last < pair.starts_on:
            row.starts_on = row.ends_on = None
        else:
            row.starts_on, row.ends_on = pair.starts_on, last
        if row.in_group:
            groups[pair.pk] += 1
            row.seat = groups[pair.pk]
        elif pair.state not in ENDED:
            held[row.mentor_id] += 1
            row.seat = held[row.mentor_id]
    for row in rows:  # of two ended pairs that share a day the earlier one gives it up
        key = (row.mentee_id, row.role)
        if row.starts_on and key in until and until[key].ends_on >= row.starts_on:
            before = until[key]
            before.starts_on = before.ends_on = None
        if row.starts_on:
            until[key] = row
        row.seats = groups[row.mentorship_id] if row.in_group else held[row.mentor_id]
        row.seats = row.seat and max(row.seat, row.seats)
    Member._base_manager.bulk_update(rows, ["in_group", "starts_on", "ends_on", "seat", "seats"], batch_size=500)
    sizes = apps.get_model("mentorships", "Mentorship")._base_manager.filter(kind="group", least=None)
    for pair in sizes.order_by("pk"):
        pair.least, pair.most = min(2, groups[pair.pk]) or None, max(6, groups[pair.pk])
        pair.save(update_fields=["least", "most"])


class Migration(migrations.Migration):
    dependencies = [("mentorships", "0002_promises")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
