import { attributeInput } from '#contract/calls/attributions.ts';
import { attribute } from '#main/calls/attribute.ts';
import { printFigures } from '../figures.ts';
import { openContext } from './open-context.ts';

/** Credits channels by five rules, Markov of order 1 and Shapley: `attribute-journeys.ts PROJECT`. */
const [file = ''] = process.argv.slice(2);
const context = openContext(file, 'read');
await printFigures(async () => {
  const input = attributeInput.parse({
    dataset: 'Data',
    models: ['first', 'last', 'linear', 'decay', 'position', 'markov', 'shapley'],
    describe: false,
  });
  const { conversions, paths } = attribute(context, input);
  return { conversions, paths };
});
context.project.close();
