"""What is said in Thai; see `tests.bot.nlu.values.said.notation`."""

SAID = {
    "สองพันบาท": "2000THB",
    "ห้าหมื่นบาทแลกได้กี่หยวน": "50000THB >CNY",
    "3 พันบาท": "3000THB",
    "สองแสนห้าหมื่นบาท": "250000THB",
    "ยี่สิบเอ็ดบาท": "21THB",
    "สองพันห้า": "2500",
    "พันธุ์": None,
    "เก้าอี้": None,
}
