"""Addresses of staff cards, below /o/<slug>/people/."""

from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("", views.listing, name="list"),
    path("export.<slug:kind>", views.export, name="export"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.card, name="card"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/cases/", views.cases, name="cases"),
    path("<int:pk>/leave/", views.leave, name="leave"),
    path("<int:pk>/return/", views.come_back, name="return"),
    path("accounts/<int:pk>/", views.account, name="account"),
]
