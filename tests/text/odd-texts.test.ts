import { describe, expect, it } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { explainText } from '#analysis/text/explain-text.ts';
import { createSentimentEngine } from '#analysis/text/sentiment-engine.ts';
import { tagTexts } from '#analysis/text/tag-texts.ts';
import { textModels } from '#analysis/text/text-tags.ts';
import { textColumn } from './text-column.ts';

const engine = createSentimentEngine();
const options = { engine, brands: ['Dell'] };

/** One text's sentiment and certainty, or the reason why it has none. */
function tagsOf(text: string): readonly (string | undefined)[] {
  const tags = tagTexts(textColumn([text]), { ...options, models: textModels }, uninterrupted);
  return [tags.sentiment, tags.certainty].map((column) => {
    const category = column?.categories[column.codes[0] ?? -1];
    return category?.code;
  });
}

describe('odd texts', () => {
  it.each([
    ['an empty text', ''],
    ['blanks of all kinds', ' \n\t\u00a0\u2003'],
    ['characters without width', '\u200b\u200c\u200d\ufeff'],
  ])('%s has no tags, and is not called neutral', (_, text) => {
    expect(tagsOf(text)).toEqual(['no-answer', 'no-answer']);
    expect(explainText(text, options)).toMatchObject({ sentiment: null, trait: null });
  });

  it.each([
    ['a link', 'https://example.org/love'],
    ['several links', 'http://a.example/ https://b.example/best'],
    ['names', '@Dell @lovely_brand'],
    ['numbers', '12 34.5'],
    ['signs', '-- // ** ""'],
  ])('%s alone is neutral and said to be unsure', (_, text) => {
    expect(tagsOf(text)).toEqual(['neutral', 'unsure']);
  });

  it.each([
    ['one emoji', '😍', 'positive'],
    ['an emoji with a skin tone', '👎🏿', 'negative'],
    ['a word with a character without width in it', 'this is aw\u200bful, I hate it', 'negative'],
    ['text between marks of direction', '\u202eI hate this\u202c', 'negative'],
    ['a lone half of a character before it', '\ud800 I hate this \udc00', 'negative'],
    ['HTML', '<p>I <b>hate</b> this &amp; that</p>', 'negative'],
    ['a hundred thousand characters', 'terrible service '.repeat(6000), 'negative'],
  ])('%s is read', (_, text, label) => {
    expect(engine.judge(text)?.label).toBe(label);
    expect(engine.score(text)?.label).toBe(label);
  });

  it.each([
    ['a hundred thousand letters', 'x'.repeat(100_000)],
    ['a hundred thousand exclamation marks', '!'.repeat(100_000)],
    ['a hundred thousand hashtags', '#a'.repeat(50_000)],
    ['ten thousand negations', 'not '.repeat(10_000)],
    ['ten thousand emoji', '🤬'.repeat(10_000)],
    ['an entity that never ends', `&${'a'.repeat(50_000)}`],
    ['right to left', 'هذا المنتج سيئ جدا ولا أنصح به'],
  ])('%s does not stop the tagging', (_, text) => {
    expect(tagsOf(text)[0]).toBeDefined();
  });
});
