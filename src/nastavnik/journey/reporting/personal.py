"""Cards of schools hold numbers only; a comment is checked against the staff's names, words of a request are not."""

from nastavnik.foundation.core.personal import mentions, nothing

nothing("reporting.Form")
mentions("reporting.Card", fields=("papers",))
mentions("reporting.Request", fields=("title", "words"))
mentions("reporting.Reply", fields=("comment", "cells"))
