"""Addresses about personal data within an organisation: /o/<slug>/rights/…"""

from django.urls import path

from .views import own, register, subjects, terms

app_name = "rights"
urlpatterns = [
    path("", register.register, name="register"),
    path("new/", register.new, name="new"),
    path("terms/", terms.terms, name="terms"),
    path("terms/<slug:code>/", terms.destroy, name="destroy"),
    path("mine/", own.own, name="own"),
    path("mine/data.<str:kind>", own.own_data, name="own_data"),
    path("<int:pk>/", register.one, name="request"),
    path("<int:pk>/answer/", register.answer, name="answer"),
    path("tasks/<int:pk>/done/", register.done, name="done"),
    path("tasks/<int:pk>/longer/", register.longer, name="longer"),
    path("people/<int:pk>/", subjects.subject, name="subject"),
    path("people/<int:pk>/data.<str:kind>", subjects.data, name="data"),
    path("people/<int:pk>/link/", subjects.link, name="link"),
    path("people/<int:pk>/erase/", subjects.erase, name="erase"),
]
