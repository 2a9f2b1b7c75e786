"""The signs of the banks: addresses of the one or the other, states, lengths of service."""

from django import template
from django.urls import reverse

from nastavnik.foundation.core.templatetags.nastavnik import state_badge
from nastavnik.foundation.people.models import SchoolLevel
from nastavnik.foundation.people.words import service_words
from nastavnik.journey.register.columns import SHAPES
from nastavnik.journey.register.words import reason_words

register = template.Library()
ADDRESSES = {
    "list": "{name}",
    "one": "{one}",
    "change": "change_{one}",
    "add": "add_{one}",
    "answers": "answers_{one}",
    "wishes": "wishes_{one}",
    "decide": "decide_{name}",
    "export": "export_{name}",
}


@register.simple_tag(takes_context=True)
def bank_url(context, bank, what, *args):
    """An address of this bank: its list, one entry, and the deeds."""
    name = ADDRESSES[what].format(name=bank.name, one=bank.one)
    return reverse(f"register:{name}", args=[context["organisation"].slug, *args])


@register.simple_tag
def entry_badge(entry):
    """The state of an entry by word and shape."""
    return state_badge(SHAPES[entry.state], entry.get_state_display())


@register.filter
def service(months):
    return service_words(months)


@register.filter
def reason(row):
    return reason_words(row)


@register.filter
def levels(codes):
    """«начальная школа, основная школа»."""
    known = dict(SchoolLevel.choices)
    return ", ".join(str(known.get(code, code)) for code in codes)
