"""Writes tests/goldens/corrected-shares.json with numpy: shares by double sampling, and by the inverted table."""
import json, numpy as np

cases = []
for name, counted, table in [
    ("three classes", [420, 1280, 300], [[40, 14, 3], [9, 66, 8], [2, 11, 27]]),
    ("two classes", [900, 100], [[88, 3], [4, 9]]),
    ("a class that the machine gave and nobody checked", [500, 480, 20], [[30, 5, 0], [6, 28, 0], [1, 2, 0]]),
]:
    q = np.array(counted) / sum(counted)
    t = np.array(table, float)
    size = t.sum(axis=0)
    overall = t.sum(axis=1) / t.sum()
    given = np.where(size > 0, t / np.where(size > 0, size, 1), overall[:, None])
    share = given @ q
    inverse = None
    m = (t / t.sum(axis=1, keepdims=True)).T
    if abs(np.linalg.det(m)) > 1e-9:
        inverse = np.linalg.solve(m, q).tolist()
    cases.append({"name": name, "counted": counted, "table": table, "corrected": share.tolist(), "inverted": inverse})
# Rogan and Gladen for two classes by their own formula.
sensitivity, specificity = 9 / 13, 88 / 91
apparent = 0.1
json.dump({"source": f"numpy {np.__version__}", "cases": cases,
  "roganGladen": (apparent + specificity - 1) / (sensitivity + specificity - 1)},
  open("tests/goldens/corrected-shares.json", "w"), indent=1)
