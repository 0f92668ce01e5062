"""The releases of the test archive: plain ones, and hostile ones."""

from __future__ import annotations

from tests.archive.invented import Invented, Told

FERRY = Invented(
    "Ferry timetable “held together with string”, says River Party",
    [
        "The River Party has published figures on cancelled ferries between Northmouth and Saltby.",
        "They show 212 crossings cancelled since January, up from 90 a year before.",
        "Commenting, River Party transport spokesperson Ada Quill MP said:",
        "“Islanders have waited nine years for a boat that sails in the rain.",
        "“Ministers owe them an apology and a timetable.”",
        "Councillor Bram Ó Súilleabháin added: “We will keep asking,” and handed in a petition.",
    ],
    published="2024-05-14",
    quotes=[
        Told(
            "Islanders have waited nine years for a boat that sails in the rain.\n\n"
            "Ministers owe them an apology and a timetable.",
            "Ada Quill",
            raw="River Party transport spokesperson Ada Quill MP",
            role="River Party transport spokesperson",
        ),
        Told(
            "We will keep asking,",
            "Bram Ó Súilleabháin",
            raw="Councillor Bram Ó Súilleabháin",
            role="Councillor",
        ),
    ],
    notes=[
        "1. The figures were obtained by a freedom of information request.",
        "2. The petition has 4,100 names.",
    ],
    embargo=("until", "2024-05-14T00:01:00+01:00", "EMBARGO: 00.01 Tuesday 14 May 2024"),
    links=[("https://river.example/figures.pdf", "Figures (PDF)"), ("javascript:alert(1)", "Press here")],
    doubts=["The text has two dates; the one beside the headline was taken."],
    published_at="2024-05-14T00:01:00+01:00",
    id="ferry0000001",
)
CAP = "A cap is the least we can do."
RENTS = Invented(
    "Hill Union calls for cap on rents",
    ["Rents rose by 9.4% in a year.", f"Hill Union leader Cato Fenn said: “{CAP}”"],
    published="2024-05-20",
    party="aa-hill",
    quotes=[Told(CAP, "Cato Fenn", raw="Hill Union leader Cato Fenn", role="Hill Union leader")],
    older=[
        {
            "title": "Hill Union demands cap on rents",
            "body": f"Rents rose by 8.1% in a year.\n\nHill Union leader Cato Fenn said: “{CAP}”",
        }
    ],
    changes=[
        ("headline", "Hill Union demands cap on rents", "Hill Union calls for cap on rents"),
        ("number", "8.1%", "9.4%"),
    ],
    id="rents0000001",
)
GONE = Invented(
    "River Party welcomes ferry inquiry",
    [
        "The River Party has welcomed an inquiry into ferries.",
        "A spokesperson for the party said: “About time.”",
    ],
    published="2024-04-02",
    gone_at="2024-05-30T02:00:00Z",
    quotes=[Told("About time.", organisation="River Party", raw="A spokesperson for the party")],
    id="gone00000001",
)
TAL = Invented(
    "Talbund fordert Brücken für alle",
    ["Zur Sperrung der Brücke erklärt die Abgeordnete Dörte Weiß: „Die Brücken müssen halten.“"],
    published="2024-03-12",
    party="bb-tal",
    language="de",
    quotes=[
        Told("Die Brücken müssen halten.", "Dörte Weiß", raw="die Abgeordnete Dörte Weiß", role="Abgeordnete")
    ],
    id="tal000000001",
)
UNDATED = Invented("A word on tides", ["Tides come and go."], published=None, id="undated00001")

PLAIN = [FERRY, RENTS, GONE, TAL, UNDATED]

_SCRIPT = "<script>window.pwned=1</script>"
_HANDLER = '"><img src=x onerror="window.pwned=1">'
_BIDI = "safe\u202egpj.exe\u2066 and \u2028on"
_NUL = "nul\x00byte\x08\x1b[31m"
_FORMULA = '=HYPERLINK("https://evil.example","x")'
_LONG = "W" * 1_000_000

HOSTILE = [
    Invented(f"{_SCRIPT} hostile headline", [_SCRIPT, _HANDLER, "</article></main><h1>hostile</h1>"],
             published="2024-05-01", notes=[_SCRIPT], id="hostile00001", url="javascript:window.pwned=1",
             quotes=[Told(_SCRIPT, f"Eve {_HANDLER}", raw=_SCRIPT, role=_SCRIPT)],
             embargo=("conditional", None, _SCRIPT), doubts=[_SCRIPT],
             links=[("javascript:window.pwned=1", "a"),
                    ("data:text/html,<script>window.pwned=1</script>", "b"),
                    ("//evil.example/", "c"), ("https://ok.example/?a=1&b=\"'><script>", _HANDLER)],
             older=[{"title": _HANDLER, "body": _SCRIPT}], changes=[("headline", _SCRIPT, _HANDLER)]),
    Invented(f"{_BIDI} hostile headline", [_BIDI, "after"], published="2024-05-02", id="hostile00002",
             quotes=[Told("after", f"Ev{_BIDI}", raw=_BIDI)]),
    Invented(f"{_NUL} hostile headline", [_NUL, "hostile body"], published="2024-05-03", id="hostile00003",
             quotes=[Told("hostile body", f"Nul{_NUL}")]),
    Invented(_FORMULA, [_FORMULA, "hostile +1 @SUM(A1)"], published="2024-05-04", id="hostile00004",
             quotes=[Told(_FORMULA, "@Eve", raw="-Eve")]),
    Invented(_LONG, [_LONG, "hostile"], published="2024-05-05", id="hostile00005",
             url=f"https://a.example/{'u' * 3000}",
             quotes=[Told("hostile", _LONG[:5000], raw=_LONG)]),
    Invented("]]>&amp;<!-- hostile -->\ud83d\ude80".encode("utf-16", "surrogatepass").decode("utf-16"),
             ["{{ 7*7 }} {% raw %} hostile ${7*7} </textarea></title></style>"], published="2024-05-06",
             id="hostile00006"),
]  # fmt: skip
