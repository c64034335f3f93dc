# ruff: noqa: SIM905 (a table of words reads better as text)
"""Signs, codes and names of money, each with its ISO 4217 code."""

from __future__ import annotations

SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS",
    "₺": "TRY", "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₡": "CRC", "₭": "LAK",
    "₮": "MNT", "₲": "PYG", "₵": "GHS", "₸": "KZT", "₼": "AZN", "₾": "GEL",
}  # fmt: skip
# Letters before a dollar or pound sign.
PREFIXED_SIGNS = {
    ("us", "$"): "USD", ("usd", "$"): "USD", ("a", "$"): "AUD", ("au", "$"): "AUD",
    ("aud", "$"): "AUD", ("aus", "$"): "AUD", ("c", "$"): "CAD", ("ca", "$"): "CAD", ("can", "$"): "CAD",
    ("cad", "$"): "CAD", ("cdn", "$"): "CAD", ("hk", "$"): "HKD", ("hkd", "$"): "HKD", ("s", "$"): "SGD",
    ("sg", "$"): "SGD", ("sgd", "$"): "SGD", ("nz", "$"): "NZD", ("nzd", "$"): "NZD", ("nt", "$"): "TWD",
    ("r", "$"): "BRL", ("mex", "$"): "MXN", ("mxn", "$"): "MXN", ("mx", "$"): "MXN", ("j", "$"): "JMD",
    ("tt", "$"): "TTD", ("ec", "$"): "XCD", ("z", "$"): "ZWL", ("fj", "$"): "FJD", ("b", "$"): "BND",
    ("e", "£"): "EGP", ("ie", "£"): "IEP", ("le", "£"): "EGP", ("rmb", "¥"): "CNY", ("cn", "¥"): "CNY",
    ("jp", "¥"): "JPY",
}  # fmt: skip
# Codes and abbreviations that stand before ("RM2.5 million", "EUR 20") or behind the number ("20 EUR").
CODES = {
    code.lower(): code
    for code in """
    USD EUR GBP JPY CNY INR RUB KRW ILS TRY UAH NGN PHP THB VND CRC KZT AZN GEL AUD CAD HKD SGD NZD TWD
    BRL MXN CHF SEK NOK DKK PLN CZK HUF RON BGN ISK MYR IDR PKR BDT LKR NPR AED SAR QAR KWD BHD OMR JOD
    EGP ZAR KES GHS TZS UGX ETB MAD DZD TND ARS CLP COP PEN UYU VES BOB PYG DOP GTQ IRR IQD AFN BYN AMD
    UZS XOF XAF ZMW
    """.split()
}
LOCAL_CODES = {
    "rm": "MYR", "rs": "INR", "rp": "IDR", "rmb": "CNY", "rmbs": "CNY", "dm": "DEM", "sfr": "CHF",
    "kr": "SEK", "dhs": "AED", "dh": "AED", "ksh": "KES", "sh": "KES", "tk": "BDT", "sr": "SAR",
    "bs": "VES", "nkr": "NOK", "skr": "SEK", "dkr": "DKK", "zl": "PLN", "fcfa": "XOF", "cfa": "XOF",
}  # fmt: skip
# A single capital glued to at least two digits: South African rand.
GLUED_CAPITALS = {"R": "ZAR"}

