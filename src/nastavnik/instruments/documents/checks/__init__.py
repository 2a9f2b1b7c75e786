"""The check of a paper before it is approved: what a careful records clerk would put a finger on.

`findings_of(document)` for a row, `findings_in_file(organisation, bytes, day)` for a loose .docx;
`checks.findings.check` registers one more.
"""
