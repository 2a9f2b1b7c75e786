"""Addresses of the public section, below /s/<the school's short address>/."""

from django.urls import path

from . import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("acts/", views.acts, name="acts"),
    path("acts/<int:pk>.pdf", views.act, name="act"),
    path("roadmap/", views.roadmap, name="roadmap"),
    path("programmes/", views.programmes, name="programmes"),
    path("news/", views.news, name="news"),
    path("news/feed.atom", views.feed, name="feed"),
    path("news/<int:pk>/", views.story, name="story"),
    path("photo/<int:pk>.jpg", views.photo, name="photo"),
    path("practices/", views.practices, name="practices"),
    path("practices/<int:pk>/", views.practice, name="practice"),
    path("events/", views.events, name="events"),
    path("contacts/", views.contacts, name="contacts"),
    path("look/", views.look, name="look"),
    path("choose/", views.choose, name="choose"),
]
