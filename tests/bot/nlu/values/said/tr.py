"""What is said in Turkish; see `tests.bot.nlu.values.said.notation`."""

SAID = {
    # Number words, whose currency takes the endings.
    "bin beş yüz yuan çekemedim": "1500CNY",
    "on beş dolar komisyon": "15USD",
    "iki yüz elli dolar bozduracağım": "250USD",
    "uc yuz elli dolar": "350USD",
    "iki bin euro bozar mısınız": "2000EUR",
    "iki buçuk bin lira": "2500TRY",
    "yarım milyon lira": "500000TRY",
    "50 bin TL kaç yuan eder": "50000TRY >CNY",
    "2 bin 500 lira": "2500TRY",
    "yüz elli avro": "150EUR",
    "1.250,50 euroluk çek": "1250.50EUR",
    "1500 avroyu yuana çevirmek istiyorum": "1500EUR >CNY",
    "sterlin alıyor musunuz": ">GBP",
    # Hours in their cases.
    "yarın sabah 10'da gelebilir miyim": "11-19 10:00",
    "cuma günü saat üçte": "11-20 15:00",
    "dün akşam yedi buçukta kartımı yuttu": "11-17 19:30",
    "öğlen 12 buçukta": "12:30",
    "saat beşi çeyrek geçe": "17:15",
    "akşam dokuza on kala": "20:50",
    "pazartesi öğleden sonra 2 gibi": "11-23 14:00",
    "saat 9'dan 5'e kadar açık mı": "09:00 17:00",
    "gece 1'de": "01:00",
    "ona 100 dolar verdim": "100USD",
    "3 saat bekledim": None,
    # Days.
    "öbür gün uçuyorum": "11-20",
    "geçen cuma gönderdim": "11-13",
    "haftaya salı": "11-24",
    "üç gün önce para yolladım": "11-15",
    "20-25 Kasım arası": "11-20 11-25",
    "3 Aralık'ta dönüyorum": "12-03",
    # A unit between digits and words.
    "3 bin beş yüz yuan": "3500CNY",
}