# Names behind the number, in words; a nationality may stand before the plain name.
NAMES = {
    "dollar": "USD", "dollars": "USD", "bucks": "USD", "buck": "USD", "euro": "EUR", "euros": "EUR",
    "sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR",
    "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB", "won": "KRW", "shekel": "ILS",
    "shekels": "ILS", "lira": "TRY", "liras": "TRY", "hryvnia": "UAH", "hryvnias": "UAH", "naira": "NGN",
    "baht": "THB", "dong": "VND", "ringgit": "MYR", "rupiah": "IDR", "taka": "BDT", "riyal": "SAR",
    "riyals": "SAR", "dirham": "AED", "dirhams": "AED", "rand": "ZAR", "real": "BRL", "reais": "BRL",
    "reals": "BRL", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF", "forints": "HUF", "koruna": "CZK",
    "korunas": "CZK", "lei": "RON", "lev": "BGN", "tenge": "KZT", "cedi": "GHS", "cedis": "GHS",
    "bolivars": "VES", "bolivares": "VES", "bolivar": "VES", "franc": "CHF", "francs": "CHF",
    "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "peso": "MXN", "pesos": "MXN",
    "dinar": "IQD", "dinars": "IQD", "rial": "IRR", "rials": "IRR", "toman": "IRR", "tomans": "IRR",
    "quid": "GBP", "markka": "FIM", "guilders": "NLG", "guilder": "NLG", "kuai": "CNY", "sol": "PEN",
    "soles": "PEN", "shillings": "KES", "shilling": "KES", "birr": "ETB", "kwacha": "ZMW",
    "peseta": "ESP", "pesetas": "ESP", "drachma": "GRD", "drachmas": "GRD", "escudo": "PTE",
    "escudos": "PTE", "lari": "GEL", "laris": "GEL", "colones": "CRC",
    "guarani": "PYG", "guaranies": "PYG", "bitcoin": "BTC", "bitcoins": "BTC",
}  # fmt: skip
# Names that are money only where money is meant: with a nationality, a scale, or a word such as "worth" near.
WEIGHTY_NAMES = {
    "pound": "GBP",
    "pounds": "GBP",
    "mark": "DEM",
    "marks": "DEM",
    "crown": "CZK",
    "crowns": "CZK",
}
NATIONAL_NAMES = {
    ("us", "dollar"): "USD", ("american", "dollar"): "USD",
    ("australian", "dollar"): "AUD", ("canadian", "dollar"): "CAD",
    ("singapore", "dollar"): "SGD", ("zealand", "dollar"): "NZD", ("kong", "dollar"): "HKD",
    ("taiwan", "dollar"): "TWD", ("taiwanese", "dollar"): "TWD", ("zimbabwe", "dollar"): "ZWL",
    ("zimbabwean", "dollar"): "ZWL", ("jamaican", "dollar"): "JMD", ("british", "pound"): "GBP",
    ("egyptian", "pound"): "EGP", ("lebanese", "pound"): "LBP", ("syrian", "pound"): "SYP",
    ("sudanese", "pound"): "SDG", ("irish", "pound"): "IEP", ("cyprus", "pound"): "CYP",
    ("turkish", "lira"): "TRY", ("italian", "lira"): "ITL", ("japanese", "yen"): "JPY",
    ("chinese", "yuan"): "CNY", ("korean", "won"): "KRW", ("indian", "rupee"): "INR",
    ("pakistani", "rupee"): "PKR", ("pakistan", "rupee"): "PKR", ("lankan", "rupee"): "LKR",
    ("nepali", "rupee"): "NPR", ("nepalese", "rupee"): "NPR", ("mauritian", "rupee"): "MUR",
    ("russian", "rouble"): "RUB", ("russian", "ruble"): "RUB", ("belarusian", "rouble"): "BYN",
    ("belarusian", "ruble"): "BYN", ("swiss", "franc"): "CHF", ("french", "franc"): "FRF",
    ("belgian", "franc"): "BEF", ("cfa", "franc"): "XOF", ("swedish", "krona"): "SEK",
    ("swedish", "crown"): "SEK", ("norwegian", "crown"): "NOK", ("norwegian", "krone"): "NOK",
    ("danish", "crown"): "DKK", ("danish", "krone"): "DKK", ("danish", "kroner"): "DKK",
    ("norwegian", "kroner"): "NOK", ("swedish", "kronor"): "SEK", ("czech", "crown"): "CZK",
    ("czech", "koruna"): "CZK", ("icelandic", "krona"): "ISK", ("mexican", "peso"): "MXN",
    ("argentine", "peso"): "ARS", ("argentinian", "peso"): "ARS", ("colombian", "peso"): "COP",
    ("chilean", "peso"): "CLP", ("philippine", "peso"): "PHP", ("cuban", "peso"): "CUP",
    ("uruguayan", "peso"): "UYU", ("dominican", "peso"): "DOP", ("brazilian", "real"): "BRL",
    ("brazilian", "reais"): "BRL", ("iraqi", "dinar"): "IQD", ("kuwaiti", "dinar"): "KWD",
    ("jordanian", "dinar"): "JOD", ("algerian", "dinar"): "DZD", ("tunisian", "dinar"): "TND",
    ("serbian", "dinar"): "RSD", ("libyan", "dinar"): "LYD", ("bahraini", "dinar"): "BHD",
    ("saudi", "riyal"): "SAR", ("qatari", "riyal"): "QAR", ("omani", "rial"): "OMR",
    ("iranian", "rial"): "IRR", ("yemeni", "rial"): "YER", ("uae", "dirham"): "AED",
    ("emirati", "dirham"): "AED", ("moroccan", "dirham"): "MAD",
    ("african", "rand"): "ZAR", ("kenyan", "shilling"): "KES", ("ugandan", "shilling"): "UGX",
    ("tanzanian", "shilling"): "TZS", ("somali", "shilling"): "SOS", ("deutsche", "mark"): "DEM",
    ("german", "mark"): "DEM", ("finnish", "markka"): "FIM", ("dutch", "guilder"): "NLG",
    ("malaysian", "ringgit"): "MYR", ("indonesian", "rupiah"): "IDR", ("thai", "baht"): "THB",
    ("vietnamese", "dong"): "VND", ("polish", "zloty"): "PLN", ("hungarian", "forint"): "HUF",
    ("ukrainian", "hryvnia"): "UAH", ("nigerian", "naira"): "NGN", ("israeli", "shekel"): "ILS",
    ("bangladeshi", "taka"): "BDT", ("kazakh", "tenge"): "KZT",
}  # fmt: skip
# Hundredths: value is divided by 100 and the unit is the whole currency's.
HUNDREDTHS = {
    "cent": "USD", "cents": "USD", "¢": "USD", "penny": "GBP", "pence": "GBP", "pennies": "GBP",
    "p": "GBP", "kopecks": "RUB", "paise": "INR", "paisa": "INR", "c": "USD", "eurocents": "EUR",
    "eurocent": "EUR", "sen": "MYR",
}  # fmt: skip

