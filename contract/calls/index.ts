import * as attributions from './attributions.ts';
import * as budgets from './budgets.ts';
import * as claimLibrary from './claim-library.ts';
import * as claimTexts from './claim-texts.ts';
import * as claims from './claims.ts';
import * as codings from './codings.ts';
import * as combinations from './combinations.ts';
import * as comparisons from './comparisons.ts';
import * as datasets from './datasets.ts';
import * as explorations from './explorations.ts';
import * as imports from './imports.ts';
import * as lessons from './lessons.ts';
import * as preparations from './preparations.ts';
import * as projects from './projects.ts';
import * as recipes from './recipes.ts';
import * as reportTexts from './report-texts.ts';
import * as reports from './reports.ts';
import * as returnCalls from './returns.ts';
import * as savedTables from './saved-tables.ts';
import * as segments from './segments.ts';
import * as social from './social.ts';
import * as tables from './tables.ts';
import * as texts from './texts.ts';
import * as topics from './topics.ts';
import * as uplifts from './uplifts.ts';
import * as waves from './waves.ts';
import * as weights from './weights.ts';

/** Every call that any face can make. */
export const calls = [
  projects.newProject,
  projects.openProject,
  projects.openSample,
  projects.closeProject,
  projects.currentProject,
  projects.recentProjects,
  projects.hostAbilities,
  projects.listFolder,
  projects.chooseFile,
  projects.verifyProject,
  projects.projectEvents,
  imports.previewImport,
  imports.runImport,
  datasets.listDatasets,
  datasets.listVariables,
  datasets.outlineVariables,
  datasets.readRows,
  datasets.editVariable,
  datasets.setWeight,
  datasets.removeDataset,
  datasets.exportDataset,
  combinations.previewCombination,
  combinations.proposeStack,
  combinations.appendDatasets,
  combinations.stackDataset,
  combinations.matchDatasets,
  preparations.previewDerivations,
  preparations.deriveVariables,
  preparations.listDerivations,
  preparations.removeVariables,
  preparations.renameVariable,
  preparations.defineSet,
  preparations.removeSet,
  recipes.exportRecipe,
  recipes.applyRecipe,
  recipes.withdrawRecipe,
  segments.defineSegment,
  segments.listSegments,
  segments.countRows,
  segments.removeSegment,
  comparisons.compareSegments,
  explorations.whatSetsApart,
  explorations.profileSegment,
  explorations.runAssociations,
  explorations.findDrivers,
  waves.compareWaves,
  comparisons.gapFromFigures,
  comparisons.gapFromDatasets,
  comparisons.proposeMatch,
  comparisons.readMatch,
  comparisons.saveMatch,
  lessons.listLessons,
  lessons.readLesson,
  claims.checkClaims,
  claims.guardText,
  claimLibrary.keepClaims,
  claimLibrary.claimLibrary,
  claimLibrary.editClaim,
  claimLibrary.editClaimSource,
  claimLibrary.removeClaims,
  claimLibrary.linkClaim,
  claimLibrary.restoreClaims,
  claimLibrary.exportClaims,
  claimTexts.readClaimText,
  claimTexts.judgeReading,
  tables.runTable,
  savedTables.listTables,
  savedTables.saveTable,
  savedTables.removeTable,
  savedTables.saveBanner,
  savedTables.removeBanner,
  texts.tagTexts,
  texts.searchTexts,
  texts.findLanguages,
  texts.summariseTags,
  texts.explainTag,
  texts.correctTag,
  texts.tagAgreement,
  codings.codingQueue,
  codings.setCoding,
  codings.removeCoding,
  codings.codingReport,
  topics.findTopics,
  topics.saveTopics,
  social.measureSocial,
  texts.readCodebook,
  texts.saveCodebook,
  texts.lexicon,
  texts.setLexiconEntry,
  weights.readTargets,
  weights.previewWeight,
  weights.rakeWeight,
  weights.removeWeight,
  weights.reportWeight,
  attributions.attribute,
  uplifts.measureUplift,
  budgets.planBudget,
  returnCalls.computeReturn,
  returnCalls.ledgerTemplates,
  returnCalls.readLedger,
  returnCalls.saveLedger,
  reports.saveAnalysis,
  reports.listAnalyses,
  reports.removeAnalysis,
  reports.writeReport,
  reports.rerun,
  reportTexts.reportTexts,
  reportTexts.writeReportText,
  reportTexts.checkReportText,
] as const;

/** Any of the calls. */
export type AnyCall = (typeof calls)[number];

/** The name of a call on the wire. */
export type CallName = AnyCall['name'];

/** The call of a name. */
export type CallNamed<Name extends CallName> = Extract<AnyCall, { readonly name: Name }>;

const callByName = new Map<string, AnyCall>(calls.map((call) => [call.name, call]));

/** The call of that name, or null when there is none. */
export function callNamed(name: string): AnyCall | null {
  return callByName.get(name) ?? null;
}
