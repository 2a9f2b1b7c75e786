"""Who is acting: an account with its roles, or the program itself. Deeds take an Actor, never a request."""

from dataclasses import dataclass, field

from .permissions import GRANTS, PERMISSIONS, REACH_DOWN


@dataclass(frozen=True, slots=True)
class Held:
    """A role held in an organisation."""

    organisation_id: int
    role: str


@dataclass(frozen=True, slots=True)
class Actor:
    """`account_id` is None for a guest and for the program itself (`everything`)."""

    account_id: int | None = None
    name: str = ""
    held: tuple[Held, ...] = ()
    everything: bool = False
    organisations: tuple = field(default=(), compare=False, repr=False)  # those of `held`, read with them

    @classmethod
    def program(cls, name: str = "nastavnik") -> "Actor":
        """The program acting by itself: the command line, a nightly job. It may do everything."""
        return cls(name=name, everything=True)

    def roles_in(self, organisation) -> frozenset[str]:
        """The roles held in this organisation; a coordinator's role holds for the schools below as well."""
        above = organisation.ancestor_ids
        return frozenset(
            held.role
            for held in self.held
            if held.organisation_id == organisation.pk
            or (held.role in REACH_DOWN and held.organisation_id in above)
        )

    def may(self, permission: str, organisation) -> bool:
        return self.everything or any(permission in GRANTS[role] for role in self.roles_in(organisation))

    def rights_in(self, organisation) -> frozenset[str]:
        """Everything that the actor may do there."""
        if self.everything:
            return frozenset(PERMISSIONS)
        return frozenset().union(*(GRANTS[role] for role in self.roles_in(organisation)))

    @property
    def signed_in(self) -> bool:
        return self.account_id is not None
