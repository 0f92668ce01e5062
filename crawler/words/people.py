"""Names, offices and the letters behind a name. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass


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
    retired: tuple[str, ...] = ()
    """What stands behind an office that its holder has left: a. D."""
    vowel_articles: tuple[str, ...] = ()
    """An article that only a vowel follows, as a sentence prints it; else it is part of a name: An Post."""
    posters: tuple[str, ...] = ()
    """Words before the name of whoever put a text on the site: posted by, publié par."""
    authored: tuple[str, ...] = ()
    """Verbs by which the line above an opinion piece says whose it is: argues, writes."""
    wrote: tuple[str, ...] = ()
    """Verbs by which the line above a guest article that it announces says whose it is: wrote, schrieb."""
    pieces: tuple[str, ...] = ()
    """Nouns for an article that somebody writes for a paper: op-ed, Gastbeitrag, tribune."""
    speeches: tuple[str, ...] = ()
    """Nouns for a text that is one person's own: speech, remarks, Rede."""
    bare_genitives: bool = False
    """Whether a noun in the genitive follows an office without a preposition: prezydent Gdyni Jan Roe."""
    copulas: tuple[str, ...] = ()
    """Words of a clause that says somebody's office behind the name: who is, der er, som är."""
    origins_behind: bool = False
    """Whether a particle behind a surname tells whence somebody is: "Jan Roe van de Bond"."""
    origin_endings: tuple[str, ...] = ()
    """Ends of a place's name, in the case that tells whence somebody is: "Jan Roe Kuopiosta"."""
    binders: tuple[str, ...] = ()
    """Lower-case words inside a body's name in another language: "Clann na Mara", "Llais y Bobl"."""
    becoming: tuple[str, ...] = ()
    """Words between a name and an office that somebody is given: has been elected, as, devient."""
    memberships: tuple[str, ...] = ()
    """Nouns for one of a body's members, which say less than a seat: "senior member of the committee"."""
    ballots: tuple[str, ...] = ()
    """Ends of nouns for what somebody stands or sits in, to which a word that else ends a role may lead."""
    aspirants: tuple[str, ...] = ()
    """Nouns for who does not hold the office behind them yet: candidate, nominee."""
    bare_fields: bool = False
    """Whether a field in small letters follows its office without a preposition: woordvoerder onderwijs."""
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
    """Verbs between somebody and what he is, the singular of the present first: is, ist, est."""
    demonyms: tuple[str, ...] = ()
    """Ends of nouns for somebody from a place, who is called so behind an article: le Zurichois."""
    declensions: tuple[tuple[str, ...], ...] = ()
    """Pairs of the end of a name in another case and its end in the nominative: ``skiego``, ``ski``."""
    sure_cases: tuple[str, ...] = ()
    """Ends of surnames that are never the nominative, which no page need print: ``skiego``, ``kosken``."""
    given_declined: bool = False
    """Whether the given name before a surname has cases, too: Anny Roe."""
    verb_endings: tuple[str, ...] = ()
    """Ends of verbs and adverbs that follow a role and may look like its next word; that of plurals last."""
    infinitives: tuple[str, ...] = ()
    """Words before an infinitive, which ends a role: to, zu, att."""
    women: tuple[str, ...] = ()
    """Given names borne by women. The three lists of names are one for all languages: given.toml."""
    men: tuple[str, ...] = ()
    """Given names borne by men."""
    either: tuple[str, ...] = ()
    """Given names borne by both."""
