"""Opens a workbook with openpyxl, for workbook.test.mjs.

read FILE             prints its sheets as JSON: cells, formulas, merged cells
set FILE SHEET CELL=NUMBER… TARGET   writes figures into it and forgets every value that a formula had
"""

import json
import sys

from openpyxl import load_workbook


def read(path):
    book = load_workbook(path)
    values = load_workbook(path, data_only=True)
    print(json.dumps({sheet.title: one(sheet, values[sheet.title]) for sheet in book}))


def one(sheet, values):
    cells = [cell for row in sheet.iter_rows() for cell in row]
    formulas = {cell.coordinate: cell.value for cell in cells if cell.data_type == "f"}
    shown = {cell.coordinate: cell.value for row in values.iter_rows() for cell in row if cell.value is not None}
    return {"merges": sorted(map(str, sheet.merged_cells.ranges)), "formulas": formulas, "cells": shown}


def change(path, title, *changes):
    book = load_workbook(path)
    *figures, target = changes
    for figure in figures:
        place, number = figure.split("=")
        book[title][place] = int(number)
    book.save(target)


if sys.argv[1] == "read":
    read(sys.argv[2])
else:
    change(*sys.argv[2:])
