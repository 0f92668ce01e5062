"""Fuzzing guided by coverage, for whoever has atheris; the property tests of the suite need none of it."""
