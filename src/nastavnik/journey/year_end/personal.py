"""The end of a year keeps sentences on stages; a reason in words may name somebody."""

from nastavnik.foundation.core.personal import mentions

mentions("year_end.YearEnd", fields=("reasons", "left"))
