"""Addresses of documents within an organisation: /o/<slug>/documents/…"""

from django.urls import path, re_path

from . import views

app_name = "documents"
urlpatterns = [
    path("", views.document_list, name="list"),
    path("acts/", views.act_list, name="acts"),
    path("<int:pk>/", views.document, name="document"),
    re_path(r"^(?P<pk>[0-9]+)/paper\.(?P<extension>docx|pdf)$", views.paper, name="paper"),
    path("<int:pk>/approve/", views.approve, name="approve"),
    path("<int:pk>/sign/", views.sign, name="sign"),
    path("<int:pk>/cancel/", views.cancel, name="cancel"),
    path("<int:pk>/reopen/", views.reopen, name="reopen"),
]
