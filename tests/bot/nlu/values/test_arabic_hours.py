"""Hours of the day in Arabic, written and spoken, seen from half past three in the afternoon."""

from __future__ import annotations

import pytest

from tests.bot.nlu.values.conftest import Reader


def times(read: Reader, text: str) -> list[str]:
    """Each time as it is read, both readings of an open one."""
    return ["/".join(one.ambiguous or [one.value]) for one in read("time", text, "ar")]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("الساعة الرابعة", "16:00"),
        ("الرابعة والنصف عصرا", "16:30"),
        ("على الساعة خامسة إلا ربع", "16:45"),
        ("الساعه الرابعه والنصف", "16:30"),
        ("الساعة الرابعة و النصف", "16:30"),
        ("الساعة رابعة", "16:00"),
        ("ساعة رابعة ونص", "16:30"),
        ("فالساعة الرابعة", "16:00"),
        ("والساعة الثالثة عصرا", "15:00"),
        ("الحادية عشرة صباحا", "11:00"),
        ("الساعة الحادية عشرة والنصف", "11:30/23:30"),
        ("الساعة الثانية عشرة ظهرا", "12:00"),
        ("الثانية عشرة والنصف ظهرا", "12:30"),
        ("الساعة الثانية عشرة إلا ربعا ظهرا", "11:45"),
        ("الساعة الخامسة الا ربع مساء", "16:45"),
        ("الساعة السابعة إلا عشر دقائق مساء", "18:50"),
        ("الساعة الرابعة و20 دقيقة", "16:20"),
        ("الساعة الثانية والثلث", "14:20"),
        ("الساعة السابعة قبل الظهر", "07:00"),
        ("في الليل الساعة العاشرة", "22:00"),
    ],
)
def test_an_ordinal_is_an_hour_however_it_is_spelled(read: Reader, text: str, time: str) -> None:
    assert times(read, text) == [time]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("الساعه اربعه ونص", "16:30"),
        ("الساعة أربعة ونص وخمسة", "16:35"),
        ("الساعة أربعة ونص إلا خمسة", "16:25"),
        ("الساعة وحدة ونص", "13:30"),
        ("الساعة ثنتين العصر", "14:00"),
        ("الساعة تنتين ونص", "14:30"),
        ("الساعة اثنين", "14:00"),
        ("الساعه الحداشر الصبح", "11:00"),
        ("الساعة اطناش ونص", "12:30"),
        ("ع الساعة سبعة المسا", "19:00"),
        ("عالساعة خمسة وربع", "17:15"),
        ("بالساعة تلاتة وتلت", "15:20"),
        ("مع السبعة ونص الصبح", "07:30"),
        ("الربعة العشية", "16:00"),
    ],
)
def test_dialects_count_hours_in_their_own_words(read: Reader, text: str, time: str) -> None:
    assert times(read, text) == [time]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("نأتي بعد الرابعة", "16:00"),
        ("قبل الخامسة", "17:00"),
        ("في تمام الرابعة", "16:00"),
        ("الرابعة تماما", "16:00"),
        ("نأتي الساعة الرابعة في الفندق", "16:00"),
        ("نأتي الساعة 4 مع المجموعة", "16:00"),
        ("الجمعة الرابعة عصرا", "16:00"),
        ("غدا الرابعة عصرا", "16:00"),
    ],
)
def test_a_word_beside_an_ordinal_says_that_it_is_an_hour(read: Reader, text: str, time: str) -> None:
    assert times(read, text) == [time]


@pytest.mark.parametrize(
    "text",
    [
        "من الرابعة إلى الخامسة",
        "بين الرابعة والخامسة",
        "من الساعة الرابعة حتى الخامسة",
        "من الساعة 4 إلى الخامسة",
    ],
)
def test_both_ends_of_a_span_are_hours(read: Reader, text: str) -> None:
    assert times(read, text) == ["16:00", "17:00"]


@pytest.mark.parametrize(
    "text",
    [
        "الدرجة الرابعة",
        "الدرجة الرابعة والنصف",
        "الدرجة الرابعة والخامسة",
        "الطابق الرابع",
        "رقم الغرفة الرابعة",
        "البطاقة الثانية مساء",
        "للمرة الرابعة مساء",
        "هذه المرة الثالثة التي تبتلع فيها الآلة بطاقتي",
        "مرة ثانية",
        "عندي مجموعة ثانية",
        "انتظرت ساعة ثانية",
        "انتظرت ساعة واحدة",
        "خمس ساعات",
        "من أربعة إلى خمسة",
        "نحن الأربعة",
        "بعد أربعة أيام",
        "الرابعة",
    ],
)
def test_what_is_no_hour_is_no_time(read: Reader, text: str) -> None:
    assert times(read, text) == []


def test_a_number_behind_the_clock_is_no_monday(read: Reader) -> None:
    assert read("date", "الساعة اثنين", "ar") == []
    assert [one.value for one in read("date", "الاثنين الساعة تسعة", "ar")] == ["2026-11-23"]
