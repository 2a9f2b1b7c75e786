"""Addresses of monitoring, below /o/<slug>/monitoring/."""

from django.urls import path, re_path

from .views import figures, judging

app_name = "monitoring"
urlpatterns = [
    path("", figures.overview, name="overview"),
    re_path(r"^(?P<code>I[0-9]{1,2})/$", figures.indicator, name="indicator"),
    path("comparison/", figures.comparison, name="comparison"),
    path("questionnaires/", figures.wave, name="wave"),
    path("questionnaires/ask/", figures.ask, name="ask"),
    path("questionnaires/<int:pk>/refusal/<str:code>/", figures.refusal, name="refusal"),
    path("swot/", judging.swot, name="swot"),
    path("swot/paper/", judging.swot_paper, name="swot_paper"),
    path("card/", judging.card, name="card"),
    path("report/", judging.report, name="report"),
]
