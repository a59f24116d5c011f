import type { AuthorLine, SocialMeasures } from '#contract/calls/social.ts';
import { DataTable, type TableColumn } from '../../controls/data-table.tsx';
import { formatCount, formatPercent } from '../../words/numbers.ts';

const share = (value: number | null): string => (value === null ? '–' : formatPercent(value));

function shareColumn(
  id: string,
  label: string,
  value: (line: AuthorLine) => number | null,
): TableColumn<AuthorLine> {
  return { id, label, isNumber: true, value, show: (line) => share(value(line)) };
}

const columns: readonly TableColumn<AuthorLine>[] = [
  { id: 'author', label: 'Author', value: (line) => line.author },
  { id: 'posts', label: 'Posts', isNumber: true, value: (line) => line.posts },
  {
    id: 'reach',
    label: 'Reach',
    isNumber: true,
    value: (line) => line.reach,
    show: (line) => (line.reach === null ? '–' : formatCount(line.reach)),
  },
  shareColumn('positive', 'Good', (line) => line.positive),
  shareColumn('unprompted', 'Unprompted', (line) => line.unprompted),
  shareColumn('incentivised', 'Rewarded', (line) => line.incentivised),
  { id: 'role', label: 'Taken for', value: (line) => line.role ?? '' },
];

/** Who is heard: authors by reach, and those who are taken for advocates and influencers. */
export function AuthorsSection({
  authors,
  finding,
}: {
  readonly authors: NonNullable<SocialMeasures['authors']>;
  readonly finding: string;
}) {
  const { reachOf, top, advocates } = authors;
  return (
    <section className="view-section" aria-label="Authors">
      <h3>{finding}</h3>
      <p className="quiet">
        {reachOf.length === 0
          ? 'Reach is not in the data, so nobody is taken for an influencer.'
          : `Reach: the sum of ${reachOf.join(' and ')}.`}{' '}
        Good: share of the author’s tagged posts; rewarded: posts that say something was given for
        them.
      </p>
      <DataTable
        caption="Authors by reach"
        rows={top}
        rowKey={(line) => line.author}
        columns={columns}
      />
      {advocates.length > 0 && (
        <>
          <h3>Advocates</h3>
          <DataTable
            caption="Advocates"
            rows={advocates}
            rowKey={(line) => line.author}
            columns={columns}
          />
        </>
      )}
    </section>
  );
}
