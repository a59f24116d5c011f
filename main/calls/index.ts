import type { CallName, CallNamed } from '#contract/calls/index.ts';
import type { EventLine } from '#contract/calls/projects.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import type { CallContext } from './call-context.ts';
import { editVariable, removeDataset, setWeight } from './change-datasets.ts';
import { listDatasets } from './list-datasets.ts';
import { listVariables, outlineVariables } from './list-variables.ts';
import { readRows } from './read-rows.ts';
import { countRows, defineSegment, listSegments, removeSegment } from './segments.ts';

type WorkerCallName = Exclude<
  CallName,
  `project.${'new' | 'open' | 'sample' | 'close' | 'current' | 'recent'}` | `host.${string}`
>;

type Answerers = {
  readonly [Name in WorkerCallName]: (
    context: CallContext,
    input: CheckedInputOf<CallNamed<Name>>,
  ) => OutputOf<CallNamed<Name>> | Promise<OutputOf<CallNamed<Name>>>;
};

/** The function that answers each call in a worker. Heavy rooms are loaded when they are first asked. */
export const answerers: Answerers = {
  'project.verify': async (context) => (await import('./verify-project.ts')).verifyProject(context),
  'project.events': readEvents,
  'import.preview': async (context, input) =>
    (await import('./import-files.ts')).previewImportedFile(context, input),
  'import.run': async (context, input) =>
    (await import('./import-files.ts')).importFile(context, input),
  'dataset.list': listDatasets,
  'dataset.variables': listVariables,
  'dataset.outline': outlineVariables,
  'dataset.rows': readRows,
  'dataset.weight': setWeight,
  'dataset.remove': removeDataset,
  'dataset.export': async (context, input) =>
    (await import('./export-dataset.ts')).exportDataset(context, input),
  'combination.preview': async (context, input) =>
    (await import('./combine-datasets.ts')).previewCombination(context, input),
  'combination.propose-stack': async (context, input) =>
    (await import('./combine-datasets.ts')).proposeStack(context, input),
  'dataset.append': async (context, input) =>
    (await import('./combine-datasets.ts')).appendDatasets(context, input),
  'dataset.stack': async (context, input) =>
    (await import('./combine-datasets.ts')).stackDataset(context, input),
  'dataset.match': async (context, input) =>
    (await import('./combine-datasets.ts')).matchDatasets(context, input),
  'variable.edit': editVariable,
  'derive.preview': async (context, input) =>
    (await import('./derive-variables.ts')).previewDerivations(context, input),
  'derive.run': async (context, input) =>
    (await import('./derive-variables.ts')).deriveVariables(context, input),
  'derive.list': async (context, input) =>
    (await import('./derive-variables.ts')).listDerivations(context, input),
  'variable.remove': async (context, input) =>
    (await import('./derive-variables.ts')).removeVariables(context, input),
  'variable.rename': async (context, input) =>
    (await import('./name-variables.ts')).renameVariable(context, input),
  'recipe.export': async (context, input) =>
    (await import('./recipes.ts')).exportRecipe(context, input),
  'recipe.apply': async (context, input) =>
    (await import('./recipes.ts')).applyRecipe(context, input),
  'recipe.withdraw': async (context, input) =>
    (await import('./recipes.ts')).withdrawRecipe(context, input),
  'set.define': async (context, input) =>
    (await import('./name-variables.ts')).defineSet(context, input),
  'set.remove': async (context, input) =>
    (await import('./name-variables.ts')).removeSet(context, input),
  'segment.define': defineSegment,
  'segment.list': listSegments,
  'segment.count': countRows,
  'segment.remove': removeSegment,
  'compare.segments': async (context, input) =>
    (await import('./compare-segments.ts')).compareSegments(context, input),
  'compare.apart': async (context, input) =>
    (await import('./what-sets-apart.ts')).whatSetsApart(context, input),
  'compare.profile': async (context, input) =>
    (await import('./profile-segment.ts')).profileSegment(context, input),
  'compare.waves': async (context, input) =>
    (await import('./compare-waves.ts')).compareWaves(context, input),
  'association.run': async (context, input) =>
    (await import('./run-associations.ts')).runAssociations(context, input),
  'driver.run': async (context, input) =>
    (await import('./find-drivers.ts')).findDrivers(context, input),
  'gap.figures': async (context, input) =>
    (await import('./gap-from-figures.ts')).gapFromFigures(context, input),
  'gap.datasets': async (context, input) =>
    (await import('./gap-from-datasets.ts')).gapFromDatasets(context, input),
  'gap.propose': async (context, input) =>
    (await import('./propose-match.ts')).proposeMatch(context, input),
  'gap.match': async (context, input) =>
    (await import('./match-files.ts')).readMatch(context, input),
  'lesson.list': async () => (await import('./lessons.ts')).listLessons(),
  'lesson.read': async (context, input) =>
    (await import('./lessons.ts')).openLesson(context, input),
  'gap.saveMatch': async (context, input) =>
    (await import('./match-files.ts')).saveMatch(context, input),
  'claims.check': async (context, input) =>
    (await import('./check-claims.ts')).checkClaims(context, input),
  'claims.guard': async (_context, input) => (await import('./guard-text.ts')).guardText(input),
  'claims.keep': async (context, input) =>
    (await import('./keep-claims.ts')).keepClaims(context, input),
  'claims.library': async (context, input) =>
    (await import('./claim-library.ts')).claimLibrary(context, input),
  'claims.edit': async (context, input) =>
    (await import('./keep-claims.ts')).editClaim(context, input),
  'claims.source': async (context, input) =>
    (await import('./keep-claims.ts')).editClaimSource(context, input),
  'claims.remove': async (context, input) =>
    (await import('./keep-claims.ts')).removeClaims(context, input),
  'claims.link': async (context, input) =>
    (await import('./link-claim.ts')).linkClaim(context, input),
  'claims.restore': async (context, input) =>
    (await import('./keep-claims.ts')).restoreClaims(context, input),
  'claims.export': async (context, input) =>
    (await import('./export-claims.ts')).exportClaims(context, input),
  'claims.text': async (context, input) =>
    (await import('./read-claim-text.ts')).readClaimText(context, input),
  'claims.judge': async (context, input) =>
    (await import('./judge-claim.ts')).judgeClaim(context, input),
  'table.run': async (context, input) => (await import('./run-table.ts')).runTable(context, input),
  'table.list': async (context, input) =>
    (await import('./saved-tables.ts')).listTables(context, input),
  'table.save': async (context, input) =>
    (await import('./saved-tables.ts')).saveTable(context, input),
  'table.remove': async (context, input) =>
    (await import('./saved-tables.ts')).removeTable(context, input),
  'banner.save': async (context, input) =>
    (await import('./saved-tables.ts')).saveBanner(context, input),
  'banner.remove': async (context, input) =>
    (await import('./saved-tables.ts')).removeBanner(context, input),
  'text.tag': async (context, input) => (await import('./tag-texts.ts')).tagTexts(context, input),
  'text.search': async (context, input) =>
    (await import('./search-texts.ts')).searchTexts(context, input),
  'text.language': async (context, input) =>
    (await import('./find-languages.ts')).findLanguages(context, input),
  'text.summary': async (context, input) =>
    (await import('./summarise-tags.ts')).summariseTags(context, input),
  'text.explain': async (context, input) =>
    (await import('./correct-tags.ts')).explainTag(context, input),
  'text.correct': async (context, input) =>
    (await import('./correct-tags.ts')).correctTag(context, input),
  'text.agreement': async (context, input) =>
    (await import('./correct-tags.ts')).tagAgreement(context, input),
  'coding.queue': async (context, input) =>
    (await import('./code-texts.ts')).codingQueue(context, input),
  'coding.set': async (context, input) =>
    (await import('./code-texts.ts')).setCoding(context, input),
  'coding.remove': async (context, input) =>
    (await import('./code-texts.ts')).removeCoding(context, input),
  'coding.report': async (context, input) =>
    (await import('./coding-report.ts')).codingReport(context, input),
  'topics.find': async (context, input) =>
    (await import('./find-topics.ts')).findTopics(context, input),
  'topics.save': async (context, input) =>
    (await import('./find-topics.ts')).saveTopics(context, input),
  'social.measure': async (context, input) =>
    (await import('./measure-social.ts')).measureSocial(context, input),
  'codebook.read': async (context, input) =>
    (await import('./text-settings.ts')).readProjectCodebook(context, input),
  'codebook.save': async (context, input) =>
    (await import('./text-settings.ts')).saveCodebook(context, input),
  'lexicon.read': async (context) => (await import('./text-settings.ts')).readLexicon(context),
  'lexicon.set': async (context, input) =>
    (await import('./text-settings.ts')).setLexiconEntry(context, input),
  'weight.targets': async (context, input) =>
    (await import('./weights.ts')).readTargets(context, input),
  'weight.preview': async (context, input) =>
    (await import('./weights.ts')).previewWeight(context, input),
  'weight.remove': async (context, input) =>
    (await import('./weights.ts')).removeWeight(context, input),
  'weight.rake': async (context, input) =>
    (await import('./weights.ts')).rakeWeight(context, input),
  'weight.report': async (context, input) =>
    (await import('./weights.ts')).reportWeight(context, input),
  'attribution.run': async (context, input) =>
    (await import('./attribute.ts')).attribute(context, input),
  'budget.plan': async (context, input) =>
    (await import('./plan-budget.ts')).planBudget(context, input),
  'uplift.run': async (context, input) =>
    (await import('./measure-uplift.ts')).measureUplift(context, input),
  'return.compute': async (context, input) =>
    (await import('./compute-return.ts')).computeReturn(context, input),
  'ledger.templates': async () => (await import('./ledgers.ts')).listTemplates(),
  'ledger.read': async (context) => (await import('./ledgers.ts')).readLedger(context),
  'ledger.save': async (context, input) =>
    (await import('./ledgers.ts')).saveLedger(context, input),
  'analysis.save': async (context, input) =>
    (await import('./keep-analyses.ts')).saveAnalysis(context, input),
  'analysis.list': async (context) => (await import('./keep-analyses.ts')).listAnalyses(context),
  'analysis.remove': async (context, input) =>
    (await import('./keep-analyses.ts')).removeAnalysis(context, input),
  'report.write': async (context, input) =>
    (await import('./write-report.ts')).writeReport(context, input),
  'report.texts': async (context) => (await import('./report-texts.ts')).reportTexts(context),
  'report.text': async (context, input) =>
    (await import('./report-texts.ts')).writeReportText(context, input),
  'report.check': async (context, input) =>
    (await import('./report-texts.ts')).checkReportText(context, input),
  'report.rerun': async (context) => (await import('./write-report.ts')).rerun(context),
};

function readEvents(
  { project }: CallContext,
  { limit }: { readonly limit: number },
): readonly EventLine[] {
  const rows = project.database
    .prepare('select id, at, what, details from event order by id desc limit ?')
    .all(limit) as (Omit<EventLine, 'details'> & { details: string })[];
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) as EventLine['details'] }));
}
