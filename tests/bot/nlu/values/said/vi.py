"""What is said in Vietnamese; see `tests.bot.nlu.values.said.notation`."""

SAID = {
    "tôi muốn đổi 5 triệu đồng sang tệ": "5000000VND >CNY",
    "500k đổi được bao nhiêu tệ": "500000 >CNY",
    "hai trăm đô la mỹ": "200USD",
    "ba trăm năm mươi nghìn đồng": "350000VND",
    "1 triệu rưỡi": "1500000",
    "hai triệu rưỡi đồng": "2500000VND",
    "2 triệu 5": "2500000",
    "thứ ba tuần sau": "11-24",
    "thứ năm": "11-19",
    "chủ nhật này có mở cửa không": "11-22",
    "ngày 3 tháng 12": "12-03",
    "ngày 24 tháng 12 lúc 17h": "12-24 17:00",
    "nửa tiếng nữa tôi đến": "16:00",
    # A part of the day that is said with the day tells the hour's half of the day.
    "3 giờ rưỡi chiều mai": "15:30 11-19",
    "9h sáng mai": "09:00 11-19",
    "dịch vụ tệ quá": None,
    "ngày mốt": "11-20",
}
