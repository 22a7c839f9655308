import { Tab, TabList } from '@fluentui/react-components';
import { type ComponentType, Suspense, lazy } from 'react';
import { listActsFor } from '../services/bulk/list-acts.ts';
import { Loading } from './kit/answered.tsx';
import { useDesk, useMe } from './kit/desk.ts';
import { type View, goTo, usePlace, views } from './kit/place.ts';
import { ShareButton } from './teams/share-button.tsx';
import { useChanges } from './kit/use-changes.ts';
import { Overview } from './reports/overview.tsx';
import styles from './screens.module.css';

/** The overview comes with the page, the others when they are asked for. */
const screens: Readonly<Record<View, ComponentType>> = {
  overview: Overview,
  customers: lazy(async () => ({ default: (await import('./customers/customers.tsx')).Customers })),
  'my-work': lazy(async () => ({ default: (await import('./reports/my-work.tsx')).MyWork })),
  lists: lazy(async () => ({ default: (await import('./bulk/lists.tsx')).Lists })),
  settings: lazy(async () => ({ default: (await import('./reminders/settings.tsx')).Settings })),
};

/** The views of the page, and the one that is open. Teams shows the name of the app above. */
export function Screens() {
  const { wording } = useDesk();
  const place = usePlace();
  const offered = useOfferedViews();
  const view = offered.find((one) => one === place.view) ?? 'overview';
  useChanges();
  const Screen = screens[view];
  const name = wording.text(`tab.view.${view}`);
  return (
    <>
      <header className={styles.header}>
        <h1 className="unseen">Agreement Desk</h1>
        <TabList className={styles.tabs} selectedValue={view} onTabSelect={(_event, { value }) => goTo(value as View)}>
          {offered.map((one) => (
            <Tab key={one} value={one}>
              {wording.text(`tab.view.${one}`)}
            </Tab>
          ))}
        </TabList>
        <ShareButton search={location.search.slice(1)} label={name} appearance="subtle" className={styles.share} />
      </header>
      <main className={styles.main} aria-label={name}>
        <Suspense fallback={<Loading lines={8} />}>
          <Screen />
        </Suspense>
      </main>
    </>
  );
}

/** Where nobody is reminded, there is nothing to set; and where no list can be made, there is none to see. */
function useOfferedViews(): readonly View[] {
  const me = useMe();
  const hasLists = listActsFor(me).length > 0;
  return views.filter((view) => (view !== 'settings' || me.may['use-reminders']) && (view !== 'lists' || hasLists));
}
