"""The roadmap names people in words only: who is responsible, what a note says."""

from nastavnik.foundation.core.personal import mentions, nothing

mentions("roadmap.Item", fields=("title", "content", "responsible", "expected_result"))
mentions("roadmap.Tick", fields=("note",))
nothing("roadmap.Cycle")
