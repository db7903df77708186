"""Whole sentences of visitors in Indonesian; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {
    "Rp 1.500.000": "1500000IDR",
    "selasa minggu depan": "11-24",
    "senin sampai jumat buka?": "11-23 11-27",
    "lima ratus dolar": "500USD",
    "2 juta rupiah": "2000000IDR",
    "satu setengah juta won": "1500000KRW",
    "setengah juta won": "500000KRW",
    "dua puluh lima dolar": "25USD",
    "setengah empat sore besok": "15:30 11-19",
    "dua minggu yang lalu": "11-04",
    "tanggal 3 sampai 9 desember": "12-03 12-09",
}
