"""What is said in Hindi; see `tests.bot.nlu.values.said.notation`."""

SAID = {
    # Number words, also without their dots and in Latin letters.
    "दस हज़ार रुपये का कितना युआन मिलेगा": "10000INR >CNY",
    "दस हजार रुपए": "10000INR",
    "डेढ़ हजार युआन कट गए": "1500CNY",
    "ढाई लाख रुपये": "250000INR",
    "साढ़े तीन हजार युआन": "3500CNY",
    "साढे तीन हज़ार युआन": "3500CNY",
    "सवा सौ डॉलर": "125USD",
    "पौने दो लाख रुपये": "175000INR",
    "पन्द्रह सौ युआन": "1500CNY",
    "मेरे पास पाँच सौ यूरो हैं": "500EUR",
    "पचास पाउंड": "50GBP",
    "do hazaar yuan kat gaye": "2000CNY",
    "₹2,50,000 भेजना है": "250000INR",
}
