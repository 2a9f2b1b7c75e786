"""Addresses of an organisation's settings, below /o/<slug>/settings/."""

from django.urls import path

from . import views

app_name = "organisations"
urlpatterns = [
    path("", views.details, name="details"),
    path("cases/", views.cases, name="cases"),
    path("numbers/", views.numbers, name="numbers"),
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/new/", views.new_account, name="new_account"),
    path("accounts/<int:pk>/role/", views.give_role, name="give_role"),
    path("accounts/<int:pk>/password/", views.new_password, name="new_password"),
    path("roles/<int:pk>/take/", views.take_role, name="take_role"),
]
