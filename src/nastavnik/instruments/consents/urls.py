"""Addresses of consents within an organisation: /o/<slug>/consents/…"""

from django.urls import path

from . import views

app_name = "consents"
urlpatterns = [
    path("", views.consent_list, name="list"),
    path("print/", views.print_forms, name="print"),
    path("signed/", views.mark_signed, name="signed"),
    path("forms.zip", views.waiting_zip, name="zip"),
    path("<int:pk>/", views.consent, name="consent"),
    path("<int:pk>/form.docx", views.form_docx, name="form"),
    path("<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:pk>/answers/", views.answers, name="answers"),
]
