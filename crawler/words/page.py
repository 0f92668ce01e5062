"""What surrounds a release on its page, and by what a page is recognised. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWords:
    """Words of what stands around the text of a release. Table ``[frame]``."""

    labels: tuple[str, ...] = ()
    """Whole lines that only name the kind of text: press release, media statement."""
    offices_above: tuple[str, ...] = ()
    """First words of a line above the text that names the office it came from: from the office of."""
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
    sources: tuple[str, ...] = ()
    """Words before the name of whoever a text came from, on the last line of it: source."""
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
    clicks: tuple[str, ...] = ()
    """First words of a line that says where to click, a whole sentence or not: click here."""
    heres: tuple[str, ...] = ()
    """Last words of a linked line that says the same: watch the film here."""
    reading_times: tuple[str, ...] = ()
    """What says beside a number how long the text takes: reading time."""
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
    siblings: tuple[str, ...] = ()
    """Codes of the languages that share most of these words, so that fewer words must tell them apart."""
    sections: tuple[str, ...] = ()
    """Whole labels of a site's sections and kinds of text, never a headline: news, press releases."""
    missing: tuple[str, ...] = ()
    """Phrases of a page that says it was not found."""
    profile: tuple[str, ...] = ()
    """Whole headings of pages about a person or the organisation: biography, about us."""
    published: tuple[str, ...] = ()
    """Words before a date that say the page was published then."""
