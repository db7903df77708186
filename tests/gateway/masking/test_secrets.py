from __future__ import annotations

import pytest

from gateway.masking import Kind, mask


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.CVV, "cvv 123"),
        (Kind.CVV, "CVC2: 1234"),
        (Kind.CVV, "security code is 9 8 7"),
        (Kind.CVV, "мой cvv код 123"),
        (Kind.CVV, "три цифры на обороте 456"),
        (Kind.CVV, "卡背后三位是123"),
        (Kind.CVV, "安全码 ４５６"),
        (Kind.CVV, "セキュリティコードは123です"),
        (Kind.CVV, "보안코드 123"),
        (Kind.CVV, "Prüfziffer 123"),
        (Kind.CVV, "cryptogramme : 123"),
        (Kind.CVV, "código de seguridad 123"),
        (Kind.CVV, "código de segurança é 123"),
        (Kind.CVV, "codice di sicurezza 123"),
        (Kind.CVV, "رمز الأمان ١٢٣"),
        (Kind.PIN, "my pin is 1234"),
        (Kind.PIN, "1234 is my pin"),
        (Kind.PIN, "PIN:\n1234"),
        (Kind.PIN, "pin: one two three four"),
        (Kind.PIN, "пин-код 1234"),
        (Kind.PIN, "пинкода 1234"),
        (Kind.PIN, "密码是123456"),
        (Kind.PIN, "暗証番号は1234"),
        (Kind.PIN, "비밀번호는 1234"),
        (Kind.PIN, "Geheimzahl lautet 1234"),
        (Kind.PIN, "code secret 1234"),
        (Kind.PIN, "mi clave es 1234"),
        (Kind.PIN, "senha 1234"),
        (Kind.PIN, "codice segreto 1234"),
        (Kind.PIN, "رقمي السري هو ١٢٣٤"),
        (Kind.EXPIRY, "exp 12/28"),
        (Kind.EXPIRY, "有效期12/28"),
        (Kind.EXPIRY, "有効期限 28年12月"),
        (Kind.EXPIRY, "срок действия 11.27"),
        (Kind.EXPIRY, "gültig bis 09/2027"),
        (Kind.EXPIRY, "تاريخ الانتهاء ١٢/٢٨"),
        (Kind.PASSWORD, "password: Hunter2!x"),
        (Kind.PASSWORD, "пароль qwerty123"),
        (Kind.PASSWORD, "mot de passe = Azerty42"),
        (Kind.PASSWORD, "пароль от банка qwerty123"),
        (Kind.PASSWORD, "la contraseña de mi cuenta es perro1234"),
        (Kind.CODE, "验证码 884422"),
        (Kind.CODE, "код из смс 4821"),
        (Kind.CODE, "OTP 123456"),
        (Kind.CODE, "인증번호 123456"),
        (Kind.TRACK, "%B4111111111111111^DOE/JOHN^28121010000?"),
        (Kind.TRACK, ";4111111111111111=28121010000?"),
        (Kind.PAYMENT_QR, "00020101021102163212345678901234530315654045802CN5909Test Shop63041A2B"),
        (Kind.TRANSFER_REFERENCE, "my moneygram reference number is 1234 5678"),
        (Kind.TRANSFER_REFERENCE, "12345678 moneygram"),
        (Kind.TRANSFER_REFERENCE, "速汇金编号12345678"),
        (Kind.TRANSFER_REFERENCE, "MTCN 123-456-7890"),
        (Kind.IDENTITY_DOCUMENT, "passport AB1234567"),
        (Kind.IDENTITY_DOCUMENT, "护照号E12345678"),
        (Kind.IDENTITY_DOCUMENT, "паспорт 4510 123456"),
        (Kind.IDENTITY_DOCUMENT, "身份证11010519491231002X"),
    ],
)
def test_secret_after_the_word_that_announces_it_is_hidden(kind: Kind, text: str) -> None:
    masked = mask(text)

    assert [finding.kind for finding in masked.findings] == [kind]
    (finding,) = masked.findings
    assert finding.label == "•••"
    assert text[finding.start : finding.end] not in masked.text


def test_words_around_a_secret_stay_readable() -> None:
    assert mask("Мой ПИН 4821, банкомат съел карту").text == "Мой ПИН •••, банкомат съел карту"
