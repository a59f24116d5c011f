"""What PSPP reads in each SPSS file of a folder: shapes, and counts and sums of plain numbers and texts.

/usr/bin/python3 sav-files-pspp.py FOLDER > ../sav-files-pspp.json
Only counts, sums and digests are kept; nothing of the data themselves.
"""
import csv
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

folder = pathlib.Path(sys.argv[1])
version = subprocess.run(["pspp", "--version"], capture_output=True, text=True).stdout.split("\n")[0]


def summed(cells):
    filled = [cell for cell in cells if cell.strip() != ""]
    try:
        numbers = [float(cell) for cell in filled]
        return {"filled": len(filled), "sum": sum(numbers)}
    except ValueError:
        text = "\n".join(cell.rstrip() for cell in cells)
        return {"filled": len(filled), "text": hashlib.md5(text.encode()).hexdigest()}


def read(path):
    with tempfile.TemporaryDirectory() as place:
        out = pathlib.Path(place) / "out.csv"
        done = subprocess.run(["pspp-convert", "-O", "csv", str(path), str(out)], capture_output=True, text=True)
        if done.returncode != 0 or not out.exists():
            return {"failed": done.stderr.strip()[:200].replace(str(path), "FILE")}
        rows = list(csv.reader(open(out, newline="", encoding="utf-8-sig", errors="replace")))
        names, data = rows[0], rows[1:]
        columns = [summed([row[place] for row in data]) for place in range(len(names))]
        return {"rows": len(data), "names": hashlib.md5("\n".join(names).encode()).hexdigest(), "columns": columns}


files = sorted(path for path in folder.rglob("*") if path.suffix in (".sav", ".zsav"))
result = {str(path.relative_to(folder)): read(path) for path in files}
source = f"{version}, pspp-convert; tests/goldens/generate/sav-files-pspp.py"
json.dump({"source": source, "files": result}, sys.stdout)
