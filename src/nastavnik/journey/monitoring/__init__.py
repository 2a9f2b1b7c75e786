"""Stage 6: waves of questionnaires, indicators and reports."""
