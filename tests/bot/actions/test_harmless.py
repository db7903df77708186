"""What only sounds like danger raises no alarm; what is danger does, whatever is said beside it."""

from __future__ import annotations

import pytest

from bot.actions.emergency import danger_of
from bot.actions.harmless import is_harmless
from bot.actions.urgent import is_helped, is_in_danger, is_serious
from tests.bot.serving import Visitor, handoffs, responses

HARMLESS = [
    ("de", "ich bringe euch um 9 uhr die unterlagen vorbei, habt ihr offen"),
    ("de", "ich bring meine frau um 10 uhr vorbei, geht das"),
    ("es", "me muero de hambre donde hay cajero"),
    ("pt-BR", "minha bateria morreu, to morrendo de fome, onde tem atm"),
    ("it", "sto morendo di fame, dov'è il bancomat?"),
    ("ru", "умираю с голоду, где банкомат?"),
    ("ar", "بموت من الجوع وين الصراف؟"),
    ("en", "a policeman asked for my passport"),
    ("fr", "la police demande mon passeport, c'est normal?"),
    ("de", "die polizei will eine kopie meines kontoauszugs"),
    ("ar", "الشرطة تطلب كشف حساب"),
    ("zh-CN", "派出所让我开一张银行证明"),
    ("ja", "警察にパスポートを見せるよう言われました"),
    ("ko", "경찰이 여권을 보여 달라고 했어요"),
]
DANGEROUS = [
    "ich bringe euch alle um",
    "me muero de hambre y me robaron todo, donde hay cajero?",
    "the police are here, a man with a knife took my passport",
    "we are trapped and starving",
    "falscher polizist hat meinen pass genommen",
    "somebody called from the police and wants me to transfer money, i need a receipt",
    "ich bringe meine frau vorbei, sie ist bewusstlos",
]


@pytest.mark.parametrize(("locale", "said"), HARMLESS)
def test_a_figure_of_speech_and_papers_raise_no_alarm(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert not any(one.startswith(("utter_emergency", "utter_fraud")) for one in responses(answer))
    assert not [one for one in handoffs(answer) if one["skill"] in {"emergency", "complaint"}]


@pytest.mark.parametrize("said", DANGEROUS)
def test_what_is_danger_is_not_taken_for_harmless(said: str) -> None:
    assert not is_harmless(said)


@pytest.mark.parametrize("said", ["i want to die of boredom in this line lol", "死ぬほど疲れた", "笑死我了"])
def test_who_only_says_so_does_not_want_to_die(said: str) -> None:
    assert danger_of(said) != "despair"


@pytest.mark.parametrize(
    "said",
    [
        "死ぬほど辛い、死にたい",
        "ابغى اموت",
        "nie chce mi sie juz zyc",
        "อยากตาย",
        "jag vill dö",
        "tôi muốn chết",
        "j'ai envie d'en finir j'ai tout perdu",
        "mi voglio ammazzare",
        "не вижу смысла жить дальше",
        "quero sumir desse mundo",
    ],
)
def test_despair_is_known_in_cold_words(said: str) -> None:
    assert danger_of(said) == "despair"


@pytest.mark.parametrize(
    ("said", "is_lost"),
    [
        ("my son 9 is lost near your branch", True),
        ("mein sohn 9 ist weg, in der nähe eurer filiale", True),
        ("my daughter, 4 years old, is missing", True),
        ("my son's 9 euros are lost", False),
    ],
)
def test_a_missing_child_of_some_age_is_known(said: str, is_lost: bool) -> None:
    assert is_in_danger(said) is is_lost


@pytest.mark.parametrize(
    "said", ["je vais tuer votre guichetier", "窓口の人を殺す", "ich bring euch alle um"]
)
def test_a_threat_to_our_people_is_serious(said: str) -> None:
    assert is_serious(said)


def test_what_is_brought_at_nine_is_no_threat() -> None:
    assert not is_serious("ich bringe euch um 9 uhr die unterlagen vorbei")


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "she is ok now"),
        ("zh-CN", "她好多了"),
        ("ja", "楽になりました"),
        ("ko", "이제 나아졌어요"),
        ("ru", "ей уже лучше"),
        ("de", "ihr geht es wieder gut"),
        ("fr", "elle va bien maintenant"),
        ("es", "ya está mejor"),
        ("pt-BR", "ja esta melhor"),
        ("it", "ora sta meglio"),
        ("ar", "الحمد لله صارت احسن"),
    ],
)
def test_who_is_better_ends_the_emergency(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press("/emergency")
    assert responses(visitor.say(said)) == ["utter_emergency_helped"]


@pytest.mark.parametrize(
    "said", ["she is not better", "ей не лучше", "elle ne va pas mieux", "non sta meglio"]
)
def test_who_is_not_better_has_no_help(said: str) -> None:
    assert not is_helped(said)


@pytest.mark.parametrize(
    ("locale", "despair", "said", "intent"),
    [
        ("en", "i want to kill myself", "lost my card", "card_lost"),
        ("it", "voglio farla finita", "tassi di cambio dollaro", "fx_rate"),
        ("zh-CN", "不想活了", "卡被吞了 BJ0101", "card_captured"),
    ],
)
def test_a_matter_of_the_bank_after_despair_is_answered_with_a_kind_line(
    visitor: Visitor, locale: str, despair: str, said: str, intent: str
) -> None:
    visitor.locale = locale
    visitor.say(despair)
    answer = visitor.say(said)
    assert answer["intent"]["name"] == intent
    assert responses(answer)[0] == "utter_emergency_despair_on"
    assert len(responses(answer)) > 1


def test_who_feels_better_after_despair_is_told_so_once(visitor: Visitor) -> None:
    visitor.say("i want to kill myself")
    assert responses(visitor.say("i feel better")) == ["utter_emergency_helped"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "my card is blocked. can i get money with passport at counter"),
        ("es", "tarjeta bloqueada, puedo sacar dinero con el pasaporte"),
        ("de", "karte gesperrt. bekomme ich mit reisepass geld am schalter"),
    ],
)
def test_a_passport_as_a_means_is_not_lost(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert "utter_card_lost_passport" not in responses(answer)
    assert not [one for one in handoffs(answer) if one["reason"] == "passport"]


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "i gonna kill that teller"), ("fr", "je vais tuer votre guichetier")]
)
def test_who_threatens_our_people_meets_a_boundary_and_a_person(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer) == ["utter_threat", "utter_complaint_serious"]
    assert handoffs(answer)[0]["reason"] == "serious"
    assert answer["form"] is None
