"""Whether an amount is what the visitor wants or what he brings, in every first-class language."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.actions.topics.wanted import is_amount_wanted
from bot.actions.visitor import Message
from bot.nlu.values.reading import read_values

NOW = dt.datetime(2026, 11, 25, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
WANTED = [
    ("de", "ich möchte 300 Euro kaufen"),
    ("es", "quiero comprar 300 euros"),
    ("fr", "je voudrais acheter 300 euros"),
    ("it", "vorrei comprare 300 franchi svizzeri"),
    ("pt-BR", "quero comprar 100 euros com yuan"),
    ("en", "sell me 100 euro"),
    ("it", "quanti yuan mi servono per 200 euro?"),
    ("en", "how many yuan do I need for 200 euros"),
    ("de", "wieviel Euro brauche ich für 2000 Yuan?"),
    ("fr", "combien d'euros pour avoir 1000 yuans ?"),
    ("en", "I want to buy 300 euros with yuan"),
    ("en", "can I buy 200 pounds here?"),
    ("en", "I need 300 dollars"),
    ("en", "how much do I need for 200 euros"),
    ("en", "how many euros should I bring to get 2000 yuan?"),
    ("en", "how much yuan do I have to pay for 500 usd?"),
    ("en", "I'd like to buy 2000 yuan"),
    ("de", "ich brauche 300 Euro"),
    ("de", "ich brauche etwa 200 Dollar in bar"),
    ("de", "Wie viele Yuan brauche ich, um 300 Euro zu kaufen?"),
    ("de", "wie viele Euro muss ich wechseln um 2000 Yuan zu bekommen?"),
    ("de", "300 Euro kaufen"),
    ("de", "wie viel Yuan kosten mich 200 Euro"),
    ("fr", "j'ai besoin de 200 dollars"),
    ("fr", "combien de yuans me faut-il pour 200 euros ?"),
    ("fr", "il me faut 300 euros"),
    ("fr", "combien d'euros faut-il pour 1000 yuans"),
    ("fr", "vendez-moi 100 euros"),
    ("es", "necesito 200 dólares"),
    ("es", "¿cuántos yuanes necesito para 200 euros?"),
    ("es", "cuántos euros necesito para obtener 2000 yuanes"),
    ("es", "me venden 100 euros?"),
    ("es", "me hacen falta 300 dólares"),
    ("pt-BR", "preciso de 200 euros"),
    ("pt-BR", "quantos yuans preciso para 200 euros?"),
    ("pt-BR", "quantos reais preciso para ter 1000 yuans"),
    ("pt-BR", "queria comprar 300 dólares"),
    ("it", "ho bisogno di 200 euro"),
    ("it", "mi servono 300 dollari"),
    ("it", "quanti euro mi servono per avere 1000 yuan?"),
    ("it", "vorrei acquistare 200 sterline"),
    ("ru", "хочу купить 300 евро"),
    ("ru", "сколько юаней нужно на 200 евро"),
    ("ru", "сколько юаней нужно, чтобы купить 300 евро?"),
    ("ru", "мне нужно 200 долларов"),
    ("ru", "сколько долларов нужно, чтобы получить 2000 юаней"),
    ("ru", "продайте мне 100 евро"),
    ("ru", "300 евро купить можно?"),
    ("zh-CN", "我想买300欧元"),
    ("zh-CN", "买200美元需要多少人民币"),
    ("zh-CN", "200欧元需要多少人民币？"),
    ("zh-CN", "我需要300美元"),
    ("zh-CN", "要换到2000人民币需要多少欧元"),
    ("zh-CN", "我想用人民币买300欧元"),
    ("ja", "300ユーロ買いたいです"),
    ("ja", "人民元で300ユーロを買いたい"),
    ("ja", "200ユーロには何人民元必要ですか"),
    ("ja", "2000元もらうには何ユーロ必要ですか"),
    ("ja", "300ドル必要です"),
    ("ja", "300ユーロを購入したいのですが"),
    ("ko", "300유로를 사고 싶어요"),
    ("ko", "위안으로 300유로 사고 싶어요"),
    ("ko", "200유로를 사려면 몇 위안이 필요해요?"),
    ("ko", "2000위안을 받으려면 몇 유로가 필요한가요?"),
    ("ko", "200달러가 필요해요"),
    ("ko", "300유로 구매하고 싶습니다"),
    ("ar", "أريد شراء 300 يورو"),
    ("ar", "أريد أن أشتري 300 يورو باليوان"),
    ("ar", "كم يوان أحتاج مقابل 200 يورو؟"),
    ("ar", "أحتاج 200 دولار"),
    ("ar", "كم يورو أحتاج للحصول على 2000 يوان"),
    ("ar", "بعني 100 يورو"),
]
GIVEN = [
    ("en", "I want to buy yuan with 300 euros"),
    ("en", "what do I get for 300 euros"),
    ("en", "how many yuan do I get for 300 euros"),
    ("en", "do you buy 300 euros?"),
    ("en", "I need to change 300 euros"),
    ("en", "I need yuan for 300 euros"),
    ("en", "I want to buy yuan for 300 euros"),
    ("en", "do I need a passport to change 300 euros"),
    ("en", "how many yuan can I buy with 300 euros?"),
    ("en", "300 euros in yuan"),
    ("en", "I want to get 300 euros changed"),
    ("en", "exchange 300 euros to buy yuan"),
    ("en", "how many yuan do I get for 300 euros and do I need my passport?"),
    ("en", "i need 300 euros in yuan"),
    ("en", "buy 300 euros worth of yuan"),
    ("en", "I would like to get yuan for 300 euros"),
    ("en", "what is your buying rate for 300 euros"),
    ("de", "ich möchte für 300 Euro Yuan kaufen"),
    ("de", "ich möchte mit 300 Euro Yuan kaufen"),
    ("de", "kaufen Sie 300 Euro an?"),
    ("de", "ich brauche Yuan für 300 Euro"),
    ("de", "ich muss 300 Euro wechseln"),
    ("de", "was bekomme ich für 300 Euro"),
    ("de", "wie viele Euro kann ich für 2000 Yuan kaufen"),
    ("de", "brauche ich einen Ausweis für 300 Euro"),
    ("de", "ich möchte 300 Euro verkaufen"),
    ("de", "ich möchte 300 euro tauschen um yuan zu kaufen"),
    ("fr", "je voudrais acheter des yuans avec 300 euros"),
    ("fr", "combien de yuans pour 200 euros"),
    ("fr", "achetez-vous 300 euros ?"),
    ("fr", "j'ai besoin de changer 300 euros"),
    ("fr", "acheter pour 300 euros de yuans"),
    ("es", "quiero comprar yuanes con 300 euros"),
    ("es", "necesito cambiar 300 euros"),
    ("es", "cuántos yuanes me dan por 300 euros"),
    ("es", "necesito yuanes por 300 euros"),
    ("pt-BR", "quero comprar yuan com 100 euros"),
    ("pt-BR", "preciso trocar 300 euros"),
    ("pt-BR", "quanto dá 300 dólares em yuan"),
    ("it", "vorrei comprare yuan con 300 euro"),
    ("it", "devo cambiare 300 euro"),
    ("it", "ho bisogno di cambiare 300 euro"),
    ("it", "quanti yuan mi date per 300 euro"),
    ("ru", "хочу купить юани на 300 евро"),
    ("ru", "купить юани за 300 евро"),
    ("ru", "нужно обменять 300 евро"),
    ("ru", "сколько юаней дадут за 300 евро"),
    ("ru", "вы покупаете 300 евро?"),
    ("ru", "надо поменять 300 долларов на юани"),
    ("zh-CN", "我想用300欧元买人民币"),
    ("zh-CN", "300欧元能买多少人民币"),
    ("zh-CN", "300欧元能换多少人民币"),
    ("zh-CN", "我需要换300欧元"),
    ("zh-CN", "300欧元能换到多少"),
    ("zh-CN", "300欧元的买入价"),
    ("zh-CN", "我想买300欧元的人民币"),
    ("zh-CN", "我要把300欧元换成人民币"),
    ("ja", "300ユーロで人民元を買いたい"),
    ("ja", "300ユーロは何元になりますか"),
    ("ja", "300ユーロを両替する必要があります"),
    ("ja", "300ユーロ両替したい"),
    ("ja", "300ドル買い取ってもらえますか"),
    ("ko", "300유로로 위안화를 사고 싶어요"),
    ("ko", "300유로를 환전해야 해요"),
    ("ko", "300달러는 몇 위안인가요"),
    ("ar", "أريد شراء يوان ب 300 يورو"),
    ("ar", "أحتاج أن أصرف 300 يورو"),
    ("ar", "كم يوان أحصل مقابل 300 دولار"),
    ("ar", "هل تشترون 300 يورو"),
]


def message(locale: str, text: str) -> Message:
    folded, found = read_values(text, NOW, locale)
    spans = [(one, *folded.span(one.start, one.end)) for one in found]
    entities = [
        {"entity": one.entity, "value": one.value, "start": start, "end": end} for one, start, end in spans
    ]
    return Message(text, "fx_rate", 0.9, entities, locale, NOW, "a conversation")


@pytest.mark.parametrize(("locale", "said"), WANTED)
def test_an_amount_that_is_bought_or_needed_is_wanted(locale: str, said: str) -> None:
    assert is_amount_wanted(message(locale, said))


@pytest.mark.parametrize(("locale", "said"), GIVEN)
def test_an_amount_that_is_changed_or_paid_with_is_given(locale: str, said: str) -> None:
    assert not is_amount_wanted(message(locale, said))
