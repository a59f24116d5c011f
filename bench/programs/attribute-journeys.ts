import { attributeInput } from '#contract/calls/attributions.ts';
import { attribute } from '#main/calls/attribute.ts';
import { printFigures } from '../figures.ts';
import { openContext } from './open-context.ts';

/** Credits channels by every model: `attribute-journeys.ts PROJECT`. */
const [file = ''] = process.argv.slice(2);
const context = openContext(file, 'read');
await printFigures(async () => {
  const { conversions, paths } = attribute(context, attributeInput.parse({ dataset: 'Data' }));
  return { conversions, paths };
});
context.project.close();
