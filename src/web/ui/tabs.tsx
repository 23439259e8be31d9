import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import './overlay.css';

export interface TabsProps {
  label: string;
  tabs: readonly { id: string; title: string; count?: number | undefined; content: ReactNode }[];
  /** The open tab and its setter, to keep it in the address. */
  selected?: string | undefined;
  onSelect?: ((id: string) => void) | undefined;
}

/** Views of one thing. Never for anything that holds a running clock: that stays in sight. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  const control = selected === undefined ? {} : { selectedKey: selected };
  return (
    <AriaTabs {...control} onSelectionChange={(key) => onSelect?.(String(key))}>
      <TabList className="gm-tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab className="gm-tab" key={tab.id} id={tab.id}>
            {tab.title}
            {tab.count === undefined ? null : ` (${tab.count})`}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel className="gm-tab-panel" key={tab.id} id={tab.id}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
