"""Addresses of training and the library, below /o/<slug>/training/."""

from django.urls import path, re_path

from . import views
from .materials import views as materials
from .mentors import views as mentors

app_name = "training"
urlpatterns = [
    path("", views.listing, name="list"),
    path("own/", views.own, name="own"),
    path("new/", views.new, name="new"),
    path("mentors/", mentors.mentors, name="mentors"),
    path("mentors/<int:pk>/", mentors.mentor, name="mentor"),
    path("mentors/<int:pk>/exempt/", mentors.exempt, name="exempt"),
    path("mentors/<int:pk>/course/", mentors.course, name="course"),
    path("courses/<int:pk>/scan/", mentors.course_scan, name="course_scan"),
    path("<int:pk>/", views.session, name="session"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/invite/", views.invite, name="invite"),
    path("<int:pk>/marks/", views.marks, name="marks"),
    path("<int:pk>/door/", views.door, name="door"),
    path("<int:pk>/session.ics", views.calendar, name="calendar"),
    re_path(r"^(?P<pk>[0-9]+)/paper/(?P<name>announcement|attendance)/$", views.paper, name="paper"),
    path("<int:pk>/certificates/", views.certificates, name="certificates"),
    re_path(r"^(?P<pk>[0-9]+)/(?P<name>hold|off|again)/$", views.deed, name="deed"),
    path("materials/", materials.listing, name="materials"),
    path("materials/new/", materials.new, name="new_material"),
    path("materials/ready/", materials.ready, name="ready"),
    path("materials/<int:pk>/", materials.material, name="material"),
    path("materials/<int:pk>/change/", materials.change, name="change_material"),
    re_path(r"^materials/(?P<pk>[0-9]+)/(?P<name>away|back)/$", materials.shelve, name="shelve"),
    re_path(
        r"^materials/(?P<pk>[0-9]+)/material\.(?P<extension>docx|pdf)$",
        materials.paper,
        name="material_paper",
    ),
    path("materials/<int:pk>/file/", materials.file, name="material_file"),
]
