"""LZ4 frames as the lz4 program packs them: linked and independent blocks, with and without checksums.

Run: python3 tests/goldens/generate/lz4-frames.py > tests/goldens/lz4-frames.json
"""
import base64, json, subprocess

lines = 3000
text = 'z' * 70_000 + ''.join(f'row {i} {i * i % 97} answer\n' for i in range(lines))
version = subprocess.run(['lz4', '--version'], capture_output=True, text=True).stdout.strip()
frames = [{'flags': ' '.join(flags), 'frame': base64.b64encode(subprocess.run(['lz4', '-c', *flags], input=text.encode(), capture_output=True).stdout).decode()}
          for flags in (['-1', '-B4', '-BD'], ['-9', '-B4'], ['-1', '-B4', '-BX', '--no-frame-crc'], ['-9', '-B7', '--content-size'])]
print(json.dumps({'source': version, 'text': {'lines': lines}, 'frames': frames}, indent=1))
