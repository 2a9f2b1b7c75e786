"""What the final event tells the roadmap: stage 6."""

from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.states import State as Paper
from nastavnik.journey.roadmap.evidence import Evidence, Missing, check

from .models import Event
from .states import State


def _signed(cycle, kind) -> bool:
    rows = Document.objects.filter(organisation=cycle.organisation, state__in=(Paper.SIGNED, Paper.IN_FORCE))
    return rows.of_kind(kind).about("cycle", cycle.pk).exists()


@check("finale.order")
def order(cycle, today) -> Evidence:
    """The order on the final event has number and date."""
    done = _signed(cycle, "order.event")
    missing = () if done else (Missing(_("the order on the final event is not signed"), 1, "finale:now"),)
    return Evidence(done, int(done), 1, _("order on the final event"), missing)


@check("finale.event")
def event(cycle, today) -> Evidence:
    """The event is held and the protocol of its jury is signed."""
    held = Event.objects.filter(cycle=cycle, state=State.HELD).exists()
    protocol = _signed(cycle, "protocol.event")
    missing = []
    if not held:
        missing.append(Missing(_("the final event is not held yet"), 1, "finale:now"))
    if not protocol:
        missing.append(Missing(_("the protocol of the jury is not signed"), 1, "finale:now"))
    return Evidence(held and protocol, held + protocol, 2, _("event and protocol"), tuple(missing))
