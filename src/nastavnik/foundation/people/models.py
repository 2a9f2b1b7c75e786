"""Staff cards: what a school knows of the people who work in it, and no more than mentoring needs."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped
from nastavnik.foundation.core.search import SearchWords
from nastavnik.foundation.core.text import fold


class Gender(models.TextChoices):
    MALE = "m", _("male")
    FEMALE = "f", _("female")
    UNKNOWN = "", _("not known")


class Category(models.TextChoices):
    HIGHEST = "highest", _("highest category")
    FIRST = "first", _("first category")
    CONFORMITY = "conformity", _("conformity with the post")
    NONE = "none", _("no category")
    MENTOR_TEACHER = "mentor_teacher", _("teacher-mentor")
    METHODIST_TEACHER = "methodist_teacher", _("teacher-methodist")
    UNKNOWN = "", _("not known")


class SchoolLevel(models.TextChoices):
    PRESCHOOL = "preschool", _("preschool")
    PRIMARY = "primary", _("primary school")
    BASIC = "basic", _("basic school")
    SECONDARY = "secondary", _("secondary school")
    ADDITIONAL = "additional", _("additional education")
    VOCATIONAL = "vocational", _("vocational education")


NAME = ("surname", "first_name", "patronymic")


def full_name(surname: str, first_name: str, patronymic: str) -> str:
    """«Иванова Мария Петровна» of the three fields NAME, where a list reads no more of a card."""
    return " ".join(filter(None, (surname, first_name, patronymic)))


class PersonQuerySet(models.QuerySet):
    def employed(self, today):
        """Who works here on this day."""
        return self.filter(models.Q(employed_to=None) | models.Q(employed_to__gte=today))

    def teaching(self):
        return self.filter(is_teaching=True)

    def named(self, text):
        """Whose name contains the text, in any case, ё as е."""
        found = self
        for word in fold(text).split():
            found = found.filter(folded_name__contains=word)
        return found

    def found_by(self, text):
        """Who is found by these words of the name, the post, the subjects and the rest, in any form and order."""
        return self.filter(search_words__fits=text)

    def in_order(self):
        return self.order_by("folded_name", "pk")


class Person(models.Model):
    """A staff card. No passport, СНИЛС, ИНН or health data; of the birth date only the year.

    Service is kept in whole months as of `service_as_of`, so that it grows by itself.
    """

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="people")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="cards"
    )
    surname = models.CharField(_("surname"), max_length=100)
    first_name = models.CharField(_("first name"), max_length=100)
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    gender = models.CharField(_("gender"), max_length=1, choices=Gender, blank=True)
    name_forms = models.JSONField(_("name in the cases"), default=dict, blank=True)
    name_forms_by_hand = models.BooleanField(default=False)
    folded_name = models.CharField(max_length=310, editable=False)
    post = models.CharField(_("post"), max_length=300, blank=True)
    is_teaching = models.BooleanField(_("teaching staff"), default=False)
    subjects = models.JSONField(_("subjects"), default=list, blank=True)
    levels = models.JSONField(_("levels of school"), default=list, blank=True)
    service_total = models.PositiveIntegerField(_("service in all, months"), null=True, blank=True)
    service_teaching = models.PositiveIntegerField(_("teaching service, months"), null=True, blank=True)
    service_here = models.PositiveIntegerField(_("service here, months"), null=True, blank=True)
    service_as_of = models.DateField(_("service as of"), null=True, blank=True)
    education = models.CharField(_("education"), max_length=300, blank=True)
    category = models.CharField(_("category"), max_length=30, choices=Category, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("birth year"), null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    employed_from = models.DateField(_("employed from"), null=True, blank=True)
    employed_to = models.DateField(_("employed to"), null=True, blank=True)
    building = models.CharField(_("building"), max_length=200, blank=True)
    department = models.CharField(_("department"), max_length=200, blank=True)
    load_hours = models.DecimalField(_("hours a week"), max_digits=5, decimal_places=1, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    search_words = SearchWords()

    objects = scoped(PersonQuerySet)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "folded_name", "id"], name="person_by_name"),
            # the list walks these without touching the cards themselves
            models.Index(
                fields=["organisation", "folded_name", "employed_to", "is_teaching", "category"],
                name="person_list",
            ),
            models.Index(
                fields=["organisation", "post", "folded_name", "id", "employed_to"], name="person_by_post"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "account"],
                condition=models.Q(account__isnull=False),
                name="person_one_card_per_account",
            ),
            models.CheckConstraint(condition=~models.Q(surname=""), name="person_has_surname"),
            models.CheckConstraint(
                condition=models.Q(employed_to=None)
                | models.Q(employed_from=None)
                | models.Q(employed_to__gte=models.F("employed_from")),
                name="person_leaves_after_coming",
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self) -> str:
        return full_name(self.surname, self.first_name, self.patronymic)

    @property
    def short_name(self) -> str:
        """«Иванова М. П.» with non-breaking spaces."""
        initials = "\u00a0".join(f"{part[0]}." for part in (self.first_name, self.patronymic) if part)
        return f"{self.surname}\u00a0{initials}".strip()

    def service_on(self, which: str, today) -> int | None:
        """Service in months on this day: `which` is total, teaching or here."""
        months = getattr(self, f"service_{which}")
        if months is None or self.service_as_of is None:
            return months
        as_of = self.service_as_of
        return max(months, months + (today.year - as_of.year) * 12 + today.month - as_of.month)


class ListView(models.Model):
    """How an account wants to see a list: its columns, or a view kept under a name, perhaps shared with the school.

    The row without a name holds the columns that the account chose last.
    """

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    listing = models.CharField(max_length=40)
    name = models.CharField(_("name of the view"), max_length=80, blank=True)
    query = models.TextField(blank=True)
    columns = models.JSONField(_("columns"), default=list)
    is_shared = models.BooleanField(_("for everybody in the school who sees this list"), default=False)

    objects = scoped()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "account", "listing", "name"], name="list_view_name_once"
            )
        ]

    def __str__(self):
        return self.name or self.listing
