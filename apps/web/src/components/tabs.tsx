import type { ReactElement, ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import styles from './tabs.module.css';

/** One of several panels; which one belongs in the address, so that the caller keeps it. Only the chosen one is rendered. */
export function Tabs<Name extends string>({
  label,
  chosen,
  onChoose,
  tabs,
}: {
  readonly label: string;
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
  readonly tabs: readonly { readonly name: Name; readonly label: ReactNode; readonly panel: () => ReactNode }[];
}): ReactElement {
  return (
    <AriaTabs
      selectedKey={chosen}
      onSelectionChange={(key) => {
        onChoose(key as Name);
      }}
    >
      <TabList aria-label={label} className={styles['list'] ?? ''}>
        {tabs.map((tab) => (
          <Tab key={tab.name} id={tab.name} className={styles['tab'] ?? ''}>
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.name} id={tab.name} className={styles['panel'] ?? ''}>
          {tab.name === chosen ? tab.panel() : null}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
