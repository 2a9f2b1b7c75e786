"""Addresses of programmes within an organisation: /o/<slug>/programmes/…"""

from django.urls import path, re_path

from . import views

app_name = "programmes"
urlpatterns = [
    path("", views.programme_list, name="list"),
    path("draft/", views.draft_all, name="draft"),
    path("of/<int:mentorship>/", views.of_mentorship, name="of_mentorship"),
    path("<int:pk>/", views.programme, name="programme"),
    re_path(r"^(?P<pk>[0-9]+)/programme\.(?P<extension>docx|pdf)$", views.paper, name="paper"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/add/", views.add_item, name="add_item"),
    path("<int:pk>/reopen/", views.reopen, name="reopen"),
    re_path(r"^(?P<pk>[0-9]+)/(?P<name>agree|approve)/$", views.step, name="step"),
    path("lines/<int:pk>/edit/", views.edit_item, name="edit_item"),
    path("lines/<int:pk>/remove/", views.remove_item, name="remove_item"),
    path("lines/<int:pk>/mark/", views.mark, name="mark"),
]
