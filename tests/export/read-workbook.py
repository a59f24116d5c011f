"""Reads a workbook with openpyxl and prints it as JSON: for each sheet its cells (cached value, formula,
type, link, number format), its charts, freeze pane and defined names."""

import json
import sys

import openpyxl


def series_name(series):
    text = series.tx
    if text is None:
        return None
    return text.v if text.v is not None else text.strRef.f


def colour(series):
    properties = series.graphicalProperties
    fill = properties.solidFill if properties else None
    return fill.srgbClr if fill else None


def sheet_of(values, formulas):
    cells = {}
    for row in formulas.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            cached = values[cell.coordinate]
            value = cached.value
            cells[cell.coordinate] = {
                "value": value.isoformat() if hasattr(value, "isoformat") else value,
                "formula": cell.value if cell.data_type == "f" else None,
                "type": cell.data_type,
                "format": cell.number_format,
                "link": cell.hyperlink.location if cell.hyperlink else None,
            }
    charts = [
        {
            "kind": type(chart).__name__,
            "series": [
                {
                    "name": series_name(one),
                    "values": one.val.numRef.f,
                    "labels": one.cat.strRef.f if one.cat.strRef else None,
                    "colour": colour(one),
                }
                for one in chart.series
            ],
        }
        for chart in formulas._charts
    ]
    return {
        "cells": cells,
        "charts": charts,
        "frozen": formulas.freeze_panes,
        "printed": formulas.print_area,
    }


path = sys.argv[1]
cached = openpyxl.load_workbook(path, data_only=True)
live = openpyxl.load_workbook(path)
sheets = {name: sheet_of(cached[name], live[name]) for name in live.sheetnames}
print(json.dumps({"sheets": sheets}))
