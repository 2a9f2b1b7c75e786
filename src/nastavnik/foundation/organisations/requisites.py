"""Check digits of the requisites: a slip of the key is seen at once, and warned of, not forbidden."""

from django.utils.translation import gettext as _

INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
INN_12 = ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))


def _sum(digits: str, weights) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def inn_fits(inn: str) -> bool:
    """The tenth digit (of a person: the last two) by the weights of the tax service."""
    if len(inn) == 10:
        return _sum(inn, INN_10) % 11 % 10 == int(inn[9])
    return len(inn) == 12 and all(
        _sum(inn, weights) % 11 % 10 == int(inn[len(weights)]) for weights in INN_12
    )


def ogrn_fits(ogrn: str) -> bool:
    """The last digit is the rest of the others by 11 (an entrepreneur's: by 13)."""
    if len(ogrn) not in (13, 15):
        return False
    return int(ogrn[:-1]) % (len(ogrn) - 2) % 10 == int(ogrn[-1])


def okpo_fits(okpo: str) -> bool:
    """Weights 1, 2, 3…; where the rest is ten, once more from 3; ten again counts as nought."""
    if len(okpo) not in (8, 10):
        return False
    for first in (1, 3):
        weights = [
            (first + place - 1) % 10 + 1 if len(okpo) == 10 else first + place
            for place in range(len(okpo) - 1)
        ]
        rest = _sum(okpo, weights) % 11
        if rest < 10:
            break
    return rest % 10 == int(okpo[-1])


def doubts(organisation) -> list[str]:
    """What to look at again, in words; nothing for what is not given."""
    checks = (
        (organisation.ogrn, ogrn_fits, _("OGRN: the check digit does not fit, look at the number again.")),
        (organisation.inn, inn_fits, _("INN: the check digit does not fit, look at the number again.")),
        (organisation.kpp, lambda kpp: len(kpp) == 9, _("KPP has nine digits, look at the number again.")),
        (organisation.okpo, okpo_fits, _("OKPO: the check digit does not fit, look at the number again.")),
    )
    return [text for value, fits, text in checks if value and not (_digits(value) and fits(value))]


def _digits(value: str) -> bool:
    return value.isascii() and value.isdecimal()
