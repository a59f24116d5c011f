import type { AnalysisLine } from '#contract/calls/reports.ts';

/** Kinds of analyses in words. */
export const analysisKindWords: Readonly<Record<AnalysisLine['kind'], string>> = {
  comparison: 'Comparison',
  'gap-figures': 'Gap, published figures',
  'gap-datasets': 'Gap, two datasets',
  attribution: 'Attribution',
  table: 'Table',
  tags: 'Tags',
  apart: 'What sets apart',
  profile: 'Profile',
  waves: 'Changes between waves',
  associations: 'What goes together',
  drivers: 'Drivers',
  return: 'Return on investment',
  uplift: 'Uplift',
  budget: 'Budget',
};
