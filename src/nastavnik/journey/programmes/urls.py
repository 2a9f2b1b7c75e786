"""Addresses of programmes within an organisation: /o/<slug>/programmes/…"""

from django.urls import path, re_path

from .views import desk, editing, marks

app_name = "programmes"
urlpatterns = [
    path("", desk.programme_list, name="list"),
    path("draft/", desk.draft_all, name="draft"),
    path("of/<int:mentorship>/", desk.of_mentorship, name="of_mentorship"),
    path("<int:pk>/", desk.programme, name="programme"),
    re_path(r"^(?P<pk>[0-9]+)/programme\.(?P<extension>docx|pdf)$", desk.paper, name="paper"),
    path("<int:pk>/changes/", desk.changes, name="changes"),
    path("<int:pk>/progress/", marks.progress, name="progress"),
    path("<int:pk>/edit/", editing.edit, name="edit"),
    path("<int:pk>/add/", editing.add_item, name="add_item"),
    path("<int:pk>/agree-own/", editing.agree_own, name="agree_own"),
    path("<int:pk>/reopen/", desk.reopen, name="reopen"),
    re_path(r"^(?P<pk>[0-9]+)/(?P<name>agree|approve)/$", desk.step, name="step"),
    path("lines/<int:pk>/edit/", editing.edit_item, name="edit_item"),
    path("lines/<int:pk>/remove/", editing.remove_item, name="remove_item"),
    path("lines/<int:pk>/move/", editing.move_item, name="move_item"),
    path("lines/<int:pk>/mark/", marks.mark, name="mark"),
    path("lines/<int:pk>/tick/", marks.tick, name="tick"),
    path("lines/<int:pk>/confirm/", marks.confirm_mark, name="confirm_mark"),
    path("lines/<int:pk>/file/", marks.add_file, name="add_file"),
    path("files/<int:pk>/", marks.file, name="file"),
]
