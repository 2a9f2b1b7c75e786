"""Addresses of the desk."""

from django.urls import path

from . import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("organisations/", views.organisations, name="organisations"),
    path("o/<slug:slug>/", views.cockpit, name="cockpit"),
    path("o/<slug:slug>/own/", views.own, name="own"),
    path("o/<slug:slug>/search/", views.search, name="search"),
    path("o/<slug:slug>/numbers/", views.numbers, name="numbers"),
]
