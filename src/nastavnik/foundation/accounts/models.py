"""A personal account: one per human being, whatever roles they hold in however many organisations."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountManager(BaseUserManager):
    def get_by_natural_key(self, login):
        return self.get(login=login.strip().casefold())


class Account(AbstractBaseUser):
    """A login, a password, and how to write to its owner. What the owner may do stands in memberships."""

    login = models.CharField(_("login"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=2, default="ru")
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email"], condition=~models.Q(email=""), name="account_email_once"
            )
        ]

    def __str__(self):
        return self.login

    def clean(self):
        self.login = self.login.strip().casefold()
