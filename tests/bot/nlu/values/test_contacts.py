"""Cards, addresses, telephones, references, machines."""

from __future__ import annotations

import pytest

from tests.bot.nlu.values.conftest import Reader


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "my card ending in 4321"),
        ("en", "**** 4321"),
        ("zh-CN", "尾号4321"),
        ("zh-TW", "尾號４３２１"),
        ("de", "Karte mit den letzten vier Ziffern 4321"),
        ("ru", "карта заканчивается на 4321"),
        ("fr", "carte finissant par 4321"),
        ("es", "tarjeta terminada en 4321"),
        ("it", "carta che termina con 4321"),
        ("pt-BR", "cartão final 4321"),
        ("ja", "下4桁は4321"),
        ("ko", "끝자리 4321"),
        ("ar", "آخر أربعة أرقام ٤٣٢١"),
    ],
)
def test_the_last_four_digits_are_found_in_every_language(read: Reader, locale: str, text: str) -> None:
    assert [one.value for one in read("card_last4", text, locale)] == ["4321"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("zh-CN", "尾号 4 3 2 1"),
        ("zh-CN", "最后四位，4321"),
        ("zh-TW", "末四碼是4321"),
        ("ja", "下四桁は四三二一です"),
        ("ko", "뒷자리 4자리 4321"),
        ("th", "เลขท้าย 4 ตัวคือ 4321"),
        ("vi", "4 số cuối là 4321"),
        ("ru", "последние четыре цифры карты 4321"),
        ("ru", "окончание карты 4321"),
        ("ar", "فيزا آخرها 4321"),
        ("ar", "آخر ٤ ارقام ٤٣٢١"),
        ("ar", "آخر اربع ارقام ٤٣٢١"),
        ("tr", "kartın son dört hanesi 4321"),
        ("pl", "ostatnie cztery cyfry 4321"),
        ("hi", "मेरे कार्ड के आखिरी चार अंक 4321"),
    ],
)
def test_the_last_four_digits_are_found_however_they_are_written(
    read: Reader, locale: str, text: str
) -> None:
    assert [one.value for one in read("card_last4", text, locale)] == ["4321"]


@pytest.mark.parametrize(("locale", "text"), [("ar", "بطاقتي تنتهي 2027"), ("ru", "срок окончания 2027")])
def test_the_year_in_which_a_card_ends_is_not_its_digits(read: Reader, locale: str, text: str) -> None:
    assert read("card_last4", text, locale) == []


@pytest.mark.parametrize(
    ("locale", "text"), [("ar", "رقم رحلتي EK306"), ("ru", "рейса SU204"), ("tr", "uçuş TK088")]
)
def test_the_number_of_a_flight_is_no_machine(read: Reader, locale: str, text: str) -> None:
    assert read("atm", text, locale) == []


@pytest.mark.parametrize("text", ["it took 4321 yuan", "in the year 2026", "my number is 43210"])
def test_other_digits_are_not_those_of_a_card(read: Reader, text: str) -> None:
    assert read("card_last4", text, "en") == []


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("call me at +7 912 345-67-89", "+79123456789"),
        ("13812345678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("my phone is 555 1234", "5551234"),
        ("0049 30 1234567", "+49301234567"),
        ("هاتفي +٩٧١٥٠١٢٣٤٥٦٧", "+971501234567"),
        ("手机号：138 1234 5678", "13812345678"),
        ("打我电话+86 138 1234 5678谢谢", "+8613812345678"),
        ("電話番号は090-1234-5678です", "09012345678"),
        ("제 번호는 010-1234-5678이에요", "01012345678"),
        ("+82 10-1234-5678로 전화주세요", "+821012345678"),
        ("meine Nummer ist 0049 151 23456789", "+4915123456789"),
        ("+49 151 23456789", "+4915123456789"),
        ("00971 501 2345678", "+9715012345678"),
        ("00852 138 1234 5678", "+85213812345678"),
        ("0086 13812345678", "+8613812345678"),
    ],
)
def test_a_telephone_number_is_reduced_to_its_digits(read: Reader, text: str, phone: str) -> None:
    assert [one.value for one in read("phone", text)] == [phone]


