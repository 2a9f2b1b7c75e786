"""Addresses of the matching, below /o/<slug>/matching/."""

from django.urls import path

from . import views

app_name = "matching"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("<int:pk>/", views.run, name="run"),
    path("<int:pk>/publish/", views.publish, name="publish"),
    path("<int:pk>/discard/", views.discard, name="discard"),
]
