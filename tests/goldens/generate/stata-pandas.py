"""Files of Stata's format written and read by pandas, with what pandas reads in them.

Run: python3 tests/goldens/generate/stata-pandas.py > tests/goldens/stata-pandas.json
"""
import base64, datetime, io, json, math, warnings
import numpy as np, pandas as pd

warnings.simplefilter('ignore')

def frame(version, words, order):
    data = pd.DataFrame({
        'small': pd.array([1, -127, 100, 0], dtype='int8'),
        'middle': pd.array([1, -32767, 32740, 0], dtype='int16'),
        'large': pd.array([1, -2147483647, 2147483620, 0], dtype='int32'),
        'single': np.array([0.5, -1.25e10, np.nan, 3], dtype='float32'),
        'real': np.array([0.1, -1e300, np.nan, 123456789.123], dtype='float64'),
        'answer': pd.array([1, 2, 3, 9], dtype='int8'),
        'word': ['plain', words, '', 'x' * 60],
        'day': pd.to_datetime(['2024-02-29', '1959-12-31', None, '1970-01-01']),
        'instant': pd.to_datetime(['2024-02-29 12:34:56.789', '1959-12-31 23:59:59', None, '1970-01-01']),
        'month': pd.to_datetime(['2024-02-01', '1959-12-01', None, '1970-01-01']),
        'quarter': pd.to_datetime(['2024-04-01', '1959-10-01', None, '1970-01-01']),
        'half': pd.to_datetime(['2024-07-01', '1959-07-01', None, '1970-01-01']),
        'year': pd.to_datetime(['2024-01-01', '1959-01-01', None, '1970-01-01']),
        'week': pd.to_datetime(['2024-01-08', '1959-01-01', None, '1970-12-24']),
    })
    if version >= 117 and order == '<':  # pandas cannot read strLs of the other byte order back
        data['long_text'] = ['first ' * 500, '', words, 'first ' * 500]
    return data

def write(version, order, words):
    data = frame(version, words, order)
    out = io.BytesIO()
    dates = {'day': 'td', 'instant': 'tc', 'month': 'tm', 'quarter': 'tq', 'half': 'th', 'year': 'ty', 'week': 'tw'}
    more = {'convert_strl': ['long_text']} if 'long_text' in data else {}
    data.to_stata(out, version=version, byteorder=order, write_index=False, convert_dates=dates,
                  variable_labels={'answer': 'How ' + words}, data_label='A ' + words,
                  value_labels={'answer': {1: 'Low', 2: 'Middle ' + words, 3: 'High', 9: 'Other'}}, **more)
    return out.getvalue()

def cell(value):
    if value is None or value is pd.NaT: return None
    if isinstance(value, str): return value if value != '' else None
    if isinstance(value, (pd.Timestamp, datetime.datetime)): return (pd.Timestamp(value) - pd.Timestamp(0)) // pd.Timedelta('1ms')
    value = float(value)
    return None if math.isnan(value) else value

files = []
for version in (114, 117, 118, 119):
    for order in ('<', '>'):
        words = 'Größe café' if version < 118 else 'Größe 日本 🙂'
        raw = write(version, order, words)
        with pd.io.stata.StataReader(io.BytesIO(raw), convert_categoricals=False) as reader:
            data, labels, values = reader.read(), reader.variable_labels(), reader.value_labels()
        if 'long_text' in data and version == 117:  # pandas writes these as UTF-8 and reads them as Latin-1
            data['long_text'] = [text.encode('latin-1').decode('utf-8') for text in data['long_text']]
        files.append({
            'version': version, 'byteOrder': order, 'file': base64.b64encode(raw).decode(),
            'labels': labels, 'valueLabels': {k: {str(c): l for c, l in v.items()} for k, v in values.items()},
            'columns': {name: [cell(v) for v in data[name]] for name in data.columns},
        })
print(json.dumps({'source': f'pandas {pd.__version__}: DataFrame.to_stata and StataReader', 'files': files}, ensure_ascii=False, indent=1))
