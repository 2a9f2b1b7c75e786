"""Addresses of the keeping of the public section, below /o/<slug>/public/."""

from django.urls import path

from . import views

app_name = "publicity"
urlpatterns = [
    path("", views.section, name="section"),
    path("papers/<int:pk>/show/", views.show_paper, name="show_paper"),
    path("events/<int:pk>/show/", views.show_event, name="show_event"),
    path("<int:pk>/hide/", views.hide, name="hide"),
]
