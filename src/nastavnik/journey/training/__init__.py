"""Stage 4: kick-off sessions, consultations, attendance, methodical materials."""
