"""The address of personal links, /l/<secret>/."""

from django.urls import path

from . import views

app_name = "by_link"
urlpatterns = [path("<str:token>/", views.opened, name="opened")]
