/** The four segments of the survey and how many of its 750 respondents the simulation gives each. */
export const segments = [
  { name: 'Strategic', size: 180 },
  { name: 'Informal', size: 240 },
  { name: 'Planners', size: 150 },
  { name: 'No Planners', size: 180 },
] as const;

/** Percentages in the order of `segments`; null where a segment was not asked. */
export type SegmentPercents = readonly [number | null, number | null, number | null, number | null];

/** The segments whose percentage was published, by initial: S, I, P, N. The others are ours. */
export type PublishedSegments = string;

/** One box of a question with several answers. */
export interface YesNoItem {
  readonly item: string;
  readonly percents: SegmentPercents;
  readonly published: PublishedSegments;
}

/** A question with several answers: one column for each item, Yes or No. */
export interface SelectAllQuestion {
  readonly question: string;
  readonly items: readonly YesNoItem[];
}

/** A question with one answer; the percentages of a segment's answers add up to 100. */
export interface SingleQuestion {
  readonly question: string;
  readonly answers: readonly YesNoItem[];
}

function item(name: string, percents: SegmentPercents, published: PublishedSegments): YesNoItem {
  return { item: name, percents, published };
}

/** Every select-all question, in the order of the file. */
export const selectAllQuestions: readonly SelectAllQuestion[] = [
  {
    question: 'Which channels does your company use to reach customers?',
    items: [
      item('Facebook Groups posts', [71, 47, 18, 4], 'SI'),
      item('Facebook, other use', [12, 6, 3, 1], 'SPN'),
      item('YouTube channel', [48, 19, 7, 2], 'SI'),
      item('LinkedIn forums', [47, 33, 15, 8], 'SI'),
      item('Twitter feeds on the website', [38, 15, 11, 3], 'SIP'),
    ],
  },
  {
    question: 'What does your company use to become better known?',
    items: [
      item('Search engine marketing', [68, 41, 24, 6], 'SN'),
      item('E-mail, chat or web conferences', [53, 34, 26, 12], 'SIPN'),
      item('Social media', [51, 35, 9, 3], 'SI'),
    ],
  },
  {
    question: 'Which services does your company plan to add?',
    items: [
      item('Location services', [35, 14, 16, 3], 'SP'),
      item('Coupon services', [37, 7, 11, 4], 'SI'),
    ],
  },
  {
    question: 'Who in your company takes part in its social media?',
    items: [
      item('Marketing', [82, 61, 33, 9], ''),
      item('Sales', [45, 17, 13, 5], 'SI'),
      item('Human resources', [35, 15, 8, 4], 'SI'),
      item('Owners', [38, 24, 19, 7], 'SI'),
      item('Product development', [32, 21, 9, 3], 'SI'),
    ],
  },
  {
    question: 'What do you use social media for?',
    items: [
      item('Developing products', [34, 13, 6, 2], 'SI'),
      item('Market research', [33, 16, 8, 3], 'SI'),
      item('Working together inside the company', [24, 12, 7, 4], 'SI'),
      item('Watching over our reputation', [45, 27, 11, 6], 'SI'),
      item('Better exchanges with customers', [68, 53, 14, 5], 'SI'),
      item('Hearing what customers think', [51, 34, 12, 6], 'SI'),
      item('Approaching prospects', [53, 19, 9, 3], 'SI'),
      item('Finding things out before deciding', [45, 32, 21, 23], 'SIPN'),
    ],
  },
  {
    question: 'Which mentions do you follow with a monitoring tool?',
    items: [
      item('Our company', [39, 2, 2, 1], 'SI'),
      item('Our industry, competitors and market', [29, 3, 3, 1], 'SI'),
    ],
  },
  {
    question: 'What has social media brought your company?',
    items: [
      item('Sales leads', [63, 36, 8, 2], 'SI'),
      item('Visits to the website', [66, 33, 10, 4], 'SI'),
      item('Ties with partners, vendors and opinion leaders', [56, 17, 7, 3], 'SI'),
    ],
  },
  {
    question: 'Which of these are you satisfied with?',
    items: [
      item('More and better exchanges with customers and prospects', [52, 26, 15, 11], 'SI'),
      item('Customer service and keeping customers', [47, 26, 19, 17], 'SI'),
    ],
  },
  {
    question: 'Which of these does your company measure?',
    items: [
      item('Community members who become customers', [23, 7, null, null], 'SI'),
      item('Number of followers', [27, 11, null, null], 'SI'),
      item('Net promoter score', [24, 13, null, null], 'SI'),
      item('Share of conversation', [17, 5, null, null], 'SI'),
      item('New ideas received', [18, 10, null, null], 'SI'),
      item('Customers kept', [23, 4, null, null], 'SI'),
    ],
  },
];

const haveLabel = 'Integrated';
const planLabel = 'Planned';
const noneLabel = 'No plans';

/** Every question with one answer whose percentages are set, in the order of the file. */
export const singleQuestions: readonly SingleQuestion[] = [
  {
    question: 'Which systems does your company run?',
    answers: [
      item('CRM and social media', [71, 38, 12, 3], ''),
      item('CRM only', [14, 20, 38, 38], ''),
      item('Social media only', [12, 19, 5, 2], ''),
      item('Neither', [3, 23, 45, 57], 'SIPN'),
    ],
  },
  {
    question: 'Is social media integrated with your CRM system?',
    answers: [
      item(haveLabel, [42, 20, 4, 1], 'SI'),
      item(planLabel, [34, 13, 37, 4], 'SI'),
      item(noneLabel, [24, 67, 59, 95], 'SI'),
    ],
  },
  {
    question: 'Is social media integrated with your marketing software?',
    answers: [
      item(haveLabel, [46, 25, 5, 1], 'SI'),
      item(planLabel, [42, 41, 49, 6], 'SI'),
      item(noneLabel, [12, 34, 46, 93], 'SI'),
    ],
  },
  {
    question: 'Is social media integrated with your sales software?',
    answers: [
      item(haveLabel, [42, 21, 4, 1], 'SI'),
      item(planLabel, [34, 35, 40, 5], 'SI'),
      item(noneLabel, [24, 44, 56, 94], 'SI'),
    ],
  },
  {
    question: 'Is social media integrated with your product development?',
    answers: [
      item(haveLabel, [30, 21, 2, 1], 'SI'),
      item(planLabel, [42, 11, 21, 3], 'SI'),
      item(noneLabel, [28, 68, 77, 96], 'SI'),
    ],
  },
  {
    question: 'How important is it to integrate social media with CRM?',
    answers: [
      item('Very important', [40, 3, 9, 1], 'SI'),
      item('Somewhat important', [41, 38, 44, 14], ''),
      item('Not important', [19, 59, 47, 85], ''),
    ],
  },
];

/**
 * The question about next year's revenue. Published are two nets: 10 % or more (Strategic 43, No Planners
 * 22) and 20 % or more (Strategic 12, Informal 1).
 */
export const revenueQuestion: SingleQuestion = {
  question: 'How do you expect revenue to change this year?',
  answers: [
    item('Up by 20 % or more', [12, 1, 4, 3], 'SI'),
    item('Up by 10 to 19 %', [31, 27, 25, 19], ''),
    item('Up by less than 10 %', [29, 33, 34, 30], ''),
    item('About the same', [21, 28, 26, 34], ''),
    item('Down', [7, 11, 11, 14], ''),
  ],
};
