"""Addresses of orders within an organisation: /o/<slug>/orders/…"""

from django.urls import path

from . import views

app_name = "orders"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("regulation/", views.regulation, name="regulation"),
    path("curator/", views.curator, name="curator"),
    path("pairs/", views.pairs, name="pairs"),
    path("papers/", views.papers, name="papers"),
    path("papers/<str:code>/", views.prepare, name="prepare"),
    path("words/<int:pk>/", views.words, name="words"),
]
