"""Pages of monitoring: figures and questionnaires, what the curator judges."""
