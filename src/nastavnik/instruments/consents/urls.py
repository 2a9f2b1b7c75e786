"""Addresses of consents within an organisation: /o/<slug>/consents/…"""

from django.urls import path

from . import views
from .scans import views as scans

app_name = "consents"
urlpatterns = [
    path("", views.consent_list, name="list"),
    path("print/", views.print_forms, name="print"),
    path("signed/", views.mark_signed, name="signed"),
    path("forms.zip", views.waiting_zip, name="zip"),
    path("forms.pdf", views.waiting_pdf, name="pdf"),
    path("missing/", views.print_missing, name="missing"),
    path("list.<str:kind>", views.export, name="export"),
    path("scans/", scans.bring, name="bring"),
    path("sheets/", scans.waiting, name="sheets"),
    path("sheets/<int:pk>/join/", scans.join, name="join"),
    path("sheets/<int:pk>/drop/", scans.drop, name="drop"),
    path("sheets/<int:pk>/file/", scans.sheet_file, name="sheet"),
    path("<int:pk>/scan/", scans.scan, name="scan"),
    path("<int:pk>/withdrawal/", views.withdrawal_paper, name="withdrawal"),
    path("<int:pk>/", views.consent, name="consent"),
    path("<int:pk>/form.docx", views.form_docx, name="form"),
    path("<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:pk>/answers/", views.answers, name="answers"),
]
