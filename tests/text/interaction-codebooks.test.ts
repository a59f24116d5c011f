import { describe, expect, it } from 'vitest';
import { bestLabel, compileCodebook } from '#analysis/text/codebook-reader.ts';
import { interactionFields } from '#analysis/text/interaction-fields.ts';
import { readPhraseText } from '#analysis/text/phrase-text.ts';
import { createSentimentEngine } from '#analysis/text/sentiment-engine.ts';
import { sociabilityStages } from '#analysis/text/sociability-stages.ts';

const engine = createSentimentEngine();
const stages = compileCodebook(sociabilityStages);
const fields = compileCodebook(interactionFields);
const sentimentOf = (text: string) => engine.judge(text)?.label ?? null;
const stageOf = (text: string) =>
  bestLabel(stages.read(readPhraseText(text, null), sentimentOf(text)))?.id ?? 'none';
const fieldsOf = (text: string) =>
  fields
    .read(readPhraseText(text, null), sentimentOf(text))
    .flatMap(({ id, fired }) => (fired ? [id] : []));

describe('sociability stages', () => {
  it('has eight, and reads its own examples as what they show', () => {
    expect(sociabilityStages.labels).toHaveLength(8);
    for (const { id, examples } of sociabilityStages.labels) {
      for (const text of examples) expect(stageOf(text), text).toBe(id);
    }
  });

  it.each([
    ['We apologise for the inconvenience, unfortunately the fare cannot be changed.', 'one-sided'],
    ['Can you send me the receipt again?', 'request'],
    ['Anybody else having trouble with the new update?', 'seeker'],
    ['The coffee was cold and the cake was awful.', 'venting'],
    ['Already sent you a DM and my booking number, still no reply.', 'specific'],
    ['You can reset it by holding both buttons, worked for me.', 'community'],
    ['The moon is round', 'none'],
  ])('"%s" is %s', (text, stage) => {
    expect(stageOf(text)).toBe(stage);
  });
});

describe('interaction fields', () => {
  it('reads its own examples as what they show', () => {
    for (const { id, examples } of interactionFields.labels) {
      for (const text of examples) expect(fieldsOf(text), text).toContain(id);
    }
  });

  it.each([
    ['My parcel is lost, order 4711, please help @Northwind', ['known', 'reply', 'micro']],
    ['Everyone on our street is offline, an outage again', ['macro']],
    ['Smoke came out of the charger, I want a refund', ['rule', 'escalate']],
    ['I recommend them to everyone, best bakery in town', ['advocate']],
    ['Unboxing my gifted camera, discount code in bio', ['influencer']],
  ])('"%s" holds %j', (text, expected) => {
    expect(fieldsOf(text)).toEqual(expect.arrayContaining([...expected]));
  });

  it('takes somebody who was given something for no advocate', () => {
    expect(fieldsOf('Best jacket ever, gifted by Northwind, use my code')).not.toContain(
      'advocate',
    );
  });
});
