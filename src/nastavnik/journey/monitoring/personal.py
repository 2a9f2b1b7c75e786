"""What monitoring keeps of people: nothing in the figures of a month."""

from nastavnik.foundation.core.personal import nothing

nothing("monitoring.Snapshot")
