"""A questionnaire never contains a consent: what is recognised, and what only sounds like it."""

import pytest

from nastavnik.foundation.core.errors import BadInput
from nastavnik.instruments.surveys.consent_words import consent_in, refuse_in_content, refuse_in_item
from nastavnik.instruments.surveys.content import Item, Option
from nastavnik.instruments.surveys.library import all_ready

CONSENTS = [
    "Согласен на обработку персональных данных",
    "Даю согласие на обработку моих персональных данных",
    "Я согласен(на) с обработкой персональных данных",
    "Я согласна на обработку персональных  данных",
    "Настоящим даю своё согласие МБОУ «СОШ № 7»",
    "Подтверждаю согласие на размещение моей фотографии на сайте школы",
    "Разрешаю использовать моё фото и публикацию на сайте",
    "Не возражаю против публикации моих фотографий",
    "Согласие на распространение персональных данных",
    "Выражаю согласие на выполнение работы наставника",
    "Согласен быть наставником на условиях договора",
    "Согласие на наставничество",
    "Соглашаюсь с политикой обработки персональных данных",
    "Ознакомлен с политикой конфиденциальности",
    "СОГЛАСНА НА ФОТОСЪЁМКУ",
    "Обработка моих персональных данных разрешена в соответствии с 152-ФЗ",
    "Персональные данные: даю согласие",
    "I agree to the processing of my personal data",
    "Consent to processing",
]
HARMLESS = [
    "Согласны ли Вы с тем, что наставник помог Вам освоиться?",
    "Насколько Вы согласны с утверждением: «мне хватает времени на подготовку»?",
    "В какой мере Вы согласны с тем, что урок достиг цели?",
    "Безопасность детей в сети и личные данные",
    "Умею защищать персональные данные учеников",
    "Как защитить детей и их данные в сети",
    "Обработка результатов контрольной работы",
    "Согласованность действий с наставником",
    "Согласование расписания встреч",
    "Скорее согласен",
    "Полностью согласна",
    "Готовы ли Вы быть наставником и дальше?",
    "С кем Вам было бы трудно работать в паре?",
    "Размещение материалов на сайте: насколько это было полезно?",
    "Do you agree that the mentor has helped you?",
]


@pytest.mark.parametrize("text", CONSENTS)
def test_a_consent_is_recognised(text):
    assert consent_in(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_consent_is_let_through(text):
    assert consent_in(text) == ""


def test_question_and_answer_together_make_a_consent_as_well():
    split = Item(
        "q1", "single", "Персональные данные", options=(Option("a1", "согласен"), Option("a2", "не сейчас"))
    )
    with pytest.raises(BadInput, match="отдельный документ"):
        refuse_in_item(split)
    refuse_in_item(Item("q1", "single", "Урок достиг цели", options=(Option("a1", "согласен"),)))


def test_the_library_has_none():
    for one in all_ready():
        refuse_in_content(one.content)
