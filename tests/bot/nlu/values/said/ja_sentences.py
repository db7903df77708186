"""What is said in Japanese, in kanji figures and in sentences; see `tests.bot.nlu.values.said.notation`."""

SAID = {
    # Figures one by one in kanji, alone and before a unit.
    "三五〇〇円引かれました": "3500JPY",
    "五〇万円": "500000JPY",
    "二万五〇〇〇円": "25000JPY",
    "百五〇円": "150JPY",
    "二〇二六年一一月三〇日": "11-30",
    "一二月二〇日": "12-20",
    "午後一〇時半": "22:30",
    "弐千円": "2000JPY",
    "一・五万円": "15000JPY",
    # Two figures that follow one another are two readings.
    "二、三百ドル": "200/300USD",
    "三、四日後": "11-21/11-22",
    "二、三時間前": "12:30/13:30",
    "しあさっての朝10時": "11-21 10:00",
    "円は使えますか": ">JPY",
    "元で払えますか": ">CNY",
    "元気ですか": None,
    # A day is moved by the words behind it; so much a day is no day.
    "クリスマスの前日": "12-24",
    "25日の前日は": "11-24",
    "12月3日から5日まで": "12-03 12-05",
    "1日3万円まで": "30000JPY",
    "R8.11.20": "11-20",
    # A particle may stand between a currency and its amount; what is counted is no amount.
    "ドルを300両替したい": "300USD",
    "円を3万": "30000JPY",
    "ドルを3時に": ">USD 15:00",
    "一円も出てこない": None,
    "何千円": None,
    "2泊3日": None,
    "三井住友銀行": None,
}
