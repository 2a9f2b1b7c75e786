"""Addresses of the roadmap, below /o/<slug>/roadmap/."""

from django.urls import path

from . import views

app_name = "roadmap"
urlpatterns = [
    path("", views.now, name="now"),
    path("open/", views.open_cycle, name="open"),
    path("<int:pk>/", views.cycle, name="cycle"),
    path("<int:pk>/stages/<int:stage>/new/", views.add_point, name="add_point"),
    path("items/<int:pk>/remove/", views.remove_point, name="remove_point"),
    path("items/<int:pk>/", views.item, name="item"),
    path("items/<int:pk>/change/", views.change_item, name="change_item"),
    path("items/<int:pk>/tick/", views.tick_item, name="tick"),
    path("items/<int:pk>/untick/", views.untick_item, name="untick"),
    path("ticks/<int:pk>/file/", views.tick_file, name="tick_file"),
]
