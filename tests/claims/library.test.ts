import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import {
  claimRow,
  claimSource,
  keepClaims as keepCall,
  restoreClaims as restoreCall,
} from '#contract/calls/claim-library.ts';
import { checkClaims } from '#main/calls/check-claims.ts';
import { claimLibrary } from '#main/calls/claim-library.ts';
import { readingOfLine } from '#main/calls/claim-line.ts';
import { exportClaims } from '#main/calls/export-claims.ts';
import { editClaim, keepClaims, removeClaims, restoreClaims } from '#main/calls/keep-claims.ts';
import { linkClaim } from '#main/calls/link-claim.ts';
import { Project } from '#main/project/project.ts';
import { contextOf, useFolder } from '../project/make-project.ts';

describe('the library of claims', () => {
  const file = useFolder();
  let project: Project;
  beforeEach(() => {
    project = Project.create(file('claims.parallax'));
  });
  afterEach(() => project.close());

  async function keep(title: string, date: string | null, text: string) {
    const { claims } = await checkClaims({ interruption: uninterrupted }, { text });
    const input = {
      source: { title, date },
      claims: claims.map((line) => ({ reading: readingOfLine(line) })),
    };
    return keepClaims(contextOf(project), keepCall.input.parse(input));
  }

  const content = () => ({
    sources: project.database.prepare('select * from claim_source order by id').all(),
    claims: project.database.prepare('select * from claim order by id').all(),
  });

  const undo = (step: { readonly input: unknown }) =>
    restoreClaims(contextOf(project), restoreCall.input.parse(step.input));

  const text =
    'Strategic users are 34% more likely to post on Facebook than informal users (71% vs 47%).';

  it('judges a kept claim as the text that it came from was judged', async () => {
    const { kept } = await keep('Survey', '2011', text);
    const { claims } = await checkClaims({ interruption: uninterrupted }, { text });
    const [line] = claims;
    expect(kept[0]?.checked).toEqual({ ...line, contradictedBy: [] });
    expect(kept[0]?.checked).toMatchObject({
      verdict: 'does-not-hold',
      formulaThatFits: '(a-b)/a',
    });
  });

  it('keeps a claim of a source once', async () => {
    const first = await keep('Survey', '2011', text);
    const again = await keep('Survey', '2011', text);
    expect(again.kept).toEqual([]);
    expect(again.alreadyKept).toEqual(first.kept.map(({ id }) => id));
    expect(again.source.id).toBe(first.source.id);
  });

  it('proposes a retelling, and says what drifted when it is linked', async () => {
    await keep(
      'First report',
      '2010-06',
      'Boomers use social networking sites more often than teens (72% vs 55%).',
    );
    const later = await keep(
      'Retelling',
      '2011-01',
      'Boomers use some social site more often than teens (72% vs 55%).',
    );
    const { likelyRepeats } = claimLibrary(contextOf(project), {});
    const id = later.kept[0]?.id as number;
    expect(likelyRepeats).toMatchObject([{ claim: id, repeats: 1 }]);
    const { claim } = linkClaim(contextOf(project), { id, repeats: 1 });
    expect(claim.drift).toMatchObject({ steps: 1, figures: [] });
    expect(claim.drift?.wordsGone).toEqual(expect.arrayContaining(['networking', 'sites']));
    expect(claim.drift?.wordsNew).toEqual(expect.arrayContaining(['some', 'site']));
    expect(claimLibrary(contextOf(project), {}).likelyRepeats).toEqual([]);
    expect(() => linkClaim(contextOf(project), { id: 1, repeats: id })).toThrow(
      'claim-repeats-itself',
    );
  });

  it('judges a corrected claim again, and takes every change back', async () => {
    const before = content();
    const kept = await keep('Survey', '2011', text);
    const [claim] = kept.kept;
    if (!claim) throw new Error('nothing was kept');
    const whole = content();
    const edited = editClaim(contextOf(project), {
      id: claim.id,
      reading: { ...claim.reading, claimed: '51% more likely' },
    });
    expect(edited.claim.checked.verdict).toBe('holds');
    undo(edited.undo);
    expect(content()).toEqual(whole);
    const removed = removeClaims(contextOf(project), { claims: [], sources: [kept.source.id] });
    expect(content().claims).toEqual([]);
    const back = undo(removed.undo);
    expect(content()).toEqual(whole);
    undo(back.undo);
    expect(content().claims).toEqual([]);
    undo(removed.undo);
    undo(kept.undo);
    expect(content()).toEqual(before);
  });

  it('refuses a figure that is none', async () => {
    const { kept } = await keep('Survey', '2011', text);
    const reading = { ...(kept[0]?.reading as NonNullable<(typeof kept)[0]>['reading']) };
    const edit = () =>
      editClaim(contextOf(project), {
        id: 1,
        reading: { ...reading, a: { ...reading.a, printed: 'a lot' } },
      });
    expect(edit).toThrow('claim-does-not-fit');
  });

  it('is written as a table and as a workbook with formulas', async () => {
    await keep('=Survey', '2011', text);
    const csv = file('claims.csv');
    await exportClaims(contextOf(project), { out: csv, overwrite: false });
    const [header = '', row = ''] = readFileSync(csv, 'utf8').split('\r\n');
    expect(header.startsWith('claim,source,author,date,page,line,quote')).toBe(true);
    expect(row).toContain("'=Survey");
    expect(row).toContain('does-not-hold');
    const workbook = file('claims.xlsx');
    const { claims } = await exportClaims(contextOf(project), { out: workbook, overwrite: false });
    expect([claims, existsSync(workbook)]).toEqual([1, true]);
  });

  it('has rows that its own contract takes', async () => {
    await keep('Survey', '2011', text);
    expect(claimSource.safeParse({ title: 'x', date: '2011-3' }).success).toBe(false);
    expect(claimRow.safeParse({ id: 0 }).success).toBe(false);
  });
});
