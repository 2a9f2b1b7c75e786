"""Addresses of the matching, below /o/<slug>/matching/."""

from django.urls import path

from .views import (
    asking,
    by_link,  # noqa: F401 – its pages register themselves for personal links
    desk,
    rulings,
    runs,
)

app_name = "matching"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("preview/", desk.preview, name="preview"),
    path("rulings/", rulings.listing, name="rulings"),
    path("rulings/<int:pk>/lift/", rulings.lift, name="lift"),
    path("questions/", asking.questions, name="questions"),
    path("questions/<int:pk>/close/", asking.close, name="close_question"),
    path("questions/pauses/<int:pk>/", asking.end_pause, name="end_pause"),
    path("shortlists/<slug:side>/", asking.shortlists, name="shortlists"),
    path("<int:pk>/", runs.run, name="run"),
    path("<int:pk>/of/<int:mentee>/", runs.choice, name="choice"),
    path("<int:pk>/helps/<int:mentee>/", runs.helps, name="helps"),
    path("<int:pk>/other/", runs.other, name="other"),
    path("<int:pk>/publish/", runs.publish, name="publish"),
    path("<int:pk>/discard/", runs.discard, name="discard"),
]
