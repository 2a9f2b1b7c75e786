"""The page of roles and permissions for the documentation, made from the one place where they stand."""

from nastavnik.foundation.organisations.permissions import GRANTS, PERMISSIONS, SENTENCES, Role


def table() -> str:
    """Markdown: every role with its sentence, then every permission with the roles that hold it."""
    lines = ["| роль | код | что делает |", "|---|---|---|"]
    lines += [f"| {role.label} | `{role.value}` | {SENTENCES[role]} |" for role in Role]
    lines += ["", "| право | код | роли |", "|---|---|---|"]
    for code, words in PERMISSIONS.items():
        holders = ", ".join(f"`{role.value}`" for role in Role if code in GRANTS[role])
        lines.append(f"| {words} | `{code}` | {holders} |")
    return "\n".join(lines)
