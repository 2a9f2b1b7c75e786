"""The training of each mentor: who lacks a session, exemptions, courses taken elsewhere."""
