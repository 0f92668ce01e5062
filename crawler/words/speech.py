"""How speech is printed and given to somebody. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass


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
    participles: tuple[str, ...] = ()
    """Endings of a word that tells of whoever is named behind it: ``osallistunut``, ``johtava``."""
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
    states: tuple[str, ...] = ()
    """Adjectives that attribute behind a copula and a name: "“, ist X überzeugt"."""
    finite: tuple[str, ...] = ()
    """Further finite verbs, by which nothing but quoted words is known for a clause."""
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
