"""The journal: values stand in it as they were; those of one person can be destroyed (journal.seal_away)."""

from nastavnik.foundation.core.personal import mentions, nothing

mentions("audit.Entry", fields=("before", "after"), ground="security", term="journal", scrub=False)
nothing("audit.Chain")
