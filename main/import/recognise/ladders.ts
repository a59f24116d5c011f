import { plainWords } from './answer-words.ts';

type Ladder = readonly (readonly [pattern: RegExp, rank: number])[];

const education: Ladder = [
  [/^(?:none|no (?:formal )?(?:education|schooling|degree))/u, 0],
  [
    /(?:less than|lt|<) (?:a )?high school|some high school|did not (?:finish|complete)|primary|elementary|no high school|grade school/u,
    1,
  ],
  [/some (?:post-?graduate|graduate)|graduate courses/u, 7],
  [/professional (?:or doctoral )?degree|professional degree/u, 9],
  [/doctora|ph\.?d|\bdphil\b|\bedd\b/u, 10],
  [/master|post-?graduate|\bgraduate degree|graduate or professional|\bmba\b|\bmsc\b/u, 8],
  [/some college|junior college|associate|some university|college or university, no degree/u, 4],
  [/vocational|trade|technical|apprentice/u, 3],
  [
    /bachelor|undergraduate|college degree|college graduate|college or more|university degree|^college$/u,
    6,
  ],
  [/high school|secondary|\bged\b|a-?level|diploma/u, 2],
];

const amount: Ladder = [
  [/^(?:none|nothing|not at all|no\b(?! change))/u, 0],
  [
    /^(?:little or no|only a little|a little|little|not much|very little|hardly any|not many)\b/u,
    1,
  ],
  [/^(?:some|a few|a moderate amount|a bit)\b/u, 2],
  [/^(?:about |around )?half\b/u, 3],
  [/^(?:a fair amount|quite a (?:bit|lot)|most|mostly|many)\b/u, 4],
  [/^(?:a lot|lots|a great deal|extensive|much|very much|a great many)\b/u, 5],
  [/^(?:all|everything|completely)\b/u, 6],
];

const intent: Ladder = [
  [/^(?:i )?(?:would )?(?:definitely|certainly) (?:would not|wouldn't|will not|won't|not)\b/u, 1],
  [/^(?:i )?(?:would )?probably (?:would not|wouldn't|will not|won't|not)\b/u, 2],
  [
    /^(?:i )?(?:might or might not|may or may not|am not sure (?:whether|if) i (?:would|will))\b/u,
    3,
  ],
  [/^(?:i )?(?:would )?probably (?:would|will|buy|use|try|do|choose|recommend|consider)\b/u, 4],
  [
    /^(?:i )?(?:would )?(?:definitely|certainly) (?:would|will|buy|use|try|do|choose|recommend|consider)\b/u,
    5,
  ],
];

const rating: Ladder = [
  [/^(?:terrible|awful|very (?:poor|bad)|worst)$/u, 0],
  [/^(?:poor|bad)$/u, 1],
  [/^(?:far|well|much) below average$/u, 1.3],
  [/^(?:below average)$/u, 1.5],
  [/^fair$/u, 2],
  [/^(?:average|ok|okay|acceptable|satisfactory|so-so)$/u, 3],
  [/^(?:above average)$/u, 3.5],
  [/^(?:far|well|much) above average$/u, 3.7],
  [/^good$/u, 4],
  [/^(?:very good|great)$/u, 5],
  [/^(?:excellent|outstanding|perfect|exceptional)$/u, 6],
];

const skill: Ladder = [
  [/^(?:none|no (?:experience|knowledge)|never used)$/u, 0],
  [/^(?:novice|beginner|basic|elementary)$/u, 1],
  [/^(?:intermediate|competent|average)$/u, 2],
  [/^(?:advanced|proficient)$/u, 3],
  [/^(?:expert|master)$/u, 4],
];

const size: Ladder = [
  [/^(?:very (?:low|small|short)|extra small|xs)$/u, 0],
  [/^(?:low|small|short|s)$/u, 1],
  [/^(?:medium|moderate|middle|m)$/u, 2],
  [/^(?:high|large|long|l)$/u, 3],
  [/^(?:very (?:high|large|long)|extra large|xl)$/u, 4],
];

const doneness: Ladder = [
  [/^(?:blue|blue rare)$/u, 0],
  [/^rare$/u, 1],
  [/^medium[ -]rare$/u, 2],
  [/^medium$/u, 3],
  [/^medium[ -]well(?:[ -]done)?$/u, 4],
  [/^well(?:[ -]done)?$/u, 5],
];

/** The rank of an answer on a ladder; null when it is not on it. */
export type Rank = (label: string) => number | null;

function onLadder(ladder: Ladder): Rank {
  return (label) => {
    const words = plainWords(label.replace(/[’]/gu, "'"));
    return ladder.find(([pattern]) => pattern.test(words))?.[1] ?? null;
  };
}

/** From no schooling to a doctorate. */
export const educationRank: Rank = onLadder(education);
/** From definitely not to definitely. */
export const intentRank: Rank = onLadder(intent);
/** From nothing to everything. */
export const amountRank: Rank = onLadder(amount);
/** From terrible to excellent. */
export const ratingRank: Rank = onLadder(rating);
/** From none to expert. */
export const skillRank: Rank = onLadder(skill);
/** From very low to very high. */
export const sizeRank: Rank = onLadder(size);
/** From a rare steak to a well done one. */
export const donenessRank: Rank = onLadder(doneness);
