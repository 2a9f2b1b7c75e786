"""`nastavnik check`: is everything in order? Database, journal, files, disk."""

import shutil
import sys
from pathlib import Path

from . import ground

LITTLE = 0.10  # share of free space below which to warn


def add_parser(commands) -> None:
    parser = commands.add_parser("check", help="проверить базу, журнал, файлы, место на диске")
    parser.add_argument("--data", type=Path, metavar="ПАПКА", help="папка данных (по умолчанию var)")
    parser.add_argument("--permissions", action="store_true", help="напечатать таблицу ролей и прав")


def run(args) -> int:
    if args.permissions:
        ground.start(args.data)
        from .permissions import table

        print(table())
        return 0
    try:
        ground.start(args.data, existing=True)
    except ground.NoData as error:
        print(error, file=sys.stderr)
        return 2
    faults = _tables() or _system()
    if not faults:
        faults = [*_journal(), *_files(), *_disk()]
    for fault in faults:
        print(f"– {fault}", file=sys.stderr)
    print("Всё в порядке." if not faults else f"Найдено: {len(faults)}.")
    return 1 if faults else 0


def _system():
    from django.core.checks import ERROR, run_checks

    return [
        f"{found.msg} {found.hint or ''}"
        for found in run_checks(databases=["default"])
        if found.level >= ERROR
    ]


def _tables():
    from django.conf import settings
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    name = settings.DATABASES["default"]["NAME"]
    if connection.vendor == "sqlite" and not Path(name).exists():
        return [f"Базы данных нет: {name}. Верните последнюю копию: nastavnik restore."]
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return [
                "База данных от другой версии или пуста: запустите nastavnik serve, таблицы обновятся сами."
            ]
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                said = cursor.execute("PRAGMA integrity_check").fetchone()[0]
                return [] if said == "ok" else [f"База данных повреждена: {said}. Верните последнюю копию."]
    except DatabaseError as error:
        return [f"База данных не читается: {error}. Верните последнюю копию."]
    return []


def _journal():
    from nastavnik.foundation.audit.journal import first_fault
    from nastavnik.foundation.audit.models import Chain, Entry
    from nastavnik.foundation.organisations.models import Organisation

    chains = set(Chain.objects.values_list("organisation_id", flat=True))
    founded = set(Organisation.objects.values_list("pk", flat=True))  # its founding is its first entry
    speaking = set(Entry.objects.values_list("organisation_id", flat=True).distinct())
    for organisation in sorted(chains | founded | speaking):
        number = first_fault(organisation) if organisation in chains else 1
        if number is not None:
            yield f"Журнал организации {organisation} изменён мимо программы: запись {number}."


def _files():
    import hashlib

    from nastavnik.foundation.files.actions import read_file
    from nastavnik.foundation.files.models import StoredFile

    for kept in StoredFile.objects.with_scopes_disabled().order_by("pk").iterator():
        try:
            content = read_file(kept)
        except OSError:
            yield f"Файл «{kept.name}» (№ {kept.pk}) пропал с диска."
        else:
            if hashlib.sha256(content).hexdigest() != kept.sha256:
                yield f"Файл «{kept.name}» (№ {kept.pk}) изменён мимо программы."


def _disk():
    from django.conf import settings

    space = shutil.disk_usage(settings.DATA_DIR)
    if space.free < LITTLE * space.total:
        yield f"На диске осталось мало места: {space.free // 2**20} МБ."
