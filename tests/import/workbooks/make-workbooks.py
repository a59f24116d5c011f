"""Makes workbooks with openpyxl in the folder named by the first argument, and prints what openpyxl
reads back from one of them (a second argument: a file, a third: a sheet) as rows of JSON."""

import datetime
import json
import sys

import openpyxl

ANSWERS = 40


def survey(sheet):
    """Two header rows with merged cells, from C4 on; a total and a note below."""
    put = sheet.cell
    put(1, 3, "Customer survey")
    sheet.merge_cells("C1:I1")
    put(4, 3, "Respondent ID")
    put(4, 4, "Which channels do you use?")
    put(4, 7, "How old are you?")
    put(4, 8, "How satisfied are you with ...")
    sheet.merge_cells("C4:C5")
    sheet.merge_cells("D4:F4")
    sheet.merge_cells("H4:I4")
    for place, text in enumerate(["TV", "Radio", "Web"]):
        put(5, 4 + place, text)
    put(5, 7, "Response")
    put(5, 8, "Price")
    put(5, 9, "Service")
    for answer in range(ANSWERS):
        row = 6 + answer
        put(row, 3, 1000 + answer)
        for place, text in enumerate(["TV", "Radio", "Web"]):
            if (answer + place) % 3 != 1:
                put(row, 4 + place, text)
        put(row, 7, 20 + (answer * 7) % 50)
        put(row, 8, ["Good", "Bad", "Fair"][answer % 3])
        put(row, 9, ["Good", "Bad", "Fair"][(answer // 2) % 3])
    put(6 + ANSWERS, 3, "Total")
    put(6 + ANSWERS, 7, 1234)
    put(8 + ANSWERS, 3, "Source: own survey, 2024")
    sheet.row_dimensions[10].hidden = True
    sheet.column_dimensions["G"].hidden = True


def sections(sheet):
    """Three header rows."""
    sheet.append(["Section A", None, None, None, "Section B", None])
    sheet.append(["Q1 Use", None, "Q2 Rate", None, "Q3 Age", "Q4 Note"])
    sheet.append(["TV", "Radio", "Price", "Service", "Years", "Words"])
    for merged in ["A1:D1", "E1:F1", "A2:B2", "C2:D2"]:
        sheet.merge_cells(merged)
    for n in range(ANSWERS):
        sheet.append(
            ["TV" if n % 2 else None, "Radio" if n % 3 else None, 1 + n % 5, 1 + (n // 2) % 5, 20 + n, f"word {n} and more text"]
        )


def values(sheet):
    """Every kind of value."""
    sheet.append(["when", "day", "clock", "sold", "ok", "note", "id", "sum", "error"])
    rows = [
        (datetime.datetime(2024, 2, 29, 13, 5, 9), datetime.date(2024, 2, 29), datetime.time(8, 30), 12.5, True, 'a, "b"'),
        (datetime.datetime(1999, 12, 31, 23, 59, 59), datetime.date(1905, 3, 1), datetime.time(0, 0, 1), -0.1, False, "two\nlines"),
        (datetime.datetime(2025, 1, 1, 0, 0, 0), datetime.date(2025, 1, 1), datetime.time(23, 59, 59), 1e-7, True, "Zürich 😀 <&>"),
    ]
    for number, row in enumerate(rows):
        sheet.append([*row, 1234567890123456789 + number, f"=D{number + 2}*2", ["=NA()", "=1/0", "=1+1"][number]])


def main(folder):
    book = openpyxl.Workbook()
    book.active.title = "Survey"
    survey(book.active)
    sections(book.create_sheet("Sections"))
    values(book.create_sheet("Values"))
    hidden = book.create_sheet("Hidden")
    hidden.append(["x", "y"])
    hidden.append([1, 2])
    hidden.sheet_state = "hidden"
    book.create_sheet("Empty")
    book.save(f"{folder}/book.xlsx")
    old = openpyxl.Workbook()
    old.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    values(old.active)
    old.save(f"{folder}/since-1904.xlsx")


def text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d" if value.time() == datetime.time() else "%Y-%m-%d %H:%M:%S")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value if isinstance(value, (str, int)) else repr(value)


def rows_of(file, name):
    sheet = openpyxl.load_workbook(file, data_only=True)[name]
    print(json.dumps([[text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]))


if len(sys.argv) > 2:
    rows_of(sys.argv[2], sys.argv[3])
else:
    main(sys.argv[1])
