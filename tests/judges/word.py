"""What python-docx reads in a Word file, as JSON: paragraphs with their styles, and
tables as rectangles of their grid, each with its text."""

import json
import sys

import docx


def rectangles(table):
    """Every cell once: where it begins, how many rows and columns it covers, its text."""
    found = {}
    for row, line in enumerate(table.rows):
        for column, cell in enumerate(line.cells):
            place = found.setdefault(id(cell._tc), [row, column, row, column, cell])
            place[2], place[3] = max(place[2], row), max(place[3], column)
    return [
        {"row": top, "column": left, "rows": bottom - top + 1, "columns": right - left + 1, "text": cell.text}
        for top, left, bottom, right, cell in found.values()
    ]


def picture(shape):
    """Its name, what a screen reader reads, how wide it is, and what kind of file it is."""
    place = shape._inline
    part = document.part.related_parts[place.graphic.graphicData.pic.blipFill.blip.embed]
    return {
        "name": place.docPr.name,
        "says": place.docPr.get("descr"),
        "width": shape.width.twips,
        "type": part.content_type,
    }


document = docx.Document(sys.argv[1])
section = document.sections[0]
print(
    json.dumps(
        {
            "title": document.core_properties.title,
            "width": section.page_width.twips,
            "height": section.page_height.twips,
            "margins": [
                getattr(section, f"{side}_margin").twips for side in ("top", "bottom", "left", "right")
            ],
            "paragraphs": [{"style": one.style.name, "text": one.text} for one in document.paragraphs],
            "tables": [rectangles(table) for table in document.tables],
            "pictures": [picture(shape) for shape in document.inline_shapes],
        }
    )
)
