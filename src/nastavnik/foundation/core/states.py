"""One way for a row to change its state: by the table of allowed steps, and only if nobody moved it first."""

from django.utils.translation import gettext_lazy as _

from .errors import DomainError


def step(row, to, steps, *, field="state", also=()):
    """Move `row` to state `to` if the table `steps` (state → set of next states) allows it.

    Compare-and-set: the row is changed only where it still has the state that was read, so of two
    people pressing at once one gets a DomainError. `also` names further changed fields to write.
    """
    before = getattr(row, field)
    if to not in steps.get(before, ()):
        labels = dict(row._meta.get_field(field).choices)
        raise DomainError(
            _("This can't be done now: the state is «%(state)s».") % {"state": labels.get(before, before)}
        )
    values = {name: getattr(row, name) for name in also} | {field: to}
    changed = type(row)._base_manager.filter(pk=row.pk, **{field: before}).update(**values)
    if not changed:
        raise DomainError(_("Somebody has just changed this. Reload the page and look again."))
    setattr(row, field, to)
    return before


def diagram(steps) -> str:
    """The table of steps as a Mermaid diagram for the documentation."""
    lines = ["stateDiagram-v2"]
    for before, afters in steps.items():
        lines += [f"    {before} --> {after}" for after in sorted(afters)]
    return "\n".join(lines)
