"""Loads and checks data/ into frozen objects."""
