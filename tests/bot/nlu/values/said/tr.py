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
}
