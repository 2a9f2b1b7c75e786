"""Long work: the words of its progress and its result may name somebody."""

from nastavnik.foundation.core.personal import mentions, nothing

mentions("jobs.Job", fields=("words_of_title", "args", "words", "result", "error"))
nothing("jobs.LastRun")
