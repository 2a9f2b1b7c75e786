"""The public address of the form: /s/<the school's short address>/mentor/."""

from django.urls import path

from . import views

app_name = "self_nomination"
urlpatterns = [
    path("", views.public_form, name="form"),
    path("thanks/", views.thanks, name="thanks"),
]
