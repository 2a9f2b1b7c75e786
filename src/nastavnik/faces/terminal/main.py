"""`nastavnik`: the program on the command line."""

import argparse
import importlib
import sys

from nastavnik import __version__

COMMANDS = (
    "run",
    "found",
    "serve",
    "worker",
    "demo",
    "backup",
    "restore",
    "check",
    "example",
    "match",
    "decline",
)
PACKAGE = "nastavnik.faces.terminal"


class Parser(argparse.ArgumentParser):
    """Wrong arguments are said in one sentence, exit 2."""

    def error(self, message):
        self.print_usage(sys.stderr)
        print(f"{self.prog}: {message}", file=sys.stderr)
        sys.exit(2)


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """The parser of all commands; `only` loads no more than that one, so that a start costs little."""
    top = Parser(
        prog="nastavnik", description="Наставничество педагогических работников: от приказа до итогов."
    )
    top.add_argument("--version", action="version", version=f"nastavnik {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="КОМАНДА", parser_class=Parser)
    for name in COMMANDS if only is None else (only,):
        module = importlib.import_module(f"{PACKAGE}.{name}")
        module.add_parser(commands)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its number is the exit status of the program."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):  # a name that this screen can't show must not end the work
        stream.reconfigure(errors="backslashreplace")
    known = next((word for word in arguments if not word.startswith("-")), None)
    args = parser(known if known in COMMANDS else None).parse_args(arguments)
    module = importlib.import_module(f"{PACKAGE}.{args.command}")
    try:
        return module.run(args)
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("Прервано.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
