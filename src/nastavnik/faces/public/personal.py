"""The public section keeps no rows of single people; its own words may name somebody."""

from nastavnik.foundation.core.personal import mentions, nothing

mentions("public.Section", fields=("about", "contact"))
nothing("public.Shown")
