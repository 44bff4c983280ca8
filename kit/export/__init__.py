"""Take what the kit finds away, each thing in the form that other programs read.

========================  =========================================================
any table                 CSV (:func:`to_csv`), JSON Lines (:func:`to_json_lines`)
events                    TimelineJS (:func:`to_timelinejs`), iCalendar (:func:`to_icalendar`)
networks                  GraphML (:func:`to_graphml`), GEXF (:func:`to_gexf`)
places                    GeoJSON (:func:`to_geojson`)
========================  =========================================================

A file is written whole before it takes the place of an older one, and the same table gives the same file.
"""

from kit.export.events import to_icalendar, to_timelinejs
from kit.export.networks import to_gexf, to_graphml
from kit.export.places import to_geojson
from kit.export.tables import to_csv, to_json_lines

__all__ = ["to_csv", "to_geojson", "to_gexf", "to_graphml", "to_icalendar", "to_json_lines", "to_timelinejs"]
