"""The door of a session: a code on the screen or on the sheet, scanned by phones."""
