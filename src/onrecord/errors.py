"""Every error that onrecord raises on purpose.

    OnRecordError
    ├── InputError            what was handed in cannot be read
    │   ├── EmptyReport       no text, or only blanks
    │   ├── UndecodableReport bytes that are no text
    │   ├── MalformedReport   a JSON line or field of the wrong shape
    │   ├── UnreadableSource  a path or URL that is missing, a directory, refused …
    │   ├── ReportTooLarge    over the size limit
    │   └── BadDate           a publication date that is malformed or lies in the future
    ├── ResourceError         a data file, codebook or model is missing or malformed
    │   ├── CodebookError
    │   ├── WhosWhoError
    │   └── ModelError
    └── StoreError            the database cannot be opened, is of another version, is locked

Each message says what is wrong and what to do about it.
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Base of all errors that onrecord raises on purpose."""


class InputError(OnRecordError):
    """What was handed in cannot be read."""


class EmptyReport(InputError):
    """The report has no text, or only blanks."""


class UndecodableReport(InputError):
    """The bytes are no text in an encoding that is declared or can be told."""


class MalformedReport(InputError):
    """A JSON line or a field has the wrong shape."""


class UnreadableSource(InputError):
    """A path or URL is missing, a directory, or refused."""


class ReportTooLarge(InputError):
    """The report is over the size limit."""


class BadDate(InputError):
    """A publication date is malformed or lies in the future."""


class ResourceError(OnRecordError):
    """A data file, codebook or model is missing or malformed."""


class CodebookError(ResourceError):
    """A codebook file is malformed; the message names file, entry and what is expected."""


class WhosWhoError(ResourceError):
    """A who's who file is malformed; the message names file, line and what is expected."""


class ModelError(ResourceError):
    """The language model is missing or cannot be loaded."""


class StoreError(OnRecordError):
    """The database cannot be opened, is of another version, or is locked."""
