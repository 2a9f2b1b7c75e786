"""Addresses of staff cards, below /o/<slug>/people/."""

from django.urls import path

from .views import cards, looks, staff

app_name = "people"
urlpatterns = [
    path("", staff.listing, name="list"),
    path("export.<slug:kind>", staff.export, name="export"),
    path("new/", cards.new, name="new"),
    path("<int:pk>/", cards.card, name="card"),
    path("<int:pk>/change/", cards.change, name="change"),
    path("<int:pk>/cases/", cards.cases, name="cases"),
    path("<int:pk>/leave/", cards.leave, name="leave"),
    path("<int:pk>/return/", cards.come_back, name="return"),
    path("lists/<slug:listing>/", looks.look, name="look"),
    path("views/<int:pk>/remove/", looks.remove, name="remove_view"),
    path("accounts/<int:pk>/", cards.account, name="account"),
]
