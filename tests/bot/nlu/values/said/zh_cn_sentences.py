"""What is said in Chinese, in whole sentences; see `tests.bot.nlu.values.said.notation`."""

SAID = {
    # The last figure counts tenths of the unit before it.
    "1万2": "12000",
    "3千5英镑": "3500GBP",
    "存3万2天以后": "30000 11-20",
    "三点五万日元": "35000JPY",
    "两三天后": "11-20/11-21",
    # 块 counts units of the currency named beside it.
    "想换三百块美金": "300USD",
    "一百来块的港币": "100HKD",
    "300多块美金": "300USD",
    "韩币十万元": "100000KRW",
    "人民币500元": "500CNY",
    "300块换欧元": "300CNY >EUR",
    "$500港币": "500HKD",
    "¥5000日元": "5000JPY",
    "大后天晚上九点还开着吗": "11-21 21:00",
    "大前天下午取的钱": "11-15",
    # Numbers in everyday words.
    "万一卡丢了怎么办": None,
    "千万不要锁卡": None,
}
