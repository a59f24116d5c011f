import { Download } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { Link } from 'wouter';
import type { ClaimSource, KeptClaim } from '#contract/calls/claim-library.ts';
import { startJob } from '../../ask/ask.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState, ErrorNote, Finding, Waiting } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { SearchField } from '../../controls/text-field.tsx';
import { chooseFile } from '../../files/file-request.ts';
import { useSettled } from '../../frame/use-settled.ts';
import { formatCounted } from '../../words/numbers.ts';
import { fileNameOf } from '../../words/quantities.ts';
import { useWorkspace } from '../../workspace.ts';
import { useViewAction } from '../use-view-action.ts';
import { ClaimList } from './claim-list.tsx';
import { findingOf, placeWords, verdictWords } from './claim-words.ts';
import { claimsState } from './claims-state.ts';
import { KeptInspector } from './kept-inspector.tsx';
import { libraryState } from './library-state.ts';
import { LineagePane } from './lineage-pane.tsx';
import { SourceTools } from './source-tools.tsx';
import { VerdictFilter } from './verdict-filter.tsx';

/** The claims kept in the project: by source and verdict, with who repeats whom. */
export function LibraryPanel() {
  const hasProject = useWorkspace((state) => state.project !== null);
  if (hasProject) return <ProjectLibrary />;
  return (
    <EmptyState
      title="The library is kept in a project"
      next="A text can be checked without one. To keep its claims, open a project or make one; what you checked stays as it is."
      action={<Link href="/start">Go to the projects</Link>}
    />
  );
}

function ProjectLibrary() {
  const library = useAnswer('claims.library', {}, { keep: true });
  if (library.error !== null) return <ErrorNote error={library.error} />;
  if (library.data === undefined) return <Waiting>Reading the library …</Waiting>;
  if (library.data.sources.length === 0) {
    return (
      <EmptyState
        title="Claims worth coming back to"
        next="Check a text and keep its claims with their source. Here they stand with their verdicts; who repeats whom, and what drifted on the way, is shown; and each can be held against the data of this project."
        action={
          <Button look="primary" onPress={() => claimsState.set({ panel: 'check' })}>
            Check a text
          </Button>
        }
      />
    );
  }
  return <Library all={library.data} />;
}

type LibraryAnswer = NonNullable<ReturnType<typeof useAnswer<'claims.library'>>['data']>;

function Library({ all }: { readonly all: LibraryAnswer }) {
  const { source, verdict, search, selected } = libraryState.use();
  const words = useSettled(search.trim(), 200);
  const isSourceThere = all.sources.some(({ id }) => id === source);
  const asked = {
    ...(source === null || !isSourceThere ? {} : { source }),
    ...(verdict === 'all' ? {} : { verdict }),
    ...(words === '' ? {} : { search: words }),
  };
  const shown = useAnswer('claims.library', asked, { keep: true }).data?.claims ?? [];
  const placed = useMemo(
    () => shown.map((claim) => ({ place: claim.id, line: claim.checked })),
    [shown],
  );
  const byId = useMemo(() => new Map(all.claims.map((claim) => [claim.id, claim])), [all]);
  const sourceById = useMemo(() => new Map(all.sources.map((one) => [one.id, one])), [all]);
  const claim = selected === null ? undefined : byId.get(selected);
  const write = (): void => void exportClaims(shown);
  useViewAction('claims-export', 'Export the claims shown', 'View', write);
  useEffect(() => () => useWorkspace.getState().closePassport(), []);
  useEffect(() => {
    if (selected !== null && claim === undefined) libraryState.set({ selected: null });
    if (selected !== null && claim === undefined) useWorkspace.getState().closePassport();
  }, [selected, claim]);
  const place = (id: number): string => {
    const one = byId.get(id);
    return one === undefined ? '' : placeInLibrary(one, sourceById.get(one.source));
  };
  return (
    <div className="claims-checked">
      <Finding>
        {formatCounted(all.claims.length, 'claim')} kept from{' '}
        {formatCounted(all.sources.length, 'source')}. {findingOf(all.counts)}
      </Finding>
      <div className="library-filters">
        <VerdictFilter
          counts={all.counts}
          verdict={verdict}
          onChange={(next) => libraryState.set({ verdict: next })}
        />
        <Select
          label="Source"
          isLabelHidden
          value={source === null || !isSourceThere ? 'all' : String(source)}
          onChange={(id) => libraryState.set({ source: id === 'all' ? null : Number(id) })}
          choices={[
            { value: 'all', label: 'All sources' },
            ...all.sources.map(({ id, title, claims }) => ({
              value: String(id),
              label: title,
              note: String(claims),
            })),
          ]}
        />
        <SearchField
          label="Find words in the claims"
          placeholder="Find words in the claims"
          value={search}
          onChange={(typed) => libraryState.set({ search: typed })}
        />
        <Button icon={Download} isDisabled={shown.length === 0} onPress={write}>
          Export {formatCounted(shown.length, 'claim')}
        </Button>
      </div>
      {isSourceThere && source !== null && (
        <SourceTools key={source} source={sourceById.get(source) as ClaimSource} />
      )}
      <div className="claims-split is-library">
        <ClaimList
          shown={placed}
          selected={selected}
          onSelect={openKept}
          placeOf={place}
          none={`No kept claim fits${verdict === 'all' ? '' : ` “${verdictWords[verdict].toLowerCase()}”`}; take a filter off.`}
        />
        <LineagePane
          claim={claim ?? null}
          byId={byId}
          sourceById={sourceById}
          likely={all.likelyRepeats}
          onSelect={openKept}
        />
      </div>
    </div>
  );
}

function placeInLibrary(claim: KeptClaim, source: ClaimSource | undefined): string {
  return [source?.title ?? '', placeWords(claim.checked)]
    .filter((words) => words !== '')
    .join(', ');
}

/** Chooses a kept claim and opens what stands behind it. */
export function openKept(id: number): void {
  libraryState.set({ selected: id });
  useWorkspace.getState().openPassport({
    title: 'Kept claim',
    value: String(id),
    facts: [],
    copyText: '',
    details: <KeptInspector key={`kept ${id}`} id={id} onSelect={openKept} />,
  });
}

async function exportClaims(claims: readonly KeptClaim[]): Promise<void> {
  const out = await chooseFile('save-claims', 'claims.xlsx');
  if (out === null) return;
  const job = startJob(
    'claims.export',
    { out, claims: claims.map(({ id }) => id), overwrite: true },
    {
      title: `Writing ${fileNameOf(out)}`,
      says: (made) => `Wrote ${formatCounted(made.claims, 'claim')} to ${fileNameOf(made.file)}`,
    },
  );
  await job.done.catch(() => undefined);
}
