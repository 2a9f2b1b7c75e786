"""What a post says of the person: teaches, leads, or neither.

The list of teaching posts follows the nomenclature of posts of teaching staff (government decree 225
of 21.02.2022); it is matched by stems, since schools write posts in many ways.
"""

import re

TEACHING = re.compile(
    r"учител|воспитател|педагог|преподавател|тьютор|логопед|дефектолог|методист|концертмейстер"
    r"|музыкальн\w+ руководител|мастер\w* производственн|инструктор\w* по (физ|труд)|инструктор-методист"
    r"|советник\w* директора|вожат|руководител\w+ физ|тренер|социальн\w+ педагог|психолог"
)
NOT_TEACHING = re.compile(r"помощник\w* воспитател|младш\w+ воспитател|библиотекар")
LEADING = re.compile(r"^(и\. ?о\.|врио|вр\. ?и\. ?о\.)?\s*(директор|заведующ|начальник|ректор)")
DEPUTY = re.compile(r"заместител|зам\.|завуч")


def teaches(post: str) -> bool:
    """Whether this is a teaching post; «учитель, заместитель директора» is one as well."""
    low = post.casefold()
    for part in re.split(r"[,;/]", low):
        if re.search(NOT_TEACHING, part) or DEPUTY.search(part) or LEADING.search(part.strip()):
            continue
        if TEACHING.search(part):
            return True
    return False


def leads(post: str) -> bool:
    """Whether this is the head of the organisation."""
    low = post.casefold().strip()
    return bool(LEADING.search(low)) and not DEPUTY.search(low) and "филиал" not in low


def deputises(post: str) -> bool:
    """Whether this is a deputy of the head, from whom a curator is usually appointed."""
    return bool(DEPUTY.search(post.casefold()))
