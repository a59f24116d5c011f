import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';

/** Panels of which one shows; `note` stands small beside a tab's words (a count), `aside`
 * at the right of the tabs. */
export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
  aside,
}: {
  readonly label: string;
  readonly tabs: readonly {
    readonly id: Id;
    readonly label: string;
    readonly note?: string | undefined;
    readonly panel: ReactNode;
  }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  readonly aside?: ReactNode;
}) {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(key as Id)}
    >
      <div className="tab-bar">
        <TabList aria-label={label} className="tab-list">
          {tabs.map(({ id, label: words, note }) => (
            <Tab key={id} id={id} className="tab">
              {words}
              {note !== undefined && <span className="tab-note">{note}</span>}
            </Tab>
          ))}
        </TabList>
        {aside}
      </div>
      {tabs.map(({ id, panel }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {panel}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
