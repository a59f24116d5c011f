import type { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { pick } from './draw.ts';

const pleased = [
  [
    'Customers tell us what is wrong within the hour, and {team} can put it right.',
    'We close deals with people who first asked us a question online.',
    'Our plan has owners and dates now. Before that it was noise.',
    'Fewer calls, better calls: the simple questions are answered in public by {helper}.',
    'Half of our new ideas this year came from {place}. I did not expect that!',
    'It made us faster. "Post it and see" replaced three meetings.',
  ],
  [
    'We post when we have time, and still {helper} noticed us.',
    'A few good leads came out of {place}, more than from the last trade fair.',
    'People say our page feels honest. Nobody planned that.',
    'Hiring got easier; {team} shares every opening.',
  ],
  [
    'Not much yet, but {team} is keen to begin.',
    'We read what others do in {place} and are writing our plan.',
    'Watching first. What I see so far looks useful.',
  ],
  [
    'Nothing, and we are doing fine by phone and in person.',
    'Our customers come by word of mouth. That works.',
  ],
] as const;

const mixed = [
  [
    'More contact with customers, but also more work for {team}.',
    'Good for service; for sales we cannot show it yet.',
    'It works where someone owns it. In {place} nobody does.',
  ],
  [
    'Hard to say. We do a bit of everything.',
    'Some likes, some questions, no idea what it earns.',
    '{team} posts, the rest of us forget about it.',
  ],
  [
    'Too early to tell, we start next year.',
    'So far only meetings about it.',
    'We have an account that nobody looks after.',
  ],
  ['Nothing so far.', 'Little. Our buyers are not in {place}.', 'n/a'],
] as const;

const displeased = [
  [
    'We measure a lot and decide little from it.',
    'The tools do not talk to our CRM, so {team} types everything twice.',
  ],
  [
    "It costs evenings and I can't show what for.",
    'One angry customer in {place} took us a week to calm down.',
    'No plan, no budget, no result.',
  ],
  ['Everyone talks about it and nobody decides.', 'We wait for {team} since spring.'],
  ['A waste of time for a company like ours.', "I don't trust it with our customers' data."],
] as const;

const teams = ['the service desk', 'our sales team', 'marketing', 'product development'] as const;
const helpers = ['other customers', 'a regular', 'former colleagues', 'a local group'] as const;
const places = ['our community', 'the forums', 'the comments', 'a LinkedIn group'] as const;

/** An open answer that fits the segment and the satisfaction (0 to 4); more than half leave it blank. */
export function writeComment(
  random: SeededRandom,
  segment: number,
  satisfaction: number,
): string | null {
  const chanceToWrite = [0.62, 0.45, 0.34, 0.3][segment] ?? 0;
  if (random.next() >= chanceToWrite) {
    return null;
  }
  const tone = satisfaction >= 3 ? pleased : satisfaction === 2 ? mixed : displeased;
  const text = pick(random, tone[segment] ?? mixed[0])
    .replace('{team}', pick(random, teams))
    .replace('{helper}', pick(random, helpers))
    .replace('{place}', pick(random, places));
  const written = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return random.next() < 0.06 ? `${written} 🙂` : written;
}
