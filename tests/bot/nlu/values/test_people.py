"""How many people come."""

from __future__ import annotations

import pytest

from tests.bot.nlu.values.conftest import Reader


@pytest.mark.parametrize(
    ("locale", "text", "size"),
    [
        ("en", "we are 40 people", 40),
        ("en", "a group of 25", 25),
        ("de", "wir sind 12 Personen", 12),
        ("fr", "nous sommes 8", 8),
        ("es", "somos 20", 20),
        ("it", "siamo in 6", 6),
        ("pt-BR", "somos 20 pessoas", 20),
        ("ru", "нас 15 человек", 15),
        ("ar", "نحن 10 أشخاص", 10),
        ("ja", "40人", 40),
        ("ko", "열 명", 10),
        ("zh-CN", "我们三十人", 30),
    ],
)
def test_a_group_is_counted_in_every_language(read: Reader, locale: str, text: str, size: int) -> None:
    assert [one.value for one in read("group_size", text, locale)] == [size]


@pytest.mark.parametrize("text", ["0 people", "1,5 people", "40", "40 dollars", "999999999 people"])
def test_other_numbers_are_no_group(read: Reader, text: str) -> None:
    assert read("group_size", text, "en") == []


@pytest.mark.parametrize(
    ("locale", "text", "size"),
    [
        ("en", "a family of four with two cards", 4),
        ("en", "we'll be about 18, arriving on Saturday", 18),
        ("de", "wir sind zu dritt", 3),
        ("de", "eine Reisegruppe mit rund 30", 30),
        ("fr", "nous serons une trentaine", 30),
        ("fr", "une vingtaine d'élèves", 20),
        ("es", "vamos unas 30 personas", 30),
        ("es", "somos una familia de cuatro", 4),
        ("pt-BR", "a gente é em 12", 12),
        ("it", "una trentina di persone", 30),
        ("it", "siamo una famiglia di quattro", 4),
        ("nl", "we zijn met z'n vieren", 4),
        ("nl", "zaterdag zijn we met 35", 35),
        ("sv", "vi är 12 personer", 12),
        ("id", "kami berempat", 4),
        ("ru", "будем вдвоём завтра", 2),
        ("ru", "нас с женой двое", 2),
        ("ru", "нас будет человек двадцать", 20),
        ("ru", "делегация из 16", 16),
        ("ar", "نكون عشرة انفار", 10),
        ("ar", "احنا حوالي ١٥", 15),
        ("ar", "شخصين بس", 2),
        ("tr", "30 kişilik grubuz", 30),
        ("pl", "będziemy we czwórkę", 4),
        ("hi", "25 लोगों का ग्रुप", 25),
    ],
)
def test_a_group_may_be_named_by_what_it_is(read: Reader, locale: str, text: str, size: int) -> None:
    assert [one.value for one in read("group_size", text, locale)] == [size]


@pytest.mark.parametrize(
    ("locale", "text", "size"),
    [
        ("en", "2 adults and 3 kids", 5),
        ("de", "dreißig Schüler und zwei Lehrer", 32),
        ("fr", "12 adultes, 3 enfants", 15),
        ("it", "una trentina di persone e 3 bambini", 33),
        ("ru", "2 взрослых и 3 детей", 5),
        ("ar", "فريقنا ٢٢ لاعب و ٥ اداريين", 27),
    ],
)
def test_the_parts_of_a_group_are_added_up(read: Reader, locale: str, text: str, size: int) -> None:
    assert [one.value for one in read("group_size", text, locale)] == [size]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "my wife and I plus 3 kids"),
        ("en", "we're 5 minutes away"),
        ("en", "we are 2 km from there"),
        ("fr", "nous sommes 3 jours ici"),
        ("de", "wir sind 3 Nächte hier"),
        ("ru", "двое суток жду"),
        ("ar", "احنا ٥ دقايق ونوصل"),
    ],
)
def test_a_part_of_a_group_or_a_distance_is_no_group(read: Reader, locale: str, text: str) -> None:
    assert read("group_size", text, locale) == []


@pytest.mark.parametrize(
    ("locale", "text", "size"),
    [
        ("zh-CN", "三十多个人的旅游团", 30),
        ("zh-CN", "五六个人吧", 6),
        ("zh-CN", "3个大人2个小孩", 5),
        ("zh-TW", "我們一家五口", 5),
        ("zh-CN", "两口子一起来的", 2),
        ("ja", "大人2人と子供1人", 3),
        ("ja", "大人二人、子供一人です", 3),
        ("ja", "ふたりで行きます", 2),
        ("ko", "어른 2명 아이 1명", 3),
        ("ko", "네 분이요", 4),
        ("ko", "둘이서 가요", 2),
        ("th", "ห้าคนค่ะ", 5),
    ],
)
def test_a_group_of_the_east_is_counted_however_it_is_said(
    read: Reader, locale: str, text: str, size: int
) -> None:
    assert [one.value for one in read("group_size", text, locale)] == [size]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("zh-CN", "前面还有15个人"),
        ("zh-CN", "密码是6位数"),
        ("zh-CN", "卡号后四位"),
        ("ja", "前に10人並んでいます"),
        ("ja", "3人目です"),
        ("ko", "앞에 10명 있어요"),
        ("ko", "20분 뒤에 가요"),
    ],
)
def test_people_in_a_queue_digits_and_minutes_are_no_group(read: Reader, locale: str, text: str) -> None:
    assert read("group_size", text, locale) == []


@pytest.mark.parametrize(
    ("locale", "text", "sizes"),
    [
        ("en", "we are a group of 30 and 15 of us want to change", [30, 15]),
        ("en", "30 students and 2 teachers", [32]),
    ],
)
def test_some_of_those_already_counted_are_not_added(
    read: Reader, locale: str, text: str, sizes: list[int]
) -> None:
    assert [one.value for one in read("group_size", text, locale)] == sizes
