"""Recognise a release on a page of unknown layout: its language, headline, day, text and kind."""
