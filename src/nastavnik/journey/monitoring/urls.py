"""Addresses of monitoring, below /o/<slug>/monitoring/."""

from django.urls import path, re_path

from . import views

app_name = "monitoring"
urlpatterns = [
    path("", views.overview, name="overview"),
    re_path(r"^(?P<code>I[0-9]{1,2})/$", views.indicator, name="indicator"),
    path("comparison/", views.comparison, name="comparison"),
    path("questionnaires/", views.wave, name="wave"),
    path("questionnaires/ask/", views.ask, name="ask"),
    path("questionnaires/<int:pk>/refusal/<str:code>/", views.refusal, name="refusal"),
]
