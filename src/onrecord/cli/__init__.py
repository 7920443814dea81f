"""The command line: each command opens the library, calls it, prints."""
