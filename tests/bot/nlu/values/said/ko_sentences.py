"""What is said in Korean, in whole sentences; see `tests.bot.nlu.values.said.notation`."""

SAID = {
    "이삼만원": "20000/30000KRW",
    # 만 behind a number is ten thousand or "only"; 이 is a particle.
    "이천 위안 뽑았는데 천오백만 나왔어요": "2000CNY 1500/15000000CNY",
    "오만이 나왔어요": "50000",
    "조금만 달러로 바꿔주세요": ">USD",
    # A currency named twice is one.
    "엔화 3만엔": "30000JPY",
    "대만돈 5천": "5000TWD",
    "글피 오전 열시": "11-21 10:00",
    # A day is moved by the words behind it.
    "25일 전날": "11-24",
    "크리스마스 전날": "12-24",
    "연휴 전날도 열어요?": None,
    "12월 3일부터 5일까지": "12-03 12-05",
    "낼 아침 9시": "11-19 09:00",
    # A particle may stand between a currency and its amount; what is counted is no amount.
    "달러를 300 바꾸고 싶어요": "300USD",
    "위안화로 2000 뽑았어요": "2000CNY",
    "위안화는 10시에": ">CNY 10:00/22:00",
    "2~3백 달러": "200/300USD",
    "오 만원": "50000KRW",
    "이 천 위안": "1000/2000CNY",
    "2박 3일": None,
    "천만에요": None,
    "만일 카드가 안 나오면": None,
}
