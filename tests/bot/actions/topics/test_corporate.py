"""The counter for companies, which has hours of its own."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, responses

OPEN_NOW = ["utter_hours_corporate", "utter_place_open"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "when is the corporate counter at silk street open"),
        ("zh-CN", "秀水街支行对公业务几点开门"),
        ("ja", "秀水街支店の法人窓口は何時に開きますか"),
        ("ko", "Silk Street 지점 기업 창구 영업시간이 어떻게 되나요?"),
        ("ru", "в какие часы открыто отделение Silk Street для юридических лиц?"),
        ("de", "Wann ist der Schalter für Firmenkunden in der Filiale Silk Street geöffnet?"),
        ("fr", "quand ouvre le guichet pour les entreprises de l'agence Silk Street ?"),
        ("es", "¿a qué hora abre la ventanilla de empresas de la sucursal Silk Street?"),
        ("pt-BR", "que horas abre o balcão para empresas da agência Silk Street?"),
        ("it", "quando è aperta la cassa per le aziende della filiale Silk Street?"),
        ("ar", "متى يفتح شباك الشركات في فرع Silk Street؟"),
    ],
)
def test_the_hours_for_companies_are_said_to_be_theirs(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    assert responses(visitor.say(said)) == ["utter_hours_corporate", "utter_hours_day_open"]


def test_the_branch_may_be_named_afterwards(visitor: Visitor) -> None:
    visitor.say("when is the counter for companies open")
    assert responses(visitor.say("silk street")) == OPEN_NOW


def test_another_day_is_still_about_companies(visitor: Visitor) -> None:
    visitor.say("when is the corporate counter at silk street open")
    answer = visitor.say("and on saturday?")
    assert responses(answer) == ["utter_hours_corporate", "utter_hours_day_open"]
    assert visitor.served.gateway.services[-1] == "corporate"


def test_companies_are_asked_about_after_the_usual_hours(visitor: Visitor) -> None:
    visitor.say("is the silk street branch open now")
    assert responses(visitor.say("and for companies?")) == OPEN_NOW


def test_a_branch_asked_about_anew_has_its_usual_hours(visitor: Visitor) -> None:
    visitor.say("when is the corporate counter at silk street open")
    assert responses(visitor.say("is the silk street branch open now?")) == ["utter_place_open"]


def test_without_such_a_counter_the_nearest_branch_that_has_one_is_named(visitor: Visitor) -> None:
    answer = visitor.say("is the harbour branch's corporate desk open now")
    assert responses(answer) == ["utter_no_corporate", "utter_place_open"]
    assert "Silk Street" in answer["replies"][1]["text"]


def test_a_branch_for_companies_is_looked_for_as_such(visitor: Visitor) -> None:
    visitor.say("where is a branch with a corporate counter near silk street")
    assert visitor.served.gateway.searches[-1]["service"] == "corporate"
