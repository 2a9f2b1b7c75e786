"""Addresses of the end of a year, below /o/<slug>/year/."""

from django.urls import path

from . import views

app_name = "year_end"
urlpatterns = [
    path("", views.now, name="now"),
    path("<int:pk>/", views.year, name="year"),
    path("<int:pk>/close/", views.close, name="close"),
    path("<int:pk>/next/", views.begin_next, name="next"),
    path("<int:pk>/archive/", views.archive, name="archive"),
    path("archives/<int:pk>/", views.file, name="file"),
]
