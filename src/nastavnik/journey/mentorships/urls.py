"""Addresses of pairs and groups, below /o/<slug>/pairs/."""

from django.urls import path

from . import views

app_name = "mentorships"
urlpatterns = [
    path("", views.listing, name="list"),
    path("own/", views.own, name="own"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.page, name="page"),
    path("<int:pk>/answer/", views.answer, name="answer"),
    path("<int:pk>/links/", views.offer_links, name="links"),
    path("<int:pk>/settle/<int:duty>/", views.settle, name="settle"),
    path("<int:pk>/<slug:name>/", views.deed, name="deed"),
]
