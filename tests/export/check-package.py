"""Looks for what makes a program offer to repair a workbook, and prints each fault on a line: parts that
do not parse, relationships that lead nowhere or repeat an id, parts without a content type, sheet names
without quotes in defined names, cells or sheets that repeat, texts that are too long."""

import posixpath
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

package = zipfile.ZipFile(sys.argv[1])
names = package.namelist()
faults = [f"part repeats: {name}" for name in set(names) if names.count(name) > 1]
roots = {}
for name in names:
    if name.endswith((".xml", ".rels")):
        try:
            roots[name] = tree.fromstring(package.read(name))
        except tree.ParseError as error:
            faults.append(f"{name}: {error}")

for name, root in roots.items():
    if not name.endswith(".rels"):
        continue
    owner = posixpath.dirname(posixpath.dirname(name))
    seen = set()
    for one in root.iter(REL):
        if one.get("Id") in seen:
            faults.append(f"{name}: id repeats: {one.get('Id')}")
        seen.add(one.get("Id"))
        if one.get("TargetMode") == "External":
            continue
        target = one.get("Target")
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(owner, target))
        if path not in names:
            faults.append(f"{name}: leads nowhere: {target}")
    part = posixpath.join(owner, posixpath.basename(name)[: -len(".rels")])
    if part in roots:
        used = set(re.findall(r'r:(?:id|embed)="([^"]+)"', package.read(part).decode()))
        faults += [f"{part}: no relationship {one}" for one in used - seen]

types = roots["[Content_Types].xml"]
defaults = {one.get("Extension") for one in types.iter(f"{TYPE}Default")}
overrides = [one.get("PartName")[1:] for one in types.iter(f"{TYPE}Override")]
faults += [f"content type of no part: {one}" for one in overrides if one not in names]
faults += [
    f"part without content type: {name}"
    for name in names
    if name not in overrides and name.rsplit(".", 1)[-1] not in defaults and name != "[Content_Types].xml"
]

workbook = roots["xl/workbook.xml"]
titles = [one.get("name") for one in workbook.iter(f"{MAIN}sheet")]
for title in titles:
    if len(title) > 31 or re.search(r"[\[\]:*?/\\]", title) or title.strip("'") != title:
        faults.append(f"sheet name is not legal: {title}")
if len({title.lower() for title in titles}) < len(titles):
    faults.append("sheet names repeat")
for one in workbook.iter(f"{MAIN}definedName"):
    if not re.fullmatch(r"'(?:[^']|'')+'!\$[A-Z]*\$?\d+:\$[A-Z]*\$?\d+", one.text or ""):
        faults.append(f"defined name is not a quoted range: {one.text}")

for name, root in roots.items():
    if not name.startswith("xl/worksheets/sheet"):
        continue
    cells = [one.get("r") for one in root.iter(f"{MAIN}c")]
    if len(set(cells)) < len(cells):
        faults.append(f"{name}: cells repeat")
    numbers = [int(one.get("r")) for one in root.iter(f"{MAIN}row")]
    if numbers != sorted(set(numbers)):
        faults.append(f"{name}: rows out of order")
    for cell in root.iter(f"{MAIN}c"):
        text = "".join(one.text or "" for one in cell.iter(f"{MAIN}t"))
        if len(text) > 32767:
            faults.append(f"{name}: text too long in {cell.get('r')}")
for one in roots.get("xl/sharedStrings.xml", []):
    if len("".join(part.text or "" for part in one.iter(f"{MAIN}t"))) > 32767:
        faults.append("a shared text is too long")

for name in names:
    if name.startswith("xl/drawings/drawing") and name.endswith(".xml"):
        own = re.findall(r'cNvPr id="(\d+)"', package.read(name).decode())
        if len(set(own)) < len(own):
            faults.append(f"{name}: shape ids repeat")
print("\n".join(faults))
