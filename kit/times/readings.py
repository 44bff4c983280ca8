"""The readings by name, as the rules call them.

A reading is a function of a match and its context. It returns what it found, or None when the words around
the match speak against it. Number × unit × direction × anchor give the value; values follow TimeML's TIMEX3
(Saurí et al., *TimeML Annotation Guidelines* 1.2.1, 2006).
"""

from __future__ import annotations

from kit.times import days, lengths, units
from kit.times.match import Reading

READINGS: dict[str, Reading] = {
    reading.__name__: reading
    for reading in (
        *(days.month_day, days.weekday, days.weekday_of_week, days.dayword, days.daypart_of_day),
        *(days.this_daypart, days.numeric, days.day_range, days.day_of_month, days.named_day, days.clock),
        *(units.month, units.season, units.year, units.year_span, units.decade, units.century, units.quarter),
        *(units.this_quarter, units.this_unit, units.the_unit, units.event),
        *(
            lengths.length,
            lengths.lasting,
            lengths.units,
            lengths.pointed_length,
            lengths.offset,
            lengths.vague_offset,
        ),
        *(lengths.second_offset, lengths.next_unit, lengths.every, lengths.how_often, lengths.reference),
        lengths.the_past,
    )
}
