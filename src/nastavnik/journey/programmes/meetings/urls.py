"""Addresses of meetings within an organisation: /o/<slug>/meetings/…"""

from django.urls import path

from . import views
from .private import views as private

app_name = "meetings"
urlpatterns = [
    path("of/<int:mentorship>/", views.log, name="log"),
    path("of/<int:mentorship>/new/", views.new, name="new"),
    path("of/<int:mentorship>/plan/", views.plan, name="plan"),
    path("of/<int:mentorship>/notes/", private.notes, name="notes"),
    path("notes/<int:pk>/", private.change, name="note"),
    path("notes/<int:pk>/remove/", private.remove, name="remove_note"),
    path("<int:pk>/", views.meeting, name="meeting"),
    path("<int:pk>/held/", views.held, name="held"),
    path("<int:pk>/move/", views.move, name="move"),
    path("<int:pk>/confirm/", views.confirm, name="confirm"),
    path("<int:pk>/object/", views.objection, name="object"),
    path("<int:pk>/cancel/", views.cancel, name="cancel"),
]
