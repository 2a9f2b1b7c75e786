"""The two ways a file is turned away as a whole: it cannot be read, or it is no staff list."""

from nastavnik.foundation.core.errors import BadInput

from .words import say


class StaffListError(BadInput):
    """A file that cannot be used; `code` is for programs, the text is for the person who sent the file."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(say(code, **values))
        self.code = code


class UnreadableFile(StaffListError):
    """The file is empty, damaged, locked by a password, too large, or not a spreadsheet."""


class NotAStaffList(StaffListError):
    """The spreadsheet can be read, but it holds no list of employees."""
