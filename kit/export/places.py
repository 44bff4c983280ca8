"""Places as GeoJSON, for maps."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from kit.cells import missing
from kit.export.tables import json_value
from kit.saving import save


def to_geojson(places: pd.DataFrame, path: str | Path) -> Path:
    """Write places as GeoJSON, a point each.

    Parameters
    ----------
    places : pandas.DataFrame
        One row a place, such as :func:`kit.entities_table` gives: lat and lon (degrees, north and east positive); every
        other column becomes a property. Rows without coordinates are left out.
    path : str or path

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ValueError
        If the table has no coordinates, or one can't be.
    OSError
        If the file can't be written.

    Notes
    -----
    RFC 7946: longitude first, WGS 84.
    """
    lacking = [name for name in ("lat", "lon") if name not in places.columns]
    if lacking:
        raise ValueError(
            f"The table has no column {lacking[0]!r}. Give one with lat and lon, as kit.entities_table does."
        )
    features = []
    for row in places.to_dict("records"):
        lat, lon = row.pop("lat"), row.pop("lon")
        if missing(lat) or missing(lon):
            continue
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise ValueError(f"No place is at latitude {lat}, longitude {lon}: they go from -90 to 90 and -180 to 180.")
        features.append(
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [float(lon), float(lat)]},
                "properties": {str(name): json_value(value) for name, value in row.items()},
            }
        )
    if not features:
        raise ValueError("There is nothing to export: no row of the table has coordinates.")
    whole = {"type": "FeatureCollection", "features": features}
    return save(path, json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
