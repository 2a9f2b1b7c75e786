"""The page of one's own calendar, below /o/<slug>/calendar/."""

from django.urls import path

from . import views

app_name = "feeds"
urlpatterns = [path("", views.own, name="own")]
