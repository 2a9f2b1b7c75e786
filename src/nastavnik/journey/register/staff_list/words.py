"""Every text of the import, by its code; English here, the Russian catalogue has the words of a school."""

from django.utils.translation import gettext


def gettext_noop(text: str) -> str:
    """Mark a text for the catalogue; Django's own asks for settings already at import."""
    return text


FILES = {
    "file_empty": gettext_noop("The file is empty. Choose the file with the staff list."),
    "file_too_large": gettext_noop(
        "The file is larger than %(limit)s MB. Keep only the sheet with the staff list in it."
    ),
    "file_pdf": gettext_noop("This is a PDF, not a spreadsheet. Send the list as XLSX, XLS, ODS or CSV."),
    "file_word": gettext_noop(
        "This is a text document, not a spreadsheet. Copy its table into a spreadsheet and save it as XLSX."
    ),
    "file_picture": gettext_noop(
        "This is a picture, not a spreadsheet. Send the list as XLSX, XLS, ODS or CSV."
    ),
    "file_archive": gettext_noop(
        "This is an archive, not a spreadsheet. Unpack it and send the file with the staff list."
    ),
    "file_web_page": gettext_noop(
        "This is a web page with the ending of a spreadsheet. Open it in a spreadsheet program and "
        "save it as XLSX."
    ),
    "file_binary_workbook": gettext_noop("The file is an XLSB workbook. Open it in Excel and save as XLSX."),
    "file_not_spreadsheet": gettext_noop(
        "The file is not a spreadsheet. Send the list as XLSX, XLS, ODS or CSV."
    ),
    "file_locked": gettext_noop("The file is locked by a password. Remove the password and send it again."),
    "file_damaged": gettext_noop(
        "The file is damaged and cannot be read. Open it in a spreadsheet program, save it as XLSX and "
        "send it again."
    ),
    "file_unpacks_too_far": gettext_noop(
        "The file unpacks to far more than a staff list can hold and was not opened. Save the list "
        "as a new file."
    ),
    "too_many_sheets": gettext_noop(
        "The workbook has more than %(limit)s sheets. Keep those with the staff list."
    ),
    "sheet_too_large": gettext_noop(
        "The sheet “%(sheet)s” reaches to row %(rows)s, column %(columns)s: too far for a staff list (at "
        "most %(limit)s rows). Delete what stands below and to the right of the list."
    ),
}

NO_STAFF_LIST = {
    "no_name_column": gettext_noop(
        "No column with people's names was found, so this is no staff list. Check that the sheet has a "
        "column “Full name” or columns for surname, first name and patronymic."
    ),
    "no_rows": gettext_noop(
        "The headings of a staff list were found, but there is not one row with a person."
    ),
    "pupils_list": gettext_noop(
        "This looks like a list of pupils, not of staff. Send the list of employees."
    ),
    "timetable": gettext_noop("This looks like a timetable, not a staff list. Send the list of employees."),
}

REASONS = {
    "no_name": gettext_noop("No name in the row: enter the surname, first name and patronymic."),
    "name_incomplete": gettext_noop(
        "The name “%(text)s” is not whole: enter both the surname and the first name."
    ),
    "number_for_name": gettext_noop("A number “%(text)s” stands in place of the name: enter the name."),
    "date_for_name": gettext_noop("A date “%(text)s” stands in place of the name: enter the name."),
    "formula_for_name": gettext_noop(
        "A formula or its error stands in place of the name: enter the name as text."
    ),
    "not_a_name": gettext_noop(
        "“%(text)s” is not a person's name: enter the surname, first name and patronymic."
    ),
    "strange_name": gettext_noop(
        "The name “%(text)s” holds digits or signs that names do not have: correct it."
    ),
    "two_people": gettext_noop("Several people stand in one cell: give each a row of their own."),
    "doubled": gettext_noop(
        "The same person stands in row %(other)s: delete one of the rows. If these are two people of "
        "the same name, enter their birth years."
    ),
    "doubled_on_sheet": gettext_noop(
        "The same person stands in row %(other)s of the sheet “%(sheet)s”: delete one of the rows. If "
        "these are two people of the same name, enter their birth years."
    ),
    "birth_year_in_future": gettext_noop("The birth year in “%(text)s” has not come yet: correct it."),
    "birth_year_too_early": gettext_noop("The birth year in “%(text)s” is too long ago: correct it."),
    "too_young": gettext_noop("By “%(text)s” the person would be younger than 14: correct the birth date."),
    "left_before_coming": gettext_noop(
        "The day of leaving (%(left)s) is before the day of hire (%(came)s): correct one of them."
    ),
}

