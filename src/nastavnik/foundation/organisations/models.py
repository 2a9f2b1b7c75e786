"""The tree region → municipality → organisation, the roles people hold in it, and its own numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from .permissions import Role


class Level(models.TextChoices):
    REGION = "region", _("region")
    MUNICIPALITY = "municipality", _("municipality")
    ORGANISATION = "organisation", _("organisation")


class Kind(models.TextChoices):
    SCHOOL = "school", _("school")
    KINDERGARTEN = "kindergarten", _("kindergarten")
    ADDITIONAL = "additional", _("additional education")
    COLLEGE = "college", _("college")
    AUTHORITY = "authority", _("education authority")


class OrganisationQuerySet(models.QuerySet):
    def below(self, organisation):
        """Everything under it in the tree, without itself."""
        return self.filter(path__startswith=organisation.path).exclude(pk=organisation.pk)

    def schools(self):
        return self.filter(level=Level.ORGANISATION)


class Organisation(models.Model):
    """A place in the tree with everything that its papers need to say of it."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    path = models.CharField(max_length=200, db_index=True, editable=False)
    slug = models.SlugField(_("short address"), unique=True, max_length=60)
    level = models.CharField(_("level"), max_length=20, choices=Level, default=Level.ORGANISATION)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.SCHOOL)
    full_name = models.CharField(_("full name"), max_length=500)
    short_name = models.CharField(_("short name"), max_length=200)
    name_forms = models.JSONField(_("cases of the full name"), default=dict, blank=True)
    short_name_forms = models.JSONField(_("cases of the short name"), default=dict, blank=True)
    head_surname = models.CharField(_("head's surname"), max_length=100, blank=True)
    head_first_name = models.CharField(_("head's first name"), max_length=100, blank=True)
    head_patronymic = models.CharField(_("head's patronymic"), max_length=100, blank=True)
    head_post = models.CharField(_("head's post"), max_length=200, blank=True)
    head_is_acting = models.BooleanField(_("acting"), default=False)
    founder = models.CharField(_("founder"), max_length=500, blank=True)
    town = models.CharField(_("town"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=500, blank=True)
    phone = models.CharField(_("phone"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    site = models.URLField(_("site"), blank=True)
    ogrn = models.CharField(_("OGRN"), max_length=15, blank=True)
    inn = models.CharField(_("INN"), max_length=12, blank=True)
    kpp = models.CharField(_("KPP"), max_length=9, blank=True)
    okpo = models.CharField(_("OKPO"), max_length=10, blank=True)
    logo_id = models.BigIntegerField(_("logo"), null=True, blank=True)  # a stored file
    time_zone = models.CharField(_("time zone"), max_length=60, default="Europe/Moscow")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    def __str__(self):
        return self.short_name

    @property
    def ancestor_ids(self) -> tuple[int, ...]:
        """Keys from the root down to this one, itself included."""
        return tuple(int(part) for part in self.path.split("/") if part)

    @property
    def head_full_name(self) -> str:
        return " ".join(filter(None, (self.head_surname, self.head_first_name, self.head_patronymic)))


class Membership(models.Model):
    """An account holds a role in an organisation, from one day until another."""

    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=30, choices=Role)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "organisation", "role"], name="membership_once")
        ]

    def __str__(self):
        return f"{self.account_id}: {self.role}"


class Setting(models.Model):
    """A number or choice of the organisation's own in place of the default in `defaults.py`, from a day on."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="settings")
    code = models.CharField(max_length=60)
    value = models.JSONField()
    in_force_from = models.DateField(null=True, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code", "in_force_from"], name="setting_once_a_day"
            )
        ]

    def __str__(self):
        return f"{self.code} = {self.value}"
