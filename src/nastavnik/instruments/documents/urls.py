"""Addresses of documents within an organisation: /o/<slug>/documents/…"""

from django.urls import path, re_path

from . import views
from .acquaintance import views as reading
from .batches import views as batches
from .checks import views as checks
from .own import views as own
from .scans import views as scans

app_name = "documents"
urlpatterns = [
    path("", views.document_list, name="list"),
    path("acts/", views.act_list, name="acts"),
    path("check/", checks.check_file, name="check_file"),
    path("pack/", batches.pack, name="pack"),
    path("pack/<int:pk>/file", batches.batch_file, name="batch_file"),
    path("to-read/", reading.own_list, name="own_list"),
    path("to-read/<int:pk>/", reading.own, name="own"),
    path("templates/", own.templates, name="templates"),
    path("templates/<int:pk>/", own.template, name="template"),
    path("templates/<int:pk>/file.docx", own.template_file, name="template_file"),
    re_path(
        r"^templates/(?P<pk>[0-9]+)/try\.(?P<extension>docx|pdf)$", own.template_try, name="template_try"
    ),
    path("templates/<int:pk>/use/", own.template_use, name="template_use"),
    path("templates/<int:pk>/built-in/", own.template_built_in, name="template_built_in"),
    path("<int:pk>/", views.document, name="document"),
    re_path(r"^(?P<pk>[0-9]+)/paper\.(?P<extension>docx|pdf)$", views.paper, name="paper"),
    path("<int:pk>/approve/", views.approve, name="approve"),
    path("<int:pk>/sign/", views.sign, name="sign"),
    path("<int:pk>/cancel/", views.cancel, name="cancel"),
    path("<int:pk>/reopen/", views.reopen, name="reopen"),
    path("<int:pk>/scan/", scans.attach, name="attach_scan"),
    path("<int:pk>/scan/file", scans.scan, name="scan"),
    path("<int:pk>/readers/", reading.readers, name="readers"),
    path("<int:pk>/readers/add/", reading.add, name="add_readers"),
    path("<int:pk>/readers/on-paper/", reading.on_paper, name="on_paper"),
    path("<int:pk>/readers/remind/", reading.remind, name="remind"),
    re_path(r"^(?P<pk>[0-9]+)/readers/sheet\.(?P<extension>docx|pdf)$", reading.sheet, name="readers_sheet"),
]
