/**
 * Prints how often the models of texts are right, on labelled sets that they were not trained on and beside
 * other tools.
 *
 *   npm run evaluate [-- sentiment|intents|corrections ...]
 *
 * The sets are read from ../shared/data/posts, or the folder in PARALLAX_LABELLED_SETS. What is absent is
 * named and left out.
 */
import { evaluateCorrections } from './corrections.ts';
import { evaluateIntents } from './intents.ts';
import { evaluateSentiment } from './sentiment.ts';

const parts: Readonly<Record<string, () => string>> = {
  sentiment: evaluateSentiment,
  intents: evaluateIntents,
  corrections: evaluateCorrections,
};

function main(): void {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    console.error(
      `There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`,
    );
    process.exitCode = 2;
    return;
  }
  for (const [name, evaluate] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`${name}\n`);
    console.log(evaluate());
  }
}

main();
