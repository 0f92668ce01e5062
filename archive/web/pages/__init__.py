"""One module a page: what it asks, and how it answers in each form."""
