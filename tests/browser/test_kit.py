"""The interface kit in a real Chromium: every component with names as long as life makes them."""

import datetime as dt
from pathlib import Path
from types import ModuleType

import pytest
from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import include, path

from nastavnik.foundation.core import views as core

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Константинопольская-Преображенская Вильгельмина Аполлинариевна"
PEOPLE = [
    (LONG, "учитель русского языка и литературы, педагог-наставник", 1, "doing", "Мухамедьярова Гульнара Рифкатовна", 91),
    ("Алиев Эльдар Гасан оглы", "преподаватель-организатор основ безопасности и защиты Родины", 2, "late", LONG, 78),
    ("Ткач Ирек", "воспитатель", 5, "attention", "Сухой Пётр Ильич", 40),
    ("Кара-Мурза Анна-Мария Сергеевна", "учитель начальных классов", 11, "none", "Ли Ю", 0),
    ("Иванова Мария Петровна", "учитель-логопед", 3, "done", "Петров-Водкин Кузьма Сергеевич", 100),
]  # fmt: skip


class Everything(forms.Form):
    name = forms.CharField(label="Фамилия, имя, отчество", help_text="Как в паспорте, полностью")
    mail = forms.EmailField(label="Электронная почта", required=False)
    day = forms.DateField(label="Дата приказа", widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(label="Вид наставничества", choices=[("", "Выберите"), ("t", "Традиционное")])
    form = forms.ChoiceField(
        label="Форма",
        widget=forms.RadioSelect,
        choices=[("a", "Педагог – педагог"), ("b", "Руководитель – педагог")],
    )
    needs = forms.MultipleChoiceField(
        label="Дефициты",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", "Работа с детьми с ограниченными возможностями здоровья"), ("2", "Методика урока")],
    )
    scale = forms.ChoiceField(
        label="Насколько полезны встречи?",
        widget=forms.RadioSelect(attrs={"class": "scale"}),
        choices=[(n, n) for n in range(1, 11)],
    )
    paper = forms.FileField(label="Файл списка", required=False, help_text="XLSX, XLS, ODS или CSV до 10 МБ")
    note = forms.CharField(label="Замечание", widget=forms.Textarea, required=False)
    agree = forms.BooleanField(label="С содержанием, сроком и оплатой согласен")


def kit(request):
    form = Everything(request.POST or None)
    template = engines["django"].from_string(Path(__file__).with_name("kit.html").read_text(encoding="utf-8"))
    states = ("done", "done", "attention", "doing", "late", "none", "doing")
    context = SIDE | {
        "form": form,
        "stages": [
            {"number": n, "url": "#", "state": state, "done": 7 - n, "total": 7, "current": n == 4}
            for n, state in enumerate(states, 1)
        ],
        "tasks": [
            {"label": "Согласия на обработку персональных данных", "url": "#", "hint": f"не подписали двое: {LONG}, Ткач И.", "state": "late", "word": "просрочено на 3 дня"},
            {"label": "Установочная сессия наставников", "url": "#", "hint": "срок 15.09.2026", "state": "doing", "word": ""},
            {"label": "Приказ о закреплении пар", "url": "", "hint": "можно начать, когда будут согласия", "state": "none", "word": ""},
            {"label": "Положение утверждено", "url": "#", "hint": "", "state": "done", "word": ""},
        ],
        "rows": [dict(zip(("name", "post", "service", "state", "mentor", "score"), row, strict=True)) for row in PEOPLE],
        "entries": [
            {"at": dt.datetime(2026, 9, 7, 6, 5, tzinfo=dt.UTC), "who": "Соколова Е. В.", "what": "Изменён срок программы", "changes": [("Срок", "31.12.2026", "31.05.2027")]},
            {"at": dt.datetime(2026, 9, 1, 6, 5, tzinfo=dt.UTC), "who": "Программа", "what": "Приказ № 14-а вступил в силу", "changes": []},
        ],
        "crumbs": [("Рабочий стол", "#"), ("Дорожная карта", "#")],
        "tabs": [
            {"label": "Наставляемые", "url": "#", "current": True, "count": 18},
            {"label": "Наставники", "url": "#", "current": False, "count": 11},
            {"label": "Без пары", "url": "#", "current": False, "count": None},
        ],
        "pager": {"first": 1, "last": 5, "total": 18, "previous": "", "next": "?page=2"},
        "facts": [("Должность", PEOPLE[1][1]), ("Стаж", "8 лет 3 месяца"), ("Год рождения", "")],
        "figures": [("72 %", "охват: 43 из 60 педагогов"), ("12", "пар работают"), ("5", "без наставника")],
        "over": True,
    }  # fmt: skip
    return HttpResponse(template.render(context, request), status=422 if form.errors else 200)


def confirm(request):
    return render(request, "core/confirm.html", SIDE | {
        "heading": "Подписать приказ № 14-а", "lead": "Приказ о закреплении наставнических пар от 07.09.2026",
        "effects": ["будет подписан приказ № 14-а", "начнут работу 6 пар", "12 человек получат письма"],
        "undo": "Отменить можно новым приказом.", "danger": True, "deed": "Подписать", "back": "/kit/",
    })  # fmt: skip


def rule_error(request):
    error = "Пару нельзя подтвердить: нет согласия наставника."
    return render(request, "core/rule_error.html", {"error": error, "back": ""}, status=409)


SIDE = {
    "organisation": "МБОУ «Средняя общеобразовательная школа № 7 имени Героя Советского Союза»",
    "search_url": "/kit/",
    "cycles": [{"label": "2026/2027", "url": "#", "current": True}, {"label": "2025/2026", "url": "#", "current": False}],
    "sections": [
        {"label": "Дорожная карта", "url": "#", "icon": "map-2", "current": True},
        {"label": "Сотрудники", "url": "#", "icon": "id", "count": 60},
        {"label": "Наставляемые", "url": "#", "icon": "school", "group": "Банки", "count": 18},
        {"label": "Наставники", "url": "#", "icon": "user-star", "count": 11},
        {"label": "Пары и группы", "url": "#", "icon": "users-group", "group": "Работа", "count": 3, "late": True},
        {"label": "Приказы", "url": "#", "icon": "gavel"},
        {"label": "Согласия", "url": "#", "icon": "signature", "count": 2, "late": True},
        {"label": "Показатели", "url": "#", "icon": "chart-bar"},
    ],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _kit_addresses(settings):
    addresses = ModuleType("kit_urls")
    addresses.urlpatterns = [
        path("kit/", kit),
        path("kit/confirm/", confirm),
        path("kit/rule/", rule_error),
        path("", include("nastavnik.config.urls")),
    ]
    addresses.handler404 = core.page_not_found
    settings.ROOT_URLCONF = addresses


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("address", ["/kit/", "/kit/confirm/", "/kit/rule/", "/no-such-page/"])
def test_every_component_is_clean(visit, assert_clean, address, width, scheme):
    assert_clean(visit(address, width=width, scheme=scheme))
