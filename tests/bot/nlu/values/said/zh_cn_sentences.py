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
    # The figure of a weekday is none of the hour's.
    "下周二十点": "11-24 10:00/22:00",
    "星期三十点半来": "11-18 10:30/22:30",
    "周五五六百块": "11-20 500/600CNY",
    "晚上一点": "01:00",
    # 一点 is an hour or a bit.
    "今晚一点": "11-18 01:00",
    "周五一点到": "11-20 13:00",
    "一点左右到": "13:00",
    "下午一点都在吗": "13:00",
    "一点": "13:00",
    "一点都不清楚": None,
    "今天一点都不忙": "11-18",
    "能不能快一点": None,
    "晚一点来可以吗": None,
    "有两点建议": None,
    # Numbers in everyday words.
    "万一卡丢了怎么办": None,
    "千万不要锁卡": None,
    # A day is moved by the words behind it.
    "圣诞节前一天营业吗": "12-24",
    "12月25号的前一天": "12-24",
    "元旦第二天": "2027-01-02",
    # The end of a span is in the month of its beginning, or as open as that.
    "12月3到5号": "12-03 12-05",
    "28号到3号": "11-28 12-03",
    "我从8号到12号在北京": "11-08/12-08 11-12/12-12",
    # A point between figures is a day's before a part of the day.
    "11.20晚上8点": "11-20 20:00",
    "11.20下午": "11-20",
    "晚上11.20": "23:20",
    # A word may stand between a currency and its amount; what is counted is no amount.
    "美元大概五百": "500USD",
    "台币现钞三万": "30000TWD",
    "美元有3种": ">USD",
    "人民币大概三点去取": ">CNY 15:00",
    "100或200美元": "100/200USD",
    "取了300，换10张": "300",
    "3w": "30000",
    # Not even one, and 毛 and 角 in names.
    "一块钱都没吐": None,
    "一毛钱都没出来": None,
    "三毛书店旁边": None,
    "五角场": None,
    "两毛五": "0.25CNY",
    "10毛": "1CNY",
    "十分感谢": None,
    # Nights are no hours, nor is 一早.
    "住两晚": None,
    "我们要住3晚": None,
    "明天一早过来": "11-19",
    "十点晚上": "22:00",
    "明天9点早上": "11-19 09:00",
}