WARNINGS = {
    "initials": gettext_noop("Only initials are given: “%(text)s”. Papers need the whole name."),
    "look_alike_letters": gettext_noop(
        "Latin letters in “%(text)s” were replaced by Russian ones that look the same."
    ),
    "latin_name": gettext_noop("The name “%(text)s” is in Latin letters."),
    "no_patronymic": gettext_noop("No patronymic: “%(text)s”."),
    "order_turned": gettext_noop("In “%(text)s” the first name seems to stand before the surname: check it."),
    "name_unusual": gettext_noop("The parts of the name “%(text)s” are not certain: check them."),
    "perhaps_doubled": gettext_noop("“%(text)s” may be the same person as in row %(other)s: check it."),
    "unreadable_service": gettext_noop(
        "The length of service “%(text)s” was not understood and is left empty."
    ),
    "service_guessed": gettext_noop("The length of service “%(text)s” is approximate."),
    "service_from_date": gettext_noop(
        "The date “%(text)s” in place of service was taken for the first day of work."
    ),
    "service_contradicts": gettext_noop("The teaching service is longer than the total service: check it."),
    "unreadable_category": gettext_noop("The category “%(text)s” was not understood and is left empty."),
    "second_category": gettext_noop(
        "There is no second category any more: “%(text)s” was read as “no category”."
    ),
    "unreadable_education": gettext_noop("The level of education is not clear from “%(text)s”."),
    "unreadable_birth": gettext_noop("The birth year “%(text)s” was not understood and is left empty."),
    "year_guessed": gettext_noop("The birth year in “%(text)s” is not certain: check it."),
    "unreadable_day": gettext_noop("The date “%(text)s” was not understood and is left empty."),
    "day_guessed": gettext_noop("The day in “%(text)s” is not given in full: check it."),
    "unreadable_level": gettext_noop("The level of school “%(text)s” was not understood and is left empty."),
    "level_from_date": gettext_noop("The spreadsheet made a date of the classes: “%(text)s” was read back."),
    "unreadable_phone": gettext_noop("The phone number “%(text)s” was not understood and is left empty."),
    "unreadable_email": gettext_noop("“%(text)s” is no e-mail address and is left empty."),
    "email_repaired": gettext_noop("Russian letters in the address “%(text)s” were replaced by Latin ones."),
    "unreadable_gender": gettext_noop("The gender “%(text)s” was not understood and is left empty."),
    "unreadable_hours": gettext_noop("“%(text)s” is no number of hours a week and is left empty."),
    "formula_in_cell": gettext_noop("A formula written as text stands in the cell and was not read."),
    "too_long": gettext_noop("The text is longer than fits and was cut: “%(text)s”."),
    "second_row_of_person": gettext_noop(
        "The row belongs to the person in row %(other)s and was added to them."
    ),
    "cells_empty": gettext_noop("The column “%(field)s” is empty in some rows (%(number)s): %(rows)s."),
    "column_missing": gettext_noop("There is no column “%(field)s”: it can be filled in later."),
    "private_column": gettext_noop("The column “%(heading)s” is not read: mentoring does not need it."),
    "column_not_read": gettext_noop("The column “%(heading)s” was not recognised and is not read."),
    "sheet_passed_over": gettext_noop("The sheet “%(sheet)s” was not read. %(why)s"),
    "sheet_hidden": gettext_noop("The sheet “%(sheet)s” is hidden and was not read."),
}

FIELDS = {
    "number": gettext_noop("No."),
    "name": gettext_noop("Full name"),
    "surname": gettext_noop("Surname"),
    "first_name": gettext_noop("First name"),
    "patronymic": gettext_noop("Patronymic"),
    "gender": gettext_noop("Gender"),
    "post": gettext_noop("Post"),
    "subjects": gettext_noop("Subject"),
    "levels": gettext_noop("Level of school"),
    "service": gettext_noop("Service: total, teaching, here"),
    "service_total": gettext_noop("Total service"),
    "service_teaching": gettext_noop("Teaching service"),
    "service_here": gettext_noop("Service in this organisation"),
    "education": gettext_noop("Education"),
    "education_detail": gettext_noop("Education: where and what"),
    "category": gettext_noop("Category"),
    "birth": gettext_noop("Birth date or year"),
    "age": gettext_noop("Age"),
    "phone": gettext_noop("Phone"),
    "email": gettext_noop("E-mail"),
    "employed_from": gettext_noop("Employed from"),
    "employed_to": gettext_noop("Employed to"),
    "building": gettext_noop("Building"),
    "department": gettext_noop("Department"),
    "load_hours": gettext_noop("Hours a week"),
    "class_teacher": gettext_noop("Class teacher of"),
    "notes": gettext_noop("Notes"),
    "": gettext_noop("Do not read"),
}

SHEET_WORDS = {
    "row": gettext_noop("Row"),
    "reason": gettext_noop("Why the row was not accepted"),
}

_TEXTS = {**FILES, **NO_STAFF_LIST, **REASONS, **WARNINGS}


def say(code: str, **values: object) -> str:
    """Return the text of a code in the language now active."""
    return gettext(_TEXTS[code]) % values


def field_label(field: str) -> str:
    """Return what a column of the list is called."""
    return gettext(FIELDS[field])
