"""Which types of events there are, and what each is in CAMEO and out of it.

The rule of this room: a type, its score and its modes are facts of a named version of the PLOVER
manual, kept in the tables of ``coding/data/ontology``; where this project departs from it, the
table says so. Nothing is guessed: a code that CAMEO does not have is an error, and what CAMEO
cannot say is marked as lossy.
"""

from tertius.coding.ontology.cameo import (
    Cameo,
    Plover,
    cameo_codes,
    cameo_goldstein,
    cameo_name,
    cameo_of,
    cameo_quad_class,
    departures,
    plover_of,
)
from tertius.coding.ontology.types import (
    QUAD_CLASSES,
    EventType,
    Mode,
    default_sign,
    event_type,
    event_types,
    manual,
)

__all__ = [
    "QUAD_CLASSES",
    "Cameo",
    "EventType",
    "Mode",
    "Plover",
    "cameo_codes",
    "cameo_goldstein",
    "cameo_name",
    "cameo_of",
    "cameo_quad_class",
    "default_sign",
    "departures",
    "event_type",
    "event_types",
    "manual",
    "plover_of",
]
