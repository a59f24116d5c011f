import type { VariableLine } from '#contract/calls/datasets.ts';
import type { Passport } from '../../passport/passport.ts';
import { allOf, answersExpression, expressionName } from '../../words/expression.ts';
import { formatCount, formatFull, formatNumber, formatPercent } from '../../words/numbers.ts';
import { formatDay } from '../../words/quantities.ts';
import { keysOf, missingReasonWords } from '../../words/terms.ts';
import { useWorkspace } from '../../workspace.ts';

interface Bar {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly base: number;
  readonly passport: Passport;
}

function Bars({
  bars,
  longest,
  isHatched = false,
}: {
  readonly bars: readonly Bar[];
  /** The share that fills the track: the same for all bars that stand together. */
  readonly longest: number;
  readonly isHatched?: boolean;
}) {
  const openPassport = useWorkspace((state) => state.openPassport);
  return (
    <ul className="bars">
      {bars.map(({ key, label, count, base, passport }) => (
        <li key={key}>
          <button type="button" className="bar" onClick={() => openPassport(passport)}>
            <span className="bar-label truncate" title={label}>
              {label}
            </span>
            <span className="bar-track">
              <span
                className={isHatched ? 'bar-fill missing-hatch' : 'bar-fill bar-ink'}
                style={{ width: `${(100 * count) / Math.max(1, base) / longest}%` }}
              />
            </span>
            <span className="number">{base === 0 ? '–' : formatPercent(count / base, base)}</span>
            <span className="number quiet small">{formatCount(count)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/**
 * The share that fills the track, for answers and missing reasons alike, so that equal shares are
 * drawn equally long; all rows where there are no bars of answers beside the reasons.
 */
export function longestShare({ categories, numbers, present, missing }: VariableLine): number {
  const answers = categories.filter((one) => one.missing === null);
  if (numbers !== null || answers.length === 0) return 1;
  const reasons = Object.values(missing);
  const rows = present + reasons.reduce((sum, count) => sum + count, 0);
  return Math.max(
    ...answers.map((one) => one.count / Math.max(1, present)),
    ...reasons.map((count) => count / Math.max(1, rows)),
    0.001,
  );
}

/** Shares of the answers, of those who gave one. */
export function AnswerBars({
  dataset,
  variable,
  longest,
}: {
  readonly dataset: string;
  readonly variable: VariableLine;
  readonly longest: number;
}) {
  const filter = useWorkspace((state) => state.filter);
  const answers = variable.categories.filter((one) => one.missing === null);
  const base = variable.present;
  const bars = answers.map((one) => ({
    key: one.code,
    label: one.label,
    count: one.count,
    base,
    passport: sharePassport({
      dataset,
      filter,
      title: `${titleOf(variable)}: ${one.label}`,
      count: one.count,
      base,
      baseWords: 'rows with an answer',
      variable,
      rows: answersExpression(variable.name, [one.label]),
    }),
  }));
  return (
    <>
      <p className="small quiet">
        Share of the {formatCount(base)} rows with an answer, unweighted.
      </p>
      <Bars bars={bars} longest={longest} />
    </>
  );
}

/** Shares of the members of a multiple-response set. */
export function MemberBars({
  dataset,
  variable,
  all,
}: {
  readonly dataset: string;
  readonly variable: VariableLine;
  readonly all: readonly VariableLine[];
}) {
  const filter = useWorkspace((state) => state.filter);
  const members = variable.set.flatMap((name) => all.find((one) => one.name === name) ?? []);
  const bars = members.flatMap((member) => {
    const selected = selectedCategory(member);
    if (selected === undefined) return [];
    return {
      key: member.name,
      label: titleOf(member),
      count: selected.count,
      base: member.present,
      passport: sharePassport({
        dataset,
        filter,
        title: `${titleOf(variable)}: ${titleOf(member)}`,
        count: selected.count,
        base: member.present,
        baseWords: 'rows that were asked',
        variable: member,
        rows: answersExpression(member.name, [selected.label]),
      }),
    };
  });
  return (
    <>
      <p className="small quiet">Share of those asked who chose each item, unweighted.</p>
      <Bars
        bars={[...bars].sort((a, b) => b.count - a.count)}
        longest={Math.max(...bars.map((one) => one.count / Math.max(1, one.base)), 0.001)}
      />
    </>
  );
}

/** The answer of a set's member that means "selected": value 1, or the only one that is not value 0. */
function selectedCategory(member: VariableLine) {
  const answers = member.categories.filter((one) => one.missing === null);
  return answers.find((one) => one.value === 1) ?? answers.find((one) => one.value !== 0);
}

/** Rows without a value, by reason. */
export function MissingLines({
  dataset,
  variable,
  longest,
}: {
  readonly dataset: string;
  readonly variable: VariableLine;
  readonly longest: number;
}) {
  const filter = useWorkspace((state) => state.filter);
  const reasons = keysOf(missingReasonWords).filter((one) => (variable.missing[one] ?? 0) > 0);
  if (reasons.length === 0) return <p className="small quiet">No value is missing.</p>;
  const missing = reasons.reduce((sum, one) => sum + (variable.missing[one] ?? 0), 0);
  const base = variable.present + missing;
  return (
    <>
      <p className="small quiet">Missing, of all {formatCount(base)} rows:</p>
      <Bars
        isHatched
        longest={longest}
        bars={reasons.map((reason) => ({
          key: reason,
          label: missingReasonWords[reason],
          count: variable.missing[reason] ?? 0,
          base,
          passport: sharePassport({
            dataset,
            filter,
            title: `${titleOf(variable)}: ${missingReasonWords[reason].toLowerCase()}`,
            count: variable.missing[reason] ?? 0,
            base,
            baseWords: 'all rows',
            variable,
            rows: `${expressionName(variable.name)} is missing`,
          }),
        }))}
      />
    </>
  );
}

/** Numbers in equal bins, with low, middle, mean and high; each bin opens its rows. */
export function NumberHistogram({
  dataset,
  variable,
  numbers,
}: {
  readonly dataset: string;
  readonly variable: VariableLine;
  readonly numbers: NonNullable<VariableLine['numbers']>;
}) {
  const filter = useWorkspace((state) => state.filter);
  const openPassport = useWorkspace((state) => state.openPassport);
  const { bins, low, high, middle, mean } = numbers;
  const format = variable.kind === 'date' ? formatDay : formatNumber;
  const tallest = Math.max(...bins, 1);
  const widthOfBin = (high - low) / Math.max(1, bins.length);
  return (
    <>
      <div className="histogram">
        {bins.map((count, index) => {
          const from = low + index * widthOfBin;
          const to = index === bins.length - 1 ? high : from + widthOfBin;
          const isLast = index === bins.length - 1;
          const words = `${format(from)} to ${format(to)}`;
          return (
            <button
              type="button"
              key={from}
              className="histogram-bin"
              aria-label={`${words}: ${formatCount(count)}`}
              title={`${words}: ${formatCount(count)}`}
              onClick={() =>
                openPassport(
                  sharePassport({
                    dataset,
                    filter,
                    title: `${titleOf(variable)}: ${words}`,
                    count,
                    base: variable.present,
                    baseWords: 'rows with a value',
                    variable,
                    rows: `${expressionName(variable.name)} >= ${from} and ${expressionName(variable.name)} ${isLast ? '<=' : '<'} ${to}`,
                  }),
                )
              }
            >
              <span className="bar-ink" style={{ height: `${(100 * count) / tallest}%` }} />
            </button>
          );
        })}
      </div>
      <p className="histogram-ends small quiet">
        <span>{format(low)}</span>
        <span>{format(high)}</span>
      </p>
      <dl className="number-facts">
        {(
          [
            ['Lowest', low],
            ['Middle', middle],
            ['Mean', mean],
            ['Highest', high],
          ] as const
        ).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd title={variable.kind === 'date' ? undefined : formatFull(value)}>
              {format(value)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function titleOf(variable: VariableLine): string {
  return variable.label === '' ? variable.name : variable.label;
}

function sharePassport({
  dataset,
  filter,
  title,
  count,
  base,
  baseWords,
  variable,
  rows,
}: {
  readonly dataset: string;
  readonly filter: string;
  readonly title: string;
  readonly count: number;
  readonly base: number;
  readonly baseWords: string;
  readonly variable: VariableLine;
  readonly rows: string;
}): Passport {
  const share = base === 0 ? Number.NaN : count / base;
  const value = `${formatFull(Number((share * 100).toFixed(6)))}\u202f%`;
  const facts = [
    { term: 'Count', description: formatCount(count) },
    { term: 'Base', description: `${formatCount(base)} ${baseWords}, unweighted` },
    { term: 'Variable', description: variable.name },
    { term: 'Dataset', description: dataset },
    { term: 'Filter', description: filter === '' ? 'none' : filter },
    { term: 'Content', description: variable.hash.slice(0, 16) },
  ];
  const lines = facts.map(({ term, description }) => `${term}: ${description}`);
  return {
    title,
    value,
    facts,
    rows: { dataset, filter: allOf(filter, rows) },
    copyText: [`${title}: ${value}`, ...lines].join('\n'),
  };
}
