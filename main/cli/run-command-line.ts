import { Command, CommanderError } from 'commander';
import type { ErrorInWords } from '#contract/define-call.ts';
import { errorInWords } from '#main/error-in-words.ts';
import { version } from '#main/version.ts';
import { addAttributeCommand } from './attribute-command.ts';
import { addBudgetCommand } from './budget-command.ts';
import { addClaimsCommand } from './claims-command.ts';
import { addCodingCommands } from './coding-command.ts';
import { addCombineCommands } from './combine-commands.ts';
import { addCompareCommand } from './compare-command.ts';
import { addDataCommands } from './data-commands.ts';
import { addDeriveCommands } from './derive-command.ts';
import { addExplorationCommands } from './exploration-commands.ts';
import { addGapCommand } from './gap-command.ts';
import { addProjectCommands } from './project-commands.ts';
import { addRoiCommand } from './roi-command.ts';
import { CommandError, type CommonOptions, type Io, Session, usageError } from './session.ts';
import { addSocialCommand } from './social-command.ts';
import { addTableCommand } from './table-command.ts';
import { addTagCommands } from './tag-commands.ts';
import { addTextCommands } from './text-commands.ts';
import { addTopicsCommand } from './topics-command.ts';
import { addUpliftCommand } from './uplift-command.ts';
import { addWavesCommand } from './waves-command.ts';
import { addWeightCommand } from './weight-command.ts';

/** What a command does: the result as data, and how a person reads it. */
export type Act<Options> = (
  session: Session,
  options: Options & CommonOptions,
  ...names: string[]
) => Promise<Outcome>;

/** A command's result: `data` in JSON mode, `words` otherwise. `failed` ends with 1 all the same. */
export interface Outcome {
  readonly data: unknown;
  readonly words: string;
  readonly failed?: boolean;
}

/** Adds a command whose act runs with a session; the project is opened first unless it needs none. */
export type AddCommand = <Options>(
  usage: string,
  description: string,
  options: readonly (readonly [flags: string, description: string, fallback?: string])[],
  act: Act<Options>,
  needs?: 'project' | 'nothing',
) => void;

/**
 * Runs one command line and returns its exit code: 0 done, 1 a stated failure, 2 a usage error.
 * In JSON mode exactly one document goes to `out`, whatever happens.
 */
export async function runCommandLine(words: readonly string[], io: Io): Promise<number> {
  const isJson = words.includes('--json');
  const program = new Command('parallax')
    .description('Surveys and posts: import, compare, find gaps, attribute, and show the work.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: isJson ? () => undefined : io.err })
    .showHelpAfterError('(parallax --help lists the commands)');
  let exitCode = 0;
  const add = commandAdder(program, io, () => {
    exitCode = 1;
  });
  addProjectCommands(add);
  addDataCommands(add);
  addDeriveCommands(add);
  addCombineCommands(add);
  addWeightCommand(add);
  addTableCommand(add);
  addCompareCommand(add);
  addExplorationCommands(add);
  addWavesCommand(add);
  addGapCommand(add);
  addClaimsCommand(add);
  addTagCommands(add);
  addCodingCommands(add);
  addTextCommands(add);
  addTopicsCommand(add);
  addSocialCommand(add);
  addAttributeCommand(add);
  addRoiCommand(add);
  addUpliftCommand(add);
  addBudgetCommand(add);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    return endWith(error, isJson, io);
  }
}

function commandAdder(program: Command, io: Io, fail: () => void): AddCommand {
  return (usage, description, options, act, needs = 'project') => {
    const command = program.command(usage).description(description);
    command
      .option('--project <file>', 'the project file')
      .option('--json', 'one JSON document, nothing else');
    for (const [flags, text, fallback] of options) command.option(flags, text, fallback);
    command.action(async (...given: unknown[]) => {
      const chosen = given.at(-2) as CommonOptions & Record<string, unknown>;
      const names = given.slice(0, -2) as string[];
      const session = new Session(io, chosen);
      try {
        if (needs === 'project' || chosen.project) await session.open(chosen);
        const outcome = await act(session, chosen as never, ...names);
        io.out(chosen.json ? `${JSON.stringify(outcome.data)}\n` : outcome.words);
        if (outcome.failed) fail();
      } finally {
        await session.close();
      }
    });
  };
}

function endWith(error: unknown, isJson: boolean, io: Io): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const { code, what, why, tryThis, details } = shownError(error, io);
  if (isJson) io.out(`${JSON.stringify({ error: { code, what, why, tryThis, details } })}\n`);
  else if (!(error instanceof CommanderError)) io.err(`${what}\n${why}\n${tryThis}\n`);
  return code === 'usage' || code === 'input-not-understood' ? 2 : 1;
}

function shownError(error: unknown, io: Io): ErrorInWords {
  if (error instanceof CommandError) return error.error;
  if (!(error instanceof CommanderError)) return errorInWords(error, io.err);
  const isBare = error.code === 'commander.help';
  const problem = isBare ? 'Name a command.' : error.message.replace(/^error: /u, '');
  return usageError(problem, 'parallax --help').error;
}
