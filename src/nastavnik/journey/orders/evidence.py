"""What orders tell the roadmap: stage 1."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.states import State as Paper
from nastavnik.journey.mentorships.evidence import open_pairs
from nastavnik.journey.mentorships.states import State
from nastavnik.journey.roadmap.evidence import Evidence, Missing, check, once


def _signed(cycle) -> set[str]:
    """The kinds of the year's orders that are signed, read once for all checks."""
    rows = Document.objects.filter(organisation=cycle.organisation, state__in=(Paper.SIGNED, Paper.IN_FORCE))
    kinds = (
        rows.filter(kind__startswith="order.")
        .about("cycle", cycle.pk)
        .order_by()
        .values_list("kind", flat=True)
    )
    return once(("signed", cycle.pk), lambda: set(kinds))


def _one_order(cycle, kind, words, missing) -> Evidence:
    done = kind in _signed(cycle)
    return Evidence(done, int(done), 1, words, () if done else (Missing(missing, 1, "orders:desk"),))


@check("orders.regulation")
def regulation(cycle, today) -> Evidence:
    """The order on the regulation has number and date; its annexes are part of it."""
    return _one_order(
        cycle,
        "order.regulation",
        _("order on the regulation"),
        _("the order on the regulation is not signed"),
    )


@check("orders.curator")
def curator(cycle, today) -> Evidence:
    """A curator is appointed by a signed order."""
    return _one_order(
        cycle, "order.curator", _("order on the curator"), _("the order on the curator is not signed")
    )


@check("orders.pairs")
def pairs(cycle, today) -> Evidence:
    """Every open pair of the cycle stands in a signed order."""
    states = list(open_pairs(cycle).values())
    ordered = sum(state in (State.ORDERED, State.ACTIVE, State.PAUSED) for state in states)
    waiting = len(states) - ordered
    missing = ()
    if waiting:
        words = ngettext_lazy("%(n)s pair is in no order", "%(n)s pairs are in no order", "n") % {
            "n": waiting
        }
        missing = (Missing(words, waiting, "orders:desk"),)
    elif not states:
        missing = (Missing(_("there are no pairs yet"), 1, "orders:desk"),)
    return Evidence(bool(states) and not waiting, ordered, len(states), _("pairs in an order"), missing)
