"""`python -m archive.cli` is `onrecord`."""

from archive.cli import main

main()
