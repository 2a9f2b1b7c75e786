"""Addresses of pairs and groups, below /o/<slug>/pairs/."""

from django.urls import path

from . import views
from .hours_pages import views as views_hours

app_name = "mentorships"
urlpatterns = [
    path("", views.listing, name="list"),
    path("own/", views.own, name="own"),
    path("new/", views.new, name="new"),
    path("hours/", views_hours.sheet, name="hours"),
    path("hours/<slug:kind>/", views_hours.file, name="hours_file"),
    path("<int:pk>/spend/", views_hours.spend, name="spend"),
    path("<int:pk>/", views.page, name="page"),
    path("<int:pk>/answer/", views.answer, name="answer"),
    path("<int:pk>/links/", views.offer_links, name="links"),
    path("<int:pk>/settle/<int:duty>/", views.settle, name="settle"),
    path("<int:pk>/<slug:name>/", views.deed, name="deed"),
]
