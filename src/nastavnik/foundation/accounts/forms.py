"""What is asked at the door."""

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy as _


class SignIn(AuthenticationForm):
    error_messages = {
        "invalid_login": _(
            "The login and the password do not fit together. Check the keyboard's language and Caps Lock."
        ),
        "inactive": _("This account is closed. Ask your administrator."),
    }

    def __init__(self, request=None, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = _("Login or e-mail")
        self.fields["username"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class NewPassword(PasswordChangeForm):
    """Old password once, new one twice, with the rules beside it."""