@pytest.mark.parametrize(
    "text",
    [
        "房间1005 13812345678",
        "room 1005, 13812345678",
        "取2000 13812345678",
        "2001 138 1234 5678",
        "10086 13812345678",
        "atm 0012 13812345678",
        "ATM 0049 13812345678",
        "取款机0044 13812345678",
        "房间号0033 13812345678",
        "room number 0044 13812345678",
        "500 13812345678",
    ],
)
def test_the_number_of_a_room_or_an_amount_is_no_code_of_a_country(read: Reader, text: str) -> None:
    assert [one.value for one in read("phone", text)] == ["13812345678"]


@pytest.mark.parametrize(
    "text",
    ["订单号20261118001", "注文番号1234567890です", "계좌번호 123456789012", "10086给我发短信", "95588"],
)
def test_numbers_of_orders_and_hotlines_are_neither_a_telephone_nor_an_amount(
    read: Reader, text: str
) -> None:
    assert read("phone", text) == read("money", text) == []


@pytest.mark.parametrize("text", ["1,000,000 yuan", "2026-11-20", "12345"])
def test_amounts_and_dates_are_no_telephone(read: Reader, text: str) -> None:
    assert read("phone", text, "en") == []


@pytest.mark.parametrize(
    ("text", "address", "words"),
    [
        ("write to Anna.Berg@example.com please", "anna.berg@example.com", "Anna.Berg@example.com"),
        ("邮箱anna@example.com谢谢", "anna@example.com", "anna@example.com"),
        ("a+b_c@mail.example.co.uk.", "a+b_c@mail.example.co.uk", "a+b_c@mail.example.co.uk"),
    ],
)
def test_a_mail_address_is_found_without_what_surrounds_it(
    read: Reader, text: str, address: str, words: str
) -> None:
    assert [(one.value, one.words) for one in read("email", text)] == [(address, words)]


@pytest.mark.parametrize("text", ["a@b", "@home", "name@", "one@two@three.com", "a@-"])
def test_what_only_has_an_at_is_no_address(read: Reader, text: str) -> None:
    assert read("email", text) == []


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("my case is vd-2026-1234", "VD-2026-1234"),
        ("VD-ABC123", "VD-ABC123"),
        ("编号VD 9FC4HJ", "VD-9FC4HJ"),
        ("d87f9a1e-3c44-4f0b-9c6e-1c0f3a2b4d5e", "d87f9a1e-3c44-4f0b-9c6e-1c0f3a2b4d5e"),
    ],
)
def test_a_reference_is_taken_whole(read: Reader, text: str, reference: str) -> None:
    assert [one.value for one in read("reference", text)] == [reference]
    assert read("phone", text) == read("money", text) == read("date", text) == []


@pytest.mark.parametrize(
    ("text", "machine"), [("ATM 0317", "0317"), ("atm0317", "ATM0317"), ("at BJ0101", "BJ0101")]
)
def test_a_machine_is_known_by_its_number(read: Reader, text: str, machine: str) -> None:
    assert [one.value for one in read("atm", text, "en")] == [machine]


@pytest.mark.parametrize(
    "text",
    [
        "航班CA1234明天起飞",
        "搭BR716",
        "NH905便で来ました",
        "KE855편으로 왔어요",
        "my flight CA1234",
        "取号A035",
        "护照E12345678",
    ],
)
def test_the_code_of_a_flight_is_no_machine(read: Reader, text: str) -> None:
    assert read("atm", text) == []


def test_digits_in_a_link_are_nothing(read: Reader) -> None:
    text = "https://example.com/13812345678?date=2026-11-20"
    assert read("phone", text) == read("date", text) == []
