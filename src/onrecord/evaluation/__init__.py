"""Scores of every stage against gold, and the codebook against its own examples."""
