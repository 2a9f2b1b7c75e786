"""Addresses of a municipality's or region's desk, and of a school's answers, below /o/<slug>/figures/."""

from django.urls import path

from . import views

app_name = "reporting"
urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("all.<str:kind>", views.export, name="export"),
    path("forms/new/", views.new_form, name="new_form"),
    path("forms/<int:pk>.<str:kind>", views.export_form, name="form_file"),
    path("requests/", views.requests, name="requests"),
    path("requests/new/", views.ask, name="ask"),
    path("requests/<int:pk>/", views.request_page, name="request"),
    path("requests/<int:pk>/remind/", views.remind, name="remind"),
    path("requests/<int:pk>.<str:kind>", views.replies_file, name="replies_file"),
    path("asked/", views.asked, name="asked"),
    path("asked/<int:pk>/", views.answer, name="answer"),
]
