"""The Russian words of the banks' codes, for papers and for the search, whatever the language of the page."""

LEVELS = {
    "preschool": "дошкольное образование",
    "primary": "начальная школа",
    "basic": "основная школа",
    "secondary": "средняя школа",
    "additional": "дополнительное образование",
    "vocational": "профессиональное образование",
}
QUALIFICATIONS = {
    "highest": "высшая",
    "first": "первая",
    "conformity": "соответствие занимаемой должности",
    "none": "без категории",
    "mentor_teacher": "«педагог-наставник»",
    "methodist_teacher": "«педагог-методист»",
}
CATEGORIES = {
    "young": "молодой специалист",
    "newcomer": "новый в коллективе",
    "deficits": "с профессиональными дефицитами",
    "returned": "вернувшийся после перерыва",
    "transferred": "переведённый на другую должность",
    "technology": "осваивающий новую технологию",
    "student": "студент",
    "attestation": "готовящийся к аттестации или конкурсу",
}
FORMS = {
    "teacher_teacher": "педагог – педагог",
    "head_teacher": "руководитель – педагог",
    "employer_student": "работодатель – студент",
    "faculty_young_teacher": "педагог вуза (колледжа) – молодой педагог",
    "partner_teacher": "социальный партнёр – педагог",
}
KINDS = {
    "virtual": "виртуальное",
    "group": "в группе",
    "short_term": "краткосрочное",
    "reverse": "реверсивное",
    "situational": "ситуационное",
    "speed": "скоростное",
    "traditional": "традиционное",
}
MODES = {"in_person": "очно", "online": "онлайн", "mixed": "смешанный режим"}
SOURCES = {
    "rule": "сведения о работниках",
    "import": "сведения о работниках",
    "curator": "администрация",
    "administration": "администрация",
    "survey": "анкета",
    "attestation": "аттестация",
    "self": "самовыдвижение",
}
