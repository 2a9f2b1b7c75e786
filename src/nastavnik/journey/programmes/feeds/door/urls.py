"""The secret address of a calendar, below /cal/."""

from django.urls import path

from .. import views

urlpatterns = [path("<str:token>.ics", views.read, name="calendar")]
