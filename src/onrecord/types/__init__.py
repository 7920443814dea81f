"""The nouns of RECORD.md: frozen, slotted, keyword-only values; one module a concept."""

from onrecord.types.annotation import Annotation, Name, Sentence
from onrecord.types.entities import Entity, EntityKind, Mention, MentionForm, Role
from onrecord.types.events import Event, EventType, Magnitude, Party, Status
from onrecord.types.findings import Findings
from onrecord.types.places import Place
from onrecord.types.record import SCHEMA, Record
from onrecord.types.report import Report
from onrecord.types.spans import Span
from onrecord.types.statements import Content, Speaker, Statement, StatementKind
from onrecord.types.times import Date, Time, TimeType

__all__ = [
    "SCHEMA",
    "Annotation",
    "Content",
    "Date",
    "Entity",
    "EntityKind",
    "Event",
    "EventType",
    "Findings",
    "Magnitude",
    "Mention",
    "MentionForm",
    "Name",
    "Party",
    "Place",
    "Record",
    "Report",
    "Role",
    "Sentence",
    "Span",
    "Speaker",
    "Statement",
    "StatementKind",
    "Status",
    "Time",
    "TimeType",
]
