"""Addresses of whoever answers by a link: /a/<token>/…"""

from django.urls import path

from . import views

app_name = "answers"
urlpatterns = [
    path("<str:token>/", views.start, name="start"),
    path("<str:token>/<int:number>/", views.section, name="section"),
    path("<str:token>/<int:number>/save/", views.save, name="save"),
    path("<str:token>/check/", views.check, name="check"),
    path("<str:token>/sent/", views.sent, name="sent"),
    path("<str:token>/no-request/", views.declining, name="decline"),
]
