"""A record in other forms: for the terminal, as a page."""
