import { expect, test } from 'vitest';
import { isOwnPage, isRequestAllowed, type PagePlace } from '#main/desktop/request-policy.ts';

const place: PagePlace = { rendererFolder: '/app/out/renderer', developmentUrl: null };
const developing: PagePlace = { ...place, developmentUrl: 'http://localhost:5173' };

test.each([
  'file:///app/out/renderer/index.html',
  'file:///app/out/renderer/index.html#/compare',
  'file:///app/out/renderer/assets/index-a1b2.js',
  'devtools://devtools/bundled/inspector.html',
  'blob:file:///3c1f',
  'data:image/png;base64,AAAA',
])('%s may be loaded', (address) => {
  expect(isRequestAllowed(address, place)).toBe(true);
});

test.each([
  'https://parallax.example/',
  'http://127.0.0.1:8080/',
  'ws://127.0.0.1:8080/',
  'ftp://parallax.example/a',
  'file:///etc/passwd',
  'file:///app/out/renderer/../main/index.js',
  'file:///app/out/renderer/%2e%2e/main/index.js',
  'file:///app/out/renderer%2f..%2fmain/index.js',
  'file:///app/out/renderer-of-another/index.html',
  'file://server/app/out/renderer/index.html',
  'chrome://settings',
  'javascript:alert(1)',
  'http://localhost:5173/main.tsx',
  'no address',
])('%s may not be loaded', (address) => {
  expect(isRequestAllowed(address, place)).toBe(false);
});

test('while developing, the development server may be loaded, and no other', () => {
  expect(isRequestAllowed('http://localhost:5173/main.tsx', developing)).toBe(true);
  expect(isRequestAllowed('ws://localhost:5173/', developing)).toBe(true);
  expect(isRequestAllowed('http://localhost:5174/', developing)).toBe(false);
  expect(isRequestAllowed('http://localhost.example:5173/', developing)).toBe(false);
});

test('a page made of data is none of ours, though its pictures may be', () => {
  expect(isOwnPage('data:text/html,<p>', place)).toBe(false);
  expect(isOwnPage('about:blank', place)).toBe(false);
  expect(isOwnPage('', place)).toBe(false);
});
