"""Addresses that a participant opens from a letter or a code, without an account: below /t/."""

from django.urls import path

from . import views

app_name = "attendance"
urlpatterns = [
    path("q/<str:token>/", views.scan, name="scan"),
    path("<str:token>/", views.me, name="me"),
    path("<str:token>/session.ics", views.calendar, name="calendar"),
]
