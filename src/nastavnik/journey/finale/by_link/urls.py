"""Addresses that a member of the jury opens without an account: below /j/."""

from django.urls import path

from ..views import judging

app_name = "jury"
urlpatterns = [
    path("<str:secret>/", judging.works_by_link, name="works"),
    path("<str:secret>/<int:application>/", judging.work_by_link, name="work"),
]
