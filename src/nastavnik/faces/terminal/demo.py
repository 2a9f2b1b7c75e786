"""`nastavnik demo`: the example school, made by the main job itself, with an account for every role."""

from pathlib import Path

from . import ground
from .serve import add_arguments, free, serve


def add_parser(commands) -> None:
    parser = commands.add_parser("demo", help="показать программу на вымышленной школе")
    add_arguments(parser)
    parser.add_argument("--no-serve", action="store_true", help="всё подготовить, но не запускать")


def run(args) -> int:
    if not args.no_serve and not free(args.host, args.port):
        return 2
    ground.start(args.data)
    ground.make_tables()
    from django.conf import settings

    from .accounts import KEPT
    from .example_people import make_examples

    make_examples()
    ground.gather_static()
    kept = Path(settings.DATA_DIR) / KEPT
    if kept.exists():
        print(kept.read_text(encoding="utf-8"))
        print(f"Этот список лежит в {kept}.")
    return 0 if args.no_serve else serve(args)
