"""Who speaks, signs and writes: names, roles and post-nominals as printed. Pure.

lexicon       the people words of a language, looked up a word at a time
marking       a line of text as a string of word kinds, one letter a word
bounds        where a name begins and ends in a run of capitals
names         which words of a line are somebody's name
roles         how much a role says, and what is no part of it
roles_before  which words left of a name say what somebody is
roles_behind  the same right of it
seats         which capitals are a seat, a body or a place and nobody's name
persons       the people of a line, each with the role beside the name
attribution   read_source: the words of an attribution -> SourceReading
sources       the attributions that name nobody: organisations and their spokespeople
forms         the forms in which a page prints one person's name
mentions      what a page prints beside a name
page_names    PageNames: the fullest form of each name on a page
roster        Roster: whom a reading means on this page
signatories   who signs a letter or statement
byline        who wrote a speech or an opinion piece
gather        all of them, once each, with the fullest role on the page

The small nouns are not frozen: a page has hundreds, and a frozen one takes five times as long to make.
"""
