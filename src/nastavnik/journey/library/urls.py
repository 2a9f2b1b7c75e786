"""Addresses of the library of practices, below /o/<slug>/library/."""

from django.urls import path

from . import views

app_name = "library"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new/", views.new, name="new"),
    path("from-pair/<int:mentorship>/", views.from_pair, name="from_pair"),
    path("collection.<str:extension>", views.collection, name="collection"),
    path("<int:pk>/", views.page, name="practice"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/paper.<str:extension>", views.paper, name="paper"),
    path("<int:pk>/review/", views.review, name="review"),
    path("<int:pk>/take-down/", views.down, name="take_down"),
    path("<int:pk>/answer/<int:author>/<slug:name>/", views.answer, name="answer"),
    path("<int:pk>/attach/", views.attach, name="attach"),
    path("<int:pk>/do/<slug:name>/", views.step, name="step"),
    path("files/<int:pk>/", views.attachment, name="attachment"),
    path("files/<int:pk>/remove/", views.detach, name="detach"),
]
