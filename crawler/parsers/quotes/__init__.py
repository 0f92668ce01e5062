"""Direct speech in a release: where it stands, which pieces belong together, and whose it is. Pure.

vocabulary    the speech words of a language, looked up a word at a time
marks         quotation marks of one paragraph, and what each can be in its place
pairing       marks -> the outermost stretches between them
running       stretches over paragraphs: reopened, carried on, never closed, in `q` and `blockquote` elements
sentences     where sentences end, and the commas that part a sentence
wording       words with their kinds
datelines     place and day before the first sentence
sources       which words of a clause name who speaks
documents     letters and reports, which are nobody
pieces        at which comma of a clause its source begins
leads         the clause before speech, read
attribution   what stands before and below speech -> Attribution
behind        what stands behind speech in its own paragraph -> Attribution
closing       a sentence below speech that says whose it was
gaps          what stands between two stretches: attributions or narrative
dialogue      speech that opens with a dash
incise        attributions that stand inside the marks
labels        names before a colon
name_lines    names on lines of their own above or below speech
statements    speech without marks, behind a line that announces it
made          the record of a quote
glued         turns of an interview that one paragraph holds
interview     labelled turns of an interview
questions     the answers of an interview whose questions stand apart
judgement     speech, fragment, or no quote at all
links         what stands around every stretch
assembly      stretches and attributions -> acts of speech
fallback      whose speech it is where nothing beside it says so
stretches     the small nouns of this package

The small nouns are not frozen: a page has hundreds of them, and a frozen one takes five times as long
to make.
"""
