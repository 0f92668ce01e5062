"""Draft what a site looks like from a few of its pages: pages in, selectors and a report out. Pure."""
