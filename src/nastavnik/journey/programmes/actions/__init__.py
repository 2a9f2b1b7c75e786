"""What is done to programmes. Each deed is one step of the table in states.py."""

from .common import TEXTS, Overtaken
from .drafting import draft_programme, draft_programmes, extend_programme, new_version
from .editing import add_item, change_item, change_programme, move_item, remove_item
from .marks import add_file, confirm_mark, mark_item, tick_item, untick_item
from .steps import (
    agree_programme,
    approve_programme,
    finish_programme,
    reopen_programme,
    run_programme,
)
from .together import agree_for_oneself

__all__ = [
    "TEXTS",
    "Overtaken",
    "add_file",
    "add_item",
    "agree_for_oneself",
    "agree_programme",
    "approve_programme",
    "change_item",
    "change_programme",
    "confirm_mark",
    "draft_programme",
    "draft_programmes",
    "extend_programme",
    "finish_programme",
    "mark_item",
    "move_item",
    "new_version",
    "remove_item",
    "reopen_programme",
    "run_programme",
    "tick_item",
    "untick_item",
]
