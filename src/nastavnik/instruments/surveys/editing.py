"""Changing a draft: sections and items added, moved, changed, removed. Each gives new content, nothing is kept here."""

from dataclasses import replace

from django.utils.translation import gettext as _

from nastavnik.foundation.core.errors import BadInput

from .content import Content, Item, Section


def add_section(content: Content, title: str, lead: str = "") -> Content:
    return replace(content, sections=(*content.sections, Section(title, lead)))


def change_section(content: Content, number: int, title: str, lead: str) -> Content:
    return _with_section(content, number, replace(_section(content, number), title=title, lead=lead))


def remove_section(content: Content, number: int) -> Content:
    """Without the section and its items; raises BadInput where a later item hangs on one of them."""
    gone = {item.code for item in _section(content, number).items}
    _refuse_hanging(content, gone)
    return replace(content, sections=_without(content.sections, number - 1))


def move_section(content: Content, number: int, by: int) -> Content:
    moved = replace(content, sections=_moved(content.sections, number - 1, by))
    _refuse_backwards(moved)
    return moved


def add_item(content: Content, number: int, item: Item) -> Content:
    """The item at the end of the section, under a code of its own."""
    section = _section(content, number)
    item = replace(item, code=_fresh_code(content))
    _refuse_backwards(made := _with_section(content, number, replace(section, items=(*section.items, item))))
    return made


def change_item(content: Content, item: Item) -> Content:
    """The item with this code in its place; options and rows keep their codes, so that answers keep their meaning."""
    sections = tuple(
        replace(section, items=tuple(item if one.code == item.code else one for one in section.items))
        for section in content.sections
    )
    made = replace(content, sections=sections)
    _refuse_backwards(made)
    return made


def remove_item(content: Content, code: str) -> Content:
    _refuse_hanging(content, {code})
    sections = tuple(
        replace(section, items=tuple(one for one in section.items if one.code != code))
        for section in content.sections
    )
    return replace(content, sections=sections)


def move_item(content: Content, code: str, by: int) -> Content:
    """One place up (-1) or down (1); at the edge of a section, into the neighbouring one."""
    for number, section in enumerate(content.sections, 1):
        codes = [item.code for item in section.items]
        if code not in codes:
            continue
        place = codes.index(code)
        if 0 <= place + by < len(codes):
            moved = _with_section(content, number, replace(section, items=_moved(section.items, place, by)))
        elif 1 <= number + by <= len(content.sections):
            moved = _across(content, number, number + by, place, by)
        else:
            return content
        _refuse_backwards(moved)
        return moved
    raise BadInput(_("This question is not there any more. Reload the page."))


def earlier(content: Content, code: str | None) -> list[Item]:
    """Items on which the item `code` may hang: those before it (all of them for a new one)."""
    items = content.items()
    codes = [item.code for item in items]
    return items[: codes.index(code)] if code in codes else items


def _across(content, here, there, place, by):
    source, target = _section(content, here), _section(content, there)
    item = source.items[place]
    items = (*target.items, item) if by < 0 else (item, *target.items)
    content = _with_section(content, here, replace(source, items=_without(source.items, place)))
    return _with_section(content, there, replace(target, items=items))


def _section(content: Content, number: int) -> Section:
    if not 1 <= number <= len(content.sections):
        raise BadInput(_("This section is not there any more. Reload the page."))
    return content.sections[number - 1]


def _with_section(content, number, section):
    sections = list(content.sections)
    sections[number - 1] = section
    return replace(content, sections=tuple(sections))


def _without(rows, place):
    return (*rows[:place], *rows[place + 1 :])


def _moved(rows, place, by):
    rows, to = list(rows), place + by
    if 0 <= place < len(rows) and 0 <= to < len(rows):
        rows[place], rows[to] = rows[to], rows[place]
    return tuple(rows)


def _fresh_code(content: Content) -> str:
    taken = {item.code for item in content.items()}
    return next(code for n in range(1, 1000) if (code := f"q{n}") not in taken)


def _refuse_hanging(content, gone: set[str]) -> None:
    for item in content.items():
        if item.code not in gone and item.condition and item.condition.item in gone:
            raise BadInput(
                _("The question «%(words)s» hangs on this one: change its condition first.")
                % {"words": item.said}
            )


def _refuse_backwards(content: Content) -> None:
    """A condition looks back only: what it hangs on has been asked before."""
    seen: set[str] = set()
    for item in content.items():
        if item.condition and item.condition.item not in seen:
            raise BadInput(
                _("The question «%(words)s» would come before the one that it hangs on.")
                % {"words": item.said}
            )
        seen.add(item.code)
