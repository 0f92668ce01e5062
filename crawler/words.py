"""The words of one language, as frozen dataclasses. Standard library only.

Words are data: `crawler.sites` loads them from `crawler/parsers/languages/<code>.toml`, one table a
class, and hands them to the parsers. Adding a language is adding a file. Every list is matched without
regard to letter case unless its own sentence says otherwise; all words are Unicode NFC. The module is a
glossary, one sentence a list, and is longer than others because whoever adds a language reads it whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Words in dates and clock times. Table ``[dates]``."""

    months: tuple[tuple[str, ...], ...] = ()
    """Twelve lists: every printed form of each month, January first, abbreviations without the dot."""
    weekdays: tuple[tuple[str, ...], ...] = ()
    """Seven lists, Monday first."""
    ordinals: tuple[str, ...] = ()
    """What stands behind the number of a day: ``th``, ``er``, ``.``."""
    joins: tuple[str, ...] = ()
    """What may stand between weekday, day, month and year: ``of``, ``de``, ``the``."""
    ranges: tuple[str, ...] = ()
    """What joins the days of a span: ``to``, ``bis``."""
    before_clock: tuple[str, ...] = ()
    """What announces a clock time, so that a bare number behind it is an hour: ``at``, ``um``, ``kl.``."""
    hours: tuple[str, ...] = ()
    """What follows an hour of the 24-hour clock: ``hrs``, ``Uhr``, ``h``."""
    oclock: tuple[str, ...] = ()
    """What follows an hour and does not tell which half of the day is meant: ``o'clock``."""
    am: tuple[str, ...] = ()
    """What marks the first half of the day; a dot in it may be printed, be a space, or be absent."""
    pm: tuple[str, ...] = ()
    """What marks the second half of the day, in the same way."""
    twelve_hours: bool = False
    """Whether an hour from 1 to 12 without any mark may mean either half of the day."""
    noon: tuple[str, ...] = ()
    midnight: tuple[str, ...] = ()
    minute_past: tuple[str, ...] = ()
    """What makes midnight 00:01 of the day it is named with: ``one minute past``."""
    today: tuple[str, ...] = ()
    tonight: tuple[str, ...] = ()
    """The evening of the day of issue: the day, and that the second half of it is meant."""
    tomorrow: tuple[str, ...] = ()
    next_weekday: tuple[str, ...] = ()
    """What stands before or behind a weekday that lies in the following week: ``next``."""
    published: tuple[str, ...] = ()
    """What introduces the day of publication: ``posted on``, ``vom``."""
    updated: tuple[str, ...] = ()
    """What introduces a day that is never the day of publication: ``updated``, ``Stand``."""
    abbreviations: tuple[str, ...] = ()
    """Abbreviations of time zones that this language uses and that are no words of it: ``BST``."""
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Time zone of the IANA list to the names by which it is called: ``Europe/London`` to ``UK``."""
    before_place: tuple[str, ...] = ()
    """What turns a place into a time zone: ``in`` Sydney, ``heure de`` Paris."""
    after_place: tuple[str, ...] = ()
    """The same behind the place: Canberra ``time``."""
    local: tuple[str, ...] = ()
    """The publisher's own zone: ``local time``, ``Ortszeit``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbargoWords:
    """Words of embargo and release lines. Table ``[embargo]``."""

    openers: tuple[str, ...] = ()
    """What names an embargo: ``embargo``, ``embargoed``, ``Sperrfrist``."""
    introductions: tuple[str, ...] = ()
    """What may stand before the opener in its line: ``under strict``, ``press release``."""
    between: tuple[str, ...] = ()
    """What may stand between the opener and its moment: ``for publication``, ``on``, ``all media``."""
    until: tuple[str, ...] = ()
    """What introduces the moment: ``until``, ``not before``, ``bis``."""
    until_after: tuple[str, ...] = ()
    """The same where it follows the moment: Finnish ``asti``."""
    release: tuple[str, ...] = ()
    """What opens a line only where a moment or an event follows: ``for release``, ``frei ab``."""
    barred: tuple[str, ...] = ()
    """What opens a line where a word of `until` follows: ``not for publication``."""
    immediate: tuple[str, ...] = ()
    """Free now: ``for immediate release``."""
    at_once: tuple[str, ...] = ()
    """Free now, behind an opener: EMBARGO: ``immediate``."""
    free: tuple[str, ...] = ()
    """There is no embargo: ``no embargo``."""
    none: tuple[str, ...] = ()
    """There is no embargo, behind an opener: Embargo: ``none``."""
    lifted: tuple[str, ...] = ()
    """The embargo is over: ``lifted``."""
    events: tuple[str, ...] = ()
    """What makes the end of the embargo an event: ``delivery``, ``Redebeginn``."""
    vague: tuple[str, ...] = ()
    """What makes a moment no moment: ``approx``, ``expected``."""
    dayparts: tuple[str, ...] = ()
    """What makes a day no moment where no clock time is given: ``morning``, ``newspapers``."""
    caveats: tuple[str, ...] = ()
    """What often stands beside an embargo and is none: ``check against delivery``."""
    subjects: tuple[str, ...] = ()
    """What stands before or behind the word where it is a subject of the text: ``arms``, ``on``, ``of``."""
    numbers: tuple[str, ...] = ()
    """What turns the word into a running number: ``no``, ``number``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWords:
    """Words of what stands around the text of a release. Table ``[frame]``."""

    labels: tuple[str, ...] = ()
    """Whole lines that only name the kind of text: press release, media statement."""
    end_marks: tuple[str, ...] = ()
    """Words that stand alone, or between dashes, where the text ends."""
    notes: tuple[str, ...] = ()
    """Headings of what is addressed to the editor, wherever they stand."""
    background: tuple[str, ...] = ()
    """Headings that open notes only after the end mark; before it they are sub-headings of the text."""
    about: tuple[str, ...] = ()
    """First words of the heading over the paragraph about the organisation."""
    contact: tuple[str, ...] = ()
    """Headings, or first words of a line, that introduce press officers."""
    enquiries: tuple[str, ...] = ()
    """The same only where a number or an address follows, or nothing: for more information."""
    contact_labels: tuple[str, ...] = ()
    """Words before a telephone number or an e-mail address."""
    byline: tuple[str, ...] = ()
    """First words of a line that names the author."""
    salutations: tuple[str, ...] = ()
    """First words of a letter."""
    mail_subject: tuple[str, ...] = ()
    """Label of the subject in the header lines of a forwarded mail, lower case."""
    mail_date: tuple[str, ...] = ()
    """Labels of the day of sending there."""
    mail_labels: tuple[str, ...] = ()
    """Labels of sender and receivers there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWords:
    """Verbs of saying and the like. Table ``[speech]``. Entries may be several words."""

    pairs: tuple[str, ...] = ('""', "''")
    """Pairs of quotation marks in use, two characters each: ``„“``, ``»«``. Others are told by place."""
    dialogue: tuple[str, ...] = ()
    """Dashes that open a line of speech where the language uses them for marks."""
    inverts: bool = False
    """Whether the verb comes before its subject when something stands before both: "Dazu erklärt X"."""
    incise: bool = False
    """Whether the attribution may stand inside the marks: « Oui, a déclaré X, et vite. »"""
    verb_last: bool = False
    """Whether an attribution behind speech may have its source before the verb: ``, Kemppainen sanoo``."""
    elided: tuple[str, ...] = ()
    """Words printed with an apostrophe in front, which is no mark: ``em``, ``til``."""
    abbreviations: tuple[str, ...] = ()
    """Words whose dot ends no sentence, without it: ``Rep``, ``bzw``."""
    cues: tuple[str, ...] = ()
    """Verbs of saying, in every form that attributes direct speech."""
    reporting: tuple[str, ...] = ()
    """Verbs that tell of an opinion and attribute only words quoted in their own sentence or after it."""
    issuing: tuple[str, ...] = ()
    """Verbs that attribute only together with a phrase of `statements`: released, issued."""
    statements: tuple[str, ...] = ()
    """Phrases that announce the words themselves: ``the following statement``, ``folgende Erklärung``."""
    agents: tuple[str, ...] = ()
    """What stands before the source of a statement in the passive: ``by``, ``from``, ``von``."""
    sources: tuple[str, ...] = ()
    """What attributes without a verb, before the source: ``according to``, ``laut``, ``selon``."""
    sources_behind: tuple[str, ...] = ()
    """The same, but only directly behind the quote: German ``so``."""
    sources_before: tuple[str, ...] = ()
    """The same, behind the source: ``according to whom``, ``secondo cui``."""
    closers: tuple[str, ...] = ()
    """Beginnings of a sentence below speech that says whose it was: ``Lo dichiara``, ``Das erklärte``."""
    pointers: tuple[str, ...] = ()
    """What means the speech before it, with a verb of saying behind: ``Così``, ``Det``, ``Así lo``."""
    reported: tuple[str, ...] = ()
    """Conjunctions that open reported speech: ``that``, ``dass``."""
    relative_pronouns: tuple[str, ...] = ()
    """Pronouns that open a clause about the noun before them: ``who``, ``qui``."""
    openers: tuple[str, ...] = ()
    """Beginnings of a line that names a source and ends in a colon: ``Statement by``, ``Dazu``."""
    frames: tuple[tuple[str, ...], ...] = ()
    """Two phrases with the source between them: ``können Sie`` … ``wie folgt zitieren``."""
    lead_ins: tuple[str, ...] = ()
    """First words of a clause that stands before the source: Commenting, Responding, Zu, Anlässlich."""
    auxiliaries: tuple[str, ...] = ()
    """What may stand between a source and its verb: ``will``, ``has``, ``hat``."""
    adverbs: tuple[str, ...] = ()
    """What may stand beside the verb and tells nothing: ``also``, ``today``, ``weiter``, ``dazu``."""
    ends: tuple[str, ...] = ()
    """What ends a source behind its name: ``during``, ``anlässlich``, ``mit Blick auf``."""
    clause: tuple[str, ...] = ()
    """Pronouns and finite verbs by which quoted words are known for a clause."""
    remarks: tuple[str, ...] = ()
    """Nouns for what somebody says, behind a genitive: "Ana Brook’s full statement", "Webers Fazit"."""
    bare_genitives: bool = False
    """Whether the genitive of a name is an ``s`` without an apostrophe."""
    continuing: tuple[str, ...] = ()
    """Verbs by which the one who spoke goes on: ``poursuit``, ``fährt fort``."""
    clause_endings: tuple[str, ...] = ()
    """Endings by which a word is known for a finite verb, where few other words have them: pt ``ou``."""
    first_person: tuple[str, ...] = ()
    """Pronouns by which a text is known for somebody's own words."""
    topics: tuple[str, ...] = ()
    """What stands in a headline between a name and what its bearer speaks on: ``zur``, ``on``."""
    plurals: tuple[str, ...] = ()
    """Pronouns that mean several people, and so nobody who could be named: they, we."""
    documents: tuple[str, ...] = ()
    """Nouns for what is quoted and is nobody: letter, report, bill."""
    titled: tuple[str, ...] = ()
    """What stands before a title, name or motto in marks: ``entitled``, ``unter dem Motto``."""
    questions: tuple[str, ...] = ()
    """Labels of an interviewer without a name: ``Q``, ``Frage``."""
    answers: tuple[str, ...] = ()
    """Labels of an answer without a name: ``A``, ``Antwort``."""
    interviews: tuple[str, ...] = ()
    """Words by which headline or introduction say that questions and answers follow: ``interview``."""
    interview_ends: tuple[str, ...] = ()
    """Beginnings of the line below an interview that is nobody's answer: ``Thank you for the interview``."""
    statement_titles: tuple[str, ...] = ()
    """Words by which a headline says that the text is a statement."""
    own_texts: tuple[str, ...] = ()
    """Words by which a headline or first line says that the text is a speech or an opinion piece."""
    backgrounds: tuple[str, ...] = ()
    """First words of a paragraph that is no longer part of a statement: Background, Hintergrund."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWords:
    """Titles, post-nominals, roles, particles. Table ``[people]``. Abbreviations stand without their dots."""

    courtesy: tuple[str, ...] = ()
    """Courtesy titles before a surname: Mr, Frau, Mme."""
    honorifics: tuple[str, ...] = ()
    """Honorifics, ranks and academic titles before a name, no part of it: Sir, Cllr, Dr, General."""
    peerages: tuple[str, ...] = ()
    """Titles that are the name itself where no given name stands: Lord, Baroness."""
    post_nominals: tuple[str, ...] = ()
    """Letters behind a name, in the letter case in which they are printed: MP, CBE, MdB."""
    offices: tuple[str, ...] = ()
    """Nouns for what somebody does for a party, a body or a government: spokesperson, leader, chair."""
    office_endings: tuple[str, ...] = ()
    """Ends of longer words that are such nouns: sprecherin, minister."""
    mandates: tuple[str, ...] = ()
    """Nouns for a seat or a profession, which say less than an office: MP, councillor, Abgeordnete."""
    mandate_endings: tuple[str, ...] = ()
    """Ends of longer words that are such nouns: abgeordnete, politiker."""
    spokespeople: tuple[str, ...] = ()
    """Nouns for somebody who speaks without a name: spokesperson, Sprecher."""
    bodies: tuple[str, ...] = ()
    """Nouns in the names of organisations: Party, Committee, Fraktion."""
    body_endings: tuple[str, ...] = ()
    """Ends of longer words that are such nouns: fraktion, ausschuss."""
    party_words: tuple[str, ...] = ()
    """Names and adjectives of parties, nations and regions that stand before an office: Labour, Scottish."""
    named_bodies: tuple[str, ...] = ()
    """Nouns that a proper name follows, and then perhaps a person's: "del Movimento Coste Giulia Roe"."""
    occasions: tuple[str, ...] = ()
    """Phrases for that in which an organisation says something: in a statement, w oświadczeniu."""
    own: tuple[str, ...] = ()
    """Nouns by which a release calls the organisation that publishes it, after an article: party, Partei."""
    modifiers: tuple[str, ...] = ()
    """Lower-case words before an office that belong to it: former, deputy, stellvertretender."""
    fillers: tuple[str, ...] = ()
    """Words before an office that do not belong to it: current, today's."""
    particles: tuple[str, ...] = ()
    """Lower-case words inside a surname: von, van, de la."""
    articles: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    """Possessive pronouns: her, their, ihr."""
    pronouns: tuple[str, ...] = ()
    """Personal pronouns that can be the source of a quote: he, she, sie."""
    prepositions: tuple[str, ...] = ()
    """Words that bind the field of an office to it: for, of, im."""
    conjunctions: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    """Words that open a clause about the person: who, das, qui."""
    elisions: tuple[str, ...] = ()
    """Words printed with an apostrophe and no space before the next: l, d, dell."""
    capital_nouns: bool = False
    """Whether all nouns have a capital, so that adjectives before an office are the lower-case words."""
    adjectives_behind: bool = False
    """Whether adjectives follow the noun: députée socialiste, rzecznik prasowy."""
    never_names: tuple[str, ...] = ()
    """Words that open a sentence, a line or a label with a capital and are part of no name and no role."""
    nouns: tuple[str, ...] = ()
    """Nouns that are printed with a capital and are no name, but can be the field of an office."""
    partisans: tuple[str, ...] = ()
    """Nouns for one member of a party, who is called so behind an article: "the Ohio Democrat"."""
    feminine: tuple[str, ...] = ()
    """Pronouns, titles and nouns that are said of a woman only: she, Ms, congresswoman."""
    masculine: tuple[str, ...] = ()
    """The same of a man: he, Mr, congressman."""
    second_surnames: bool = False
    """Whether a second surname may follow the one by which somebody is called: Itziar Roe Doe, "Roe"."""
    plurals: tuple[str, ...] = ()
    """Ends of nouns for an office that several people hold: the co-convenors A and B."""
    names_too: tuple[str, ...] = ()
    """Words of the other lists that, with a capital, are as often somebody's name: Will, Bill, Dean."""
    surnames_too: tuple[str, ...] = ()
    """Words of the other lists that end a name where nothing else can: Al Green, Jude Law."""
    generations: tuple[str, ...] = ()
    """Post-nominals that are part of the name, since they tell father from son: Jr, III."""
    noun_endings: tuple[str, ...] = ()
    """Ends of common nouns, in a language that prints them with a capital: ung, heit."""
    closings: tuple[str, ...] = ()
    """Lines after which a letter is signed: yours sincerely."""
    signed: tuple[str, ...] = ()
    """Lines, or beginnings of a line, after which signatories are listed: signed by."""
    byline_openers: tuple[str, ...] = ()
    """Words before the name of an author: by, von, par."""
    authored: tuple[str, ...] = ()
    """Verbs by which the line above an opinion piece says whose it is: argues, writes."""
    speeches: tuple[str, ...] = ()
    """Nouns for a text that is one person's own: speech, remarks, Rede."""
    bare_genitives: bool = False
    """Whether a noun in the genitive follows an office without a preposition: prezydent Gdyni Jan Roe."""
    copulas: tuple[str, ...] = ()
    """Words of a clause that says somebody's office behind the name: who is, der er, som är."""
    origins_behind: bool = False
    """Whether a particle behind a surname tells whence somebody is: "Jan Roe van de Bond"."""
    capacities: tuple[str, ...] = ()
    """Words by which a clause tells somebody's office in passing: as, comme."""
    adjective_endings: tuple[str, ...] = ()
    """Ends of adjectives, where an office may stand without article right behind a verb."""
    inflections: tuple[str, ...] = ()
    """Ends of nouns in the plural, the genitive or with their article, which lists of offices leave out."""
    office_prefixes: tuple[str, ...] = ()
    """First parts of an office with a hyphen: vice, co, ex."""
    abbreviated: tuple[str, ...] = ()
    """Other words that are printed with a dot in names and offices: St, ds."""
    desks: tuple[str, ...] = ()
    """Words of a by-line that names no person: admin, team."""
    being: tuple[str, ...] = ()
    """Verbs between an author and what he is, below an opinion piece: is, ist, est."""
    demonyms: tuple[str, ...] = ()
    """Ends of nouns for somebody from a place, who is called so behind an article: le Zurichois."""
    declensions: tuple[tuple[str, ...], ...] = ()
    """Pairs of the end of a name in another case and its end in the nominative: ``skiego``, ``ski``."""
    given_declined: bool = False
    """Whether the given name before a surname has cases, too: Anny Roe."""
    infinitives: tuple[str, ...] = ()
    """Words before an infinitive, which ends a role: to, zu, att."""
    women: tuple[str, ...] = ()
    """Given names borne by women. The three lists of names are one for all languages: given.toml."""
    men: tuple[str, ...] = ()
    """Given names borne by men."""
    either: tuple[str, ...] = ()
    """Given names borne by both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Words by which a page's furniture is known. Table ``[page]``."""

    consent: tuple[str, ...] = ()
    """Phrases that only consent texts have: this website uses cookies."""
    consent_terms: tuple[str, ...] = ()
    """What consent texts speak of, and others may: cookie settings, legitimate interest."""
    consent_topics: tuple[str, ...] = ()
    """What a consent text is about, in a word, as the beginning of one: cookie, consent."""
    consent_actions: tuple[str, ...] = ()
    """Whole labels of the buttons and links of a consent tool."""
    stand_ins: tuple[str, ...] = ()
    """Phrases of what stands in the place of a blocked film, map or post."""
    challenge: tuple[str, ...] = ()
    """Phrases of a page that tests whether the reader is a program."""
    share: tuple[str, ...] = ()
    """Whole lines of share boxes; a colon, the names of networks or an address may follow."""
    networks: tuple[str, ...] = ()
    """Names of the networks and channels that share boxes offer."""
    more: tuple[str, ...] = ()
    """Whole lines that lead on or back, or print the page."""
    more_openings: tuple[str, ...] = ()
    """First words of short lines that lead on or back: back to, read more about."""
    related: tuple[str, ...] = ()
    """Headings over links to other pages of the site."""
    calls: tuple[str, ...] = ()
    """First words of short invitations: sign up to our newsletter, donate, join us, follow us."""
    appeals: tuple[str, ...] = ()
    """Phrases that only boxes for gifts, addresses and members have, also inside a sentence."""
    captions: tuple[str, ...] = ()
    """Words before the name of a photographer or the source of a picture."""
    tags: tuple[str, ...] = ()
    """Words before a list of subjects."""
    skips: tuple[str, ...] = ()
    """First words of the links that jump over the navigation."""
    preview: tuple[str, ...] = ()
    """First words of the lines that only editors of the site should see."""
    imprint: tuple[str, ...] = ()
    """First words of the legal line that names who pays for the page, printed it or answers for it."""
    legal: tuple[str, ...] = ()
    """First words of short lines that lead to legal pages or claim rights: privacy policy."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NoiseRules:
    """CSS selectors of known furniture, in no language. Compared by identity: loaded once."""

    consent: tuple[str, ...] = ()
    """Roots of the consent tools' banners and preference centres."""
    stand_ins: tuple[str, ...] = ()
    """What consent tools put in the place of a blocked film, map or post."""
    posts: tuple[str, ...] = ()
    """Embedded posts of social networks."""
    captions: tuple[str, ...] = ()
    """Captions and credits of pictures."""
    boxes: tuple[str, ...] = ()
    """Share, related, newsletter and donation boxes of widespread plug-ins."""
    hidden: tuple[str, ...] = ()
    """Classes whose widespread meaning is: not shown, or only read aloud."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecogniserWords:
    """Words by which a page of unknown layout is recognised. Table ``[recogniser]``."""

    function_words: tuple[str, ...] = ()
    """The commonest words of running text that few other languages share; they tell a language."""
    letters: str = ""
    """The letters beyond a to z that the language uses."""
    endings: tuple[str, ...] = ()
    """Ends of words that few other languages share: ``ssa``, ``ych``, ``heit``."""
    sections: tuple[str, ...] = ()
    """Whole labels of a site's sections and kinds of text, never a headline: news, press releases."""
    missing: tuple[str, ...] = ()
    """Phrases of a page that says it was not found."""
    profile: tuple[str, ...] = ()
    """Whole headings of pages about a person or the organisation: biography, about us."""
    published: tuple[str, ...] = ()
    """Words before a date that say the page was published then."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """All words of one language. Compared by identity: each is loaded once."""

    code: str
    """ISO 639-1, lower case."""
    dates: DateWords = field(default_factory=DateWords)
    embargo: EmbargoWords = field(default_factory=EmbargoWords)
    frame: FrameWords = field(default_factory=FrameWords)
    speech: SpeechWords = field(default_factory=SpeechWords)
    people: PeopleWords = field(default_factory=PeopleWords)
    page: PageWords = field(default_factory=PageWords)
    recogniser: RecogniserWords = field(default_factory=RecogniserWords)
