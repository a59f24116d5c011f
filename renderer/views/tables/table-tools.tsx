import { Checkbox } from '../../controls/checkbox.tsx';
import { Select } from '../../controls/select.tsx';
import {
  changeLayout,
  type TableCorrection,
  type TableLayout,
  type TableTests,
} from './tables-state.ts';
import { tableFigureChoices } from './tool-choices.ts';

const tests: readonly { readonly value: TableTests; readonly label: string }[] = [
  { value: 'letters', label: 'Letters: columns in pairs' },
  { value: 'exceptions', label: 'Arrows: against the rest' },
  { value: 'none', label: 'No tests' },
];

const corrections: readonly { readonly value: TableCorrection; readonly label: string }[] = [
  { value: 'none', label: 'Unadjusted' },
  { value: 'bonferroni', label: 'Bonferroni' },
  { value: 'bh', label: 'Benjamini-Hochberg' },
];

const levels = [
  { value: '0.9', label: '90\u202f%' },
  { value: '0.95', label: '95\u202f%' },
  { value: '0.99', label: '99\u202f%' },
] as const;

/** What the cells print and how columns are tested. */
export function TableTools({
  dataset,
  layout,
}: {
  readonly dataset: string;
  readonly layout: TableLayout;
}) {
  const change = (title: string, part: Partial<TableLayout>): void =>
    changeLayout(dataset, title, part);
  return (
    <div className="table-tools">
      <Select
        label="Cells"
        isLabelHidden
        choices={tableFigureChoices}
        value={layout.figure}
        onChange={(figure) => change('what cells print', { figure })}
      />
      <Select
        label="Tests"
        isLabelHidden
        choices={tests}
        value={layout.tests}
        onChange={(value) => change('tests', { tests: value })}
      />
      {layout.tests !== 'none' && (
        <Select
          label="Adjustment"
          isLabelHidden
          choices={corrections}
          value={layout.correction}
          onChange={(correction) => change('adjustment of tests', { correction })}
        />
      )}
      <Select
        label="Level"
        isLabelHidden
        choices={levels}
        value={String(layout.level) as (typeof levels)[number]['value']}
        onChange={(level) => change('level', { level: Number(level) })}
      />
      <Checkbox isSelected={layout.isHeat} onChange={(isHeat) => change('shading', { isHeat })}>
        Shade
      </Checkbox>
      <Checkbox isSelected={layout.hasChart} onChange={(hasChart) => change('chart', { hasChart })}>
        Chart
      </Checkbox>
    </div>
  );
}
