"""The signs of the desk: icons, stages, states, dates and names as a school writes them.

They stand in tables row after row, so each is one formatted string without a template of its own.
"""

import datetime
from functools import cache

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, pgettext_lazy

register = template.Library()

STATES = {  # the shape is drawn by parts.css, the word stands beside it
    "done": pgettext_lazy("state", "Done"),
    "doing": pgettext_lazy("state", "In progress"),
    "late": pgettext_lazy("state", "Overdue"),
    "none": pgettext_lazy("state", "Not begun"),
    "attention": pgettext_lazy("state", "Needs attention"),
}
STAGES = {  # number: short name, sign; the official titles are data of the roadmap
    1: (pgettext_lazy("stage", "Conditions"), "gavel"),
    2: (pgettext_lazy("stage", "Bank of mentees"), "school"),
    3: (pgettext_lazy("stage", "Bank of mentors"), "user-star"),
    4: (pgettext_lazy("stage", "Selection and training"), "presentation"),
    5: (pgettext_lazy("stage", "Pairs and groups"), "users-group"),
    6: (pgettext_lazy("stage", "Completion"), "trophy"),
    7: (pgettext_lazy("stage", "Information support"), "speakerphone"),
}
NBSP = "\N{NO-BREAK SPACE}"


@cache
def _icons() -> str:
    return conditional_escape(static("icons.svg"))


@register.simple_tag
def icon(name, label=""):
    """A sign from the sprite; without a label it is silent for a screen reader."""
    voice = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="icon" {}><use href="{}#{}"></use></svg>', voice, _icons(), name)


@register.simple_tag
def state_badge(state, label=""):
    """A state by word and shape: done, doing, late, none, attention."""
    return format_html('<span class="state state-{}">{}</span>', state, label or STATES[state])


@register.simple_tag
def stage(number, label=""):
    """A stage's number in its colour, with its short name (or the label given)."""
    return format_html(
        '<span class="stage stage-{0}"><span class="stage-number">{0}</span> {1}</span>',
        number,
        label or stage_name(number),
    )


@register.filter
def stage_name(number):
    return STAGES[int(number)][0]


@register.filter
def stage_icon(number):
    return STAGES[int(number)][1]


@register.filter
def date_ru(value):
    """29.08.2026; a moment is taken in the current time zone; nothing stays nothing."""
    if not value:
        return ""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value.day:02}.{value.month:02}.{value.year}"


@register.filter
def moment_ru(value):
    """29.08.2026, 14:05 in the current time zone."""
    if not value:
        return ""
    if timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{date_ru(value)},{NBSP}{value.hour:02}:{value.minute:02}"


@register.filter
def plural_ru(number, forms):
    """3 → «3 пары» with a non-breaking space; `forms` is «пара,пары,пар»."""
    one, few, many = forms.split(",")
    number = int(number)
    tens, ones = abs(number) % 100, abs(number) % 10
    if ones == 1 and tens != 11:
        word = one
    elif 2 <= ones <= 4 and not 12 <= tens <= 14:
        word = few
    else:
        word = many
    return f"{number}{NBSP}{word}"


@register.filter
def initials(person):
    """«Иванова М. П.» of «Иванова Мария Петровна», or of anything with surname, first_name, patronymic."""
    if hasattr(person, "surname"):
        words = [person.surname, *person.first_name.split(), *person.patronymic.split()]
    else:
        words = str(person).split()
    return NBSP.join(words[:1] + [_initial(word) for word in words[1:]])


def _initial(word):
    """«М.», of a double name «М.-Л.»; «оглы» and the like stay."""
    if word.islower():
        return word
    return "-".join(f"{part[0]}." for part in word.split("-") if part)


@register.simple_tag
def score_bar(value, most=100, word=""):
    """How good, as a bar, a figure and a word."""
    share = round(100 * max(0, min(value, most)) / most) if most else 0
    return format_html(
        '<span class="score"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="8"/></svg><span>{}{}</span></span>',
        share,
        gettext("%(value)s of %(most)s") % {"value": value, "most": most},
        format_html(' <span class="hint">{}</span>', word) if word else "",
    )


@register.simple_tag(takes_context=True)
def sort_heading(context, field, label, css=""):
    """A heading that sorts: the first press up, the second down; the order stands in the address."""
    query = _query(context)
    now = query.get("sort", "")
    aria, sign, to = "", "selector", field
    if now == field:
        aria, sign, to = ' aria-sort="ascending"', "arrow-up", f"-{field}"
    elif now == f"-{field}":
        aria, sign = ' aria-sort="descending"', "arrow-down"
    query["sort"] = to
    return format_html(
        '<th scope="col"{}{}><a href="?{}">{} {}</a></th>',
        mark_safe(aria),
        format_html(' class="{}"', css) if css else "",
        query.urlencode(),
        label,
        icon(sign),
    )


@register.simple_tag(takes_context=True)
def filter_chip(context, field, value, label, count=None):
    """A filter that stands in the address; pressed once more it goes away."""
    query = _query(context)
    on = str(value) in query.getlist(field)
    chosen = [one for one in query.getlist(field) if one != str(value)] + ([] if on else [str(value)])
    query.setlist(field, chosen)
    return format_html(
        '<a class="chip" href="?{}"{}>{}{}{}</a>',
        query.urlencode(),
        mark_safe(' aria-current="true"' if on else ""),
        label,
        "" if count is None else format_html(' <span class="count">{}</span>', count),
        format_html(
            ' {}<span class="visually-hidden">{}</span>', icon("x"), gettext("chosen, press to take away")
        )
        if on
        else "",
    )


@register.simple_tag(takes_context=True)
def keep_query(context, *leave_out):
    """The filters and the order of the address as hidden fields of a form."""
    pairs = ((k, v) for k, values in _query(context).lists() for v in values if k not in leave_out)
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)


def _query(context):
    """The address's query as it will be in a new list: from the first page."""
    query = context["request"].GET.copy()
    for place in ("page", "after", "before"):
        query.pop(place, None)
    return query
