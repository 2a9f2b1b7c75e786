"""What is reported at the end; importing this package registers the makers and offers the papers."""

from django.utils.translation import gettext_lazy as _

from nastavnik.journey.orders.offers import LINES, ORDERED, SIGNS, Ask, offer, pair_of

from . import portfolio, programme, year

__all__ = ["portfolio", "programme", "year"]

offer(
    "report.programme",
    _("Final report of a programme"),
    "reports",
    (
        pair_of(ORDERED),
        Ask("achieved", _("What is achieved"), "lines", hint=LINES),
        Ask("difficulties", _("Difficulties"), "lines", hint=LINES),
        Ask("advice", _("Conclusions and advice"), "lines", hint=LINES),
        SIGNS,
    ),
    programme.prepare_programme_report,
)
offer(
    "report.year",
    _("Analytical report on the year"),
    "reports",
    (
        Ask("done", _("What is done"), "lines", hint=LINES),
        Ask("problems", _("Problems"), "lines", hint=LINES),
        Ask("conclusions", _("Conclusions and proposals"), "lines", hint=LINES),
        SIGNS,
    ),
    year.prepare_year_report,
)
offer(
    "portfolio",
    _("Mentor's portfolio for attestation"),
    "reports",
    (
        Ask("person", _("Mentor"), "person", True),
        Ask("students", _("Practice of students"), "lines", hint=LINES),
        Ask("contests", _("Help with contests"), "lines", hint=LINES),
        Ask("approaches", _("Spreading of own approaches"), "lines", hint=LINES),
    ),
    portfolio.prepare_portfolio,
)
