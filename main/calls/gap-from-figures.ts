import type { z } from 'zod';
import { perceptionGap } from '#analysis/compare/perception-gap.ts';
import type { Gap, gapFiguresInput } from '#contract/calls/comparisons.ts';
import { readFigures } from '#main/import/read-figures.ts';
import type { CallContext } from './call-context.ts';
import { gapFinding, gapFootnote } from './gap-in-words.ts';
import { provenanceOf } from './provenance.ts';

/** Answers `gap.figures`. What was read stands in the provenance, which is what a kept analysis keeps. */
export function gapFromFigures(
  { interruption }: Pick<CallContext, 'interruption'>,
  input: z.output<typeof gapFiguresInput>,
): Gap {
  interruption.report('reading the figures', 0, null);
  const figures = input.figures ?? readFigures(input.file);
  const { items, leftName, rightName, source } = figures;
  const gap = perceptionGap(items, { leftName, rightName, confidence: input.level });
  const dataset = {
    name: source.file,
    rows: items.length,
    filter: null,
    weight: null,
    source,
    variables: {},
    segments: {},
  };
  return {
    ...gap,
    finding: gapFinding(gap),
    footnote: gapFootnote(gap, `Published figures in ${source.file}`),
    provenance: provenanceOf([dataset], gapMethod, {
      name: 'gap.figures',
      input: { ...input, figures },
    }),
  };
}

/** How the gap is computed, for provenance. */
export const gapMethod =
  'Two shares on their own bases: Newcombe-Wilson interval, pooled z test, Benjamini-Hochberg over the items; ranks with mid-ranks; Spearman of the two rankings';