# Names that several countries use: the country whose name stands nearby decides.
SHARED_NAMES = {
    "krone": {
        "danish": "DKK", "denmark": "DKK", "copenhagen": "DKK", "norw": "NOK", "oslo": "NOK",
    },
    "krona": {
        "swed": "SEK", "stockholm": "SEK", "iceland": "ISK",
    },
    "peso": {
        "argentin": "ARS", "buenos aires": "ARS", "colombia": "COP", "bogot": "COP", "chile": "CLP",
        "santiago": "CLP", "philippin": "PHP", "manila": "PHP", "filipino": "PHP", "cuba": "CUP",
        "havana": "CUP", "uruguay": "UYU", "dominican": "DOP", "mexic": "MXN",
    },
    "rupee": {
        "pakistan": "PKR", "karachi": "PKR", "islamabad": "PKR", "lahore": "PKR", "sri lanka": "LKR",
        "colombo": "LKR", "nepal": "NPR", "kathmandu": "NPR", "mauriti": "MUR", "india": "INR",
    },
    "dinar": {
        "kuwait": "KWD", "jordan": "JOD", "algeria": "DZD", "tunisia": "TND", "serbia": "RSD", "libya":
        "LYD", "bahrain": "BHD", "iraq": "IQD",
    },
    "pound": {
        "egypt": "EGP", "cairo": "EGP", "leban": "LBP", "beirut": "LBP", "syria": "SYP", "sudan": "SDG",
    },
    "shilling": {
        "uganda": "UGX", "kampala": "UGX", "tanzania": "TZS", "somali": "SOS", "kenya": "KES",
    },
    "rial": {
        "oman": "OMR", "yemen": "YER", "iran": "IRR", "tehran": "IRR", "qatar": "QAR", "saudi": "SAR",
    },
    "riyal": {
        "qatar": "QAR", "doha": "QAR", "saudi": "SAR", "riyadh": "SAR",
    },
    "dirham": {
        "morocc": "MAD", "emirat": "AED", "dubai": "AED",
    },
    "franc": {
        "senegal": "XOF", "ivory coast": "XOF", "mali": "XOF", "cameroon": "XAF", "congo": "CDF",
        "rwanda": "RWF", "swiss": "CHF", "switzerland": "CHF", "zurich": "CHF",
    },
}  # fmt: skip
