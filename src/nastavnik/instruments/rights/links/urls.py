"""Addresses of personal links, outside any organisation: /my/…"""

from django.urls import path

from ..views import own

app_name = "my"
urlpatterns = [
    path("", own.by_link, name="data"),
    path("data.<str:kind>", own.data_by_link, name="file"),
    path("<str:secret>/", own.link, name="link"),
]
