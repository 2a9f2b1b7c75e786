"""Addresses of those without a pair, below /o/<slug>/support/."""

from django.urls import path, re_path

from . import views

app_name = "support"
urlpatterns = [
    path("", views.listing, name="list"),
    re_path(r"^register\.(?P<kind>xlsx|csv|docx|pdf)$", views.export, name="export"),
    path("register/", views.register, name="register"),
    path("search/", views.search, name="search"),
    path("<int:pk>/", views.case, name="case"),
    path("<int:pk>/plan/", views.add_step, name="add_step"),
    path("<int:pk>/review/", views.review, name="review"),
    path("<int:pk>/note/", views.note, name="note"),
    re_path(r"^steps/(?P<pk>[0-9]+)/(?P<name>done|remove)/$", views.step, name="step"),
    path("candidates/<int:pk>/propose/", views.propose, name="propose"),
]
