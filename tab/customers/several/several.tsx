import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer, Text } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type ComponentType, useState } from 'react';
import type { PlainKey } from '../../../cards/wording/sentences.ts';
import type { CustomerRow } from '../../api/schema.d.ts';
import { useDesk, useMe } from '../../kit/desk.ts';
import panel from '../customer-panel.module.css';
import styles from '../customers.module.css';
import { ConfirmSeveral } from './confirm-several.tsx';
import { AssignSeveral } from './assign-several.tsx';
import type { Chosen } from './chosen.ts';
import { InviteSeveral } from './invite-several.tsx';
import { MuteSeveral } from './mute-several.tsx';
import type { SeveralProps } from './several-props.ts';

interface Act {
  readonly title: PlainKey;
  readonly Form: ComponentType<SeveralProps>;
}

const acts = {
  assign: { title: 'several.assign', Form: AssignSeveral },
  invite: { title: 'several.invite', Form: InviteSeveral },
  confirm: { title: 'bulk.act.confirm', Form: ConfirmSeveral },
  mute: { title: 'several.stop', Form: MuteSeveral },
} as const satisfies Readonly<Record<string, Act>>;
type ActName = keyof typeof acts;

interface Begun {
  readonly act: ActName;
  readonly rows: readonly CustomerRow[];
}

/** What can be done with all customers that are ticked, and the panel in which it is done. */
export function Several({ chosen }: { readonly chosen: Chosen }) {
  const { may } = useMe();
  const [begun, setBegun] = useState<Begun>();
  const offered = (Object.keys(acts) as ActName[]).filter(
    (act) => (act !== 'invite' || may.invite) && (act !== 'confirm' || may.attest),
  );
  const end = () => {
    setBegun(undefined);
    chosen.clear();
  };
  return (
    <>
      {chosen.rows.length > 0 && (
        <Bar chosen={chosen} offered={offered} onBegin={(act) => setBegun({ act, rows: chosen.rows })} />
      )}
      <OverlayDrawer
        position="end"
        size="medium"
        className={panel.panel}
        open={begun !== undefined}
        onOpenChange={(_event, { open }) => open || end()}
      >
        {begun && <Opened begun={begun} onDone={end} />}
      </OverlayDrawer>
    </>
  );
}

interface BarProps {
  readonly chosen: Chosen;
  readonly offered: readonly ActName[];
  readonly onBegin: (act: ActName) => void;
}

function Bar({ chosen, offered, onBegin }: BarProps) {
  const { wording } = useDesk();
  return (
    <div className={styles.chosen} role="group" aria-label={wording.text('tab.several.title')}>
      <Text role="status" weight="semibold">
        {wording.filled('tab.several.chosen', { count: chosen.rows.length })}
      </Text>
      {offered.map((act, at) => (
        <Button key={act} appearance={at === 0 ? 'primary' : 'secondary'} onClick={() => onBegin(act)}>
          {wording.text(acts[act].title)}
        </Button>
      ))}
      <Button appearance="subtle" onClick={chosen.clear}>
        {wording.text('tab.several.clear')}
      </Button>
    </div>
  );
}

function Opened({ begun: { act, rows }, onDone }: { readonly begun: Begun; readonly onDone: () => void }) {
  const { wording } = useDesk();
  const { Form } = acts[act];
  const close = (
    <Button appearance="subtle" aria-label={wording.text('tab.close')} icon={<DismissRegular />} onClick={onDone} />
  );
  return (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle heading={{ as: 'h2' }} action={close}>
          {wording.filled('tab.several.chosen', { count: rows.length })}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <Form rows={rows} onDone={onDone} />
      </DrawerBody>
    </>
  );
}
