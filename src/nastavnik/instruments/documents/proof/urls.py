"""The public address of a signed paper: /d/<token>/."""

from django.urls import path

from . import views

app_name = "proof"
urlpatterns = [path("<str:token>/", views.paper, name="paper")]
