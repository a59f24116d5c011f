import type { tagModels } from '#contract/calls/texts.ts';
import { tagTexts } from '#main/calls/tag-texts.ts';
import { printFigures } from '../figures.ts';
import { openContext } from './open-context.ts';

/** Tags posts and keeps the tags in the project: `tag-posts.ts PROJECT MODELS`. */
const [file = '', models = 'sentiment'] = process.argv.slice(2);
const context = openContext(file, 'write');
await printFigures(async () => {
  const { rows, tagged } = tagTexts(context, {
    dataset: 'Data',
    text: 'text',
    brands: [],
    learn: false,
    models: models.split(',') as (typeof tagModels)[number][],
  });
  return { rows, tagged };
});
context.project.close();
