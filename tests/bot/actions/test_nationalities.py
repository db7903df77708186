"""The country of a group whose people are named by their nationality."""

from __future__ import annotations

import pytest

from bot.actions.nationalities import nationality


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("we are a Brazilian group of 30", "BR"),
        ("a South Korean tour group", "KR"),
        ("I lead a group of 25 German tourists", "DE"),
        ("our delegation, 12 Swedish students", "SE"),
        ("a group of Brazilians", "BR"),
        ("We're Dutch", "NL"),
        ("we are 20 Australians", "AU"),
        ("nationality: Italian", "IT"),
        ("бразильская группа, 30 человек", "BR"),
        ("группа из 25 бразильских туристов", "BR"),
        ("группа немцев", "DE"),
        ("у нас российская делегация", "RU"),
        ("мы из группы, мы французы", "FR"),
        ("с казахстанской группой", "KZ"),
        ("eine brasilianische Gruppe", "BR"),
        ("30 österreichische Touristen", "AT"),
        ("Gruppe von 20 Schweizern", "CH"),
        ("eine südkoreanische Reisegruppe", "KR"),
        ("wir sind Dänen", "DK"),
        ("un groupe brésilien", "BR"),
        ("un groupe de 20 touristes allemands", "DE"),
        ("groupe scolaire coreen", "KR"),
        ("nous sommes tous belges", "BE"),
        ("une délégation néerlandaise", "NL"),
        ("grupo brasileño", "BR"),
        ("somos un grupo de 20 turistas japoneses", "JP"),
        ("grupo turístico estadounidense", "US"),
        ("somos todos argentinos", "AR"),
        ("un grupo de españoles", "ES"),
        ("um grupo brasileiro", "BR"),
        ("grupo de 15 estudantes alemães", "DE"),
        ("somos uma delegação francesa", "FR"),
        ("gruppo brasiliano", "BR"),
        ("siamo un gruppo di turisti tedeschi", "DE"),
        ("una comitiva svizzera", "CH"),
        ("مجموعة برازيلية", "BR"),
        ("مجموعة سياحية ألمانية", "DE"),
        ("وفد سعودي", "SA"),
        ("مجموعة من 20 سائحا فرنسيا", "FR"),
        ("مجموعة من البرازيليين", "BR"),
        ("نحن مصريون", "EG"),
    ],
)
def test_a_nationality_beside_a_group_is_its_country(text: str, code: str) -> None:
    found = nationality(text)
    assert found is not None
    assert found[0] == code


@pytest.mark.parametrize(
    "text",
    [
        "we need a German guide for our group",
        "a Russian-speaking group",
        "our group wants 500 American dollars",
        "our group, American dollars",
        "we are American Express customers",
        "the group changes Swiss francs",
        "I speak French",
        "does a German card work here",
        "русскоязычная группа",
        "группа говорит по-английски",
        "нам нужен английский переводчик для группы",
        "группа, китайские юани",
        "unsere Gruppe braucht Schweizer Franken",
        "eine deutschsprachige Gruppe",
        "wir sind eine Gruppe und brauchen einen englischen Führer",
        "un groupe francophone",
        "notre groupe cherche un guide anglais",
        "el grupo necesita un guía español",
        "el grupo quiere cambiar pesos argentinos",
        "o grupo fala inglês",
        "il gruppo vuole franchi svizzeri",
        "المجموعة تريد دولارات أمريكية",
        "نريد مترجما فرنسيا للمجموعة",
        "the group comes at ten German time",
        "a group of 30",
        "a Blue Pagoda group",
        "",
    ],
)
def test_a_nationality_of_something_else_says_nothing_of_the_group(text: str) -> None:
    assert nationality(text) is None


def test_the_words_are_where_they_are_said() -> None:
    text = "we are a Brazilian group"
    found = nationality(text)
    assert found is not None
    assert text[found[1] : found[2]] == "Brazilian"
