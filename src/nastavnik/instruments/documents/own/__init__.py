"""The school's own templates: a .docx with fields in place of the built-in paper."""
