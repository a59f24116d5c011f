import { useMemo } from 'react';
import type { SegmentProfile } from '#contract/calls/explorations.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { GapChart } from '../../charts/gap-chart.tsx';
import { DataTable } from '../../controls/data-table.tsx';
import { Finding, Footnote } from '../../controls/notes.tsx';
import { formatCount, formatPercent } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import { JobNote } from '../job-note.tsx';
import { KeepForReport, specificationOf } from '../keep-for-report.tsx';
import { useJobAnswer } from '../use-job-answer.ts';
import { apartColumns } from './apart-panel.tsx';
import { apartPassport } from './apart-passport.ts';
import { chartItems, rowKey } from './comparison-items.ts';
import type { SideFilters } from './comparison-passport.ts';
import { sideFilters } from './side-filters.ts';
import type { ComparedInput } from './sides-panel.tsx';
import { typicalColumns } from './typical-answers.ts';

const mostDrawn = 12;

/** Side A on one card against everyone else: how large it is, what stands out, its typical answers. */
export function ProfilePanel({ input }: { readonly input: ComparedInput }) {
  const segmentA = useWorkspace((state) => state.segmentA);
  const asked = useMemo(() => {
    const { b: _, ...profile } = input;
    return profile;
  }, [input]);
  const job = useJobAnswer('compare.profile', asked, 'Making the profile of a segment');
  return (
    <>
      <JobNote job={job} doing="Making the profile" />
      {job.data !== undefined && segmentA !== null && (
        <section
          className={job.isRunning ? 'stale view-section' : 'view-section'}
          aria-label="Profile"
        >
          <ProfileCard profile={job.data} filters={sideFilters(segmentA, null)} />
        </section>
      )}
    </>
  );
}

function ProfileCard({
  profile,
  filters,
}: {
  readonly profile: SegmentProfile;
  readonly filters: SideFilters;
}) {
  const { name, sizeShare, base, effectiveBase, standsOut, typical, footnote } = profile;
  const passport = useMemo(() => {
    const { familyTests, level, provenance } = profile;
    const found = {
      nameA: name,
      nameB: 'everyone else',
      family: `${familyTests} tests`,
      level,
      provenance,
    };
    return (one: (typeof standsOut)[number]) => apartPassport(found, one, filters);
  }, [profile, name, filters]);
  return (
    <>
      <Finding>{profile.finding}</Finding>
      <div className="row-actions no-print">
        <KeepForReport specification={specificationOf(profile.provenance)} />
      </div>
      <p className="small quiet">Side A against everyone else; side B does not enter.</p>
      <dl className="profile-size">
        <Fact term={`Share of everyone who is in ${name}`}>
          {sizeShare === null ? '–' : formatPercent(sizeShare, base)}
        </Fact>
        <Fact term="Respondents">{formatCount(base)}</Fact>
        <Fact term="Effective base">{formatCount(Math.round(effectiveBase))}</Fact>
        <Fact term="Questions that stand out">{formatCount(standsOut.length)}</Fact>
      </dl>
      {standsOut.length > 0 && (
        <>
          <StandsOutChart profile={profile} passport={passport} />
          <section className="view-section" aria-label="What stands out">
            <h3>What stands out</h3>
            <DataTable
              caption={`What stands out in ${name}`}
              columns={apartColumns(standsOut, passport)}
              rows={standsOut}
              rowKey={({ row }) => row.variable}
            />
          </section>
        </>
      )}
      <section className="view-section" aria-label="Typical answers">
        <h3>Typical answers</h3>
        <DataTable
          caption={`The answer that most of ${name} gave to each question`}
          columns={typicalColumns(profile, filters.a)}
          rows={typical}
          rowKey={({ variable }) => variable}
        />
      </section>
      <Footnote>{footnote}</Footnote>
    </>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The answers that stand out as a dumbbell, the largest effect first; means are in the table alone. */
function StandsOutChart({
  profile,
  passport,
}: {
  readonly profile: SegmentProfile;
  readonly passport: (one: SegmentProfile['standsOut'][number]) => ReturnType<typeof apartPassport>;
}) {
  const openPassport = useWorkspace((state) => state.openPassport);
  const openTitle = useWorkspace((state) => state.passport?.title ?? null);
  const { name, standsOut, footnote } = profile;
  const items = useMemo(
    () => chartItems(standsOut.map(({ row }) => row)).slice(0, mostDrawn),
    [standsOut],
  );
  const [first] = items;
  if (first === undefined) return null;
  const percent = ({ share, base }: typeof first.a): string =>
    share === null ? '–' : formatPercent(share, base ?? undefined);
  const current = standsOut.find(({ row }) => `${row.label}: ${row.category}` === openTitle);
  return (
    <ChartFrame
      minor
      finding={`“${first.label}”: ${percent(first.a)} of ${name}, ${percent(first.b)} of everyone else`}
      subtitle={`Share of ${name} and of everyone else, the largest effect first`}
      footnote=""
      current={current === undefined ? null : rowKey(current.row)}
      sentences={items.map(({ sentence }) => sentence)}
      table={
        <DataTable
          caption={`What stands out in ${name}. ${footnote}`}
          columns={apartColumns(standsOut, passport)}
          rows={standsOut}
          rowKey={({ row }) => row.variable}
        />
      }
    >
      {(widthPx) => (
        <GapChart
          items={items}
          nameA={name}
          nameB="Everyone else"
          zoom={false}
          widthPx={widthPx}
          name={`What stands out in ${name}`}
          onOpen={(key) => {
            const one = standsOut.find(({ row }) => rowKey(row) === key);
            if (one !== undefined) openPassport(passport(one));
          }}
        />
      )}
    </ChartFrame>
  );
}
