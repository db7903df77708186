"""Whole sentences of visitors in Indonesian; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {
    "Rp 1.500.000": "1500000IDR",
    "selasa minggu depan": "11-24",
    "senin sampai jumat buka?": "11-23 11-27",
}
