import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../api/client.ts';
import type { Customer } from '../api/schema.d.ts';
import { Story } from '../audit/story.tsx';
import { Answered } from '../kit/answered.tsx';
import { useDesk } from '../kit/desk.ts';
import { ShareButton } from '../teams/share-button.tsx';
import { Acts } from './acts.tsx';
import { CustomerDetails } from './customer-details.tsx';
import styles from './customer-panel.module.css';
import { History } from './history.tsx';

interface PanelProps {
  /** Undefined where none is open. */
  readonly customerId: string | undefined;
  readonly onClose: () => void;
}

/** One customer beside the list: where it stands, what was done, and what the person may do now. */
export function CustomerPanel({ customerId, onClose }: PanelProps) {
  return (
    <OverlayDrawer
      position="end"
      size="medium"
      className={styles.panel}
      open={customerId !== undefined}
      onOpenChange={(_event, { open }) => open || onClose()}
    >
      {customerId && <Opened key={customerId} customerId={customerId} onClose={onClose} />}
    </OverlayDrawer>
  );
}

interface OpenedProps extends PanelProps {
  readonly customerId: string;
}

function Opened({ customerId, onClose }: OpenedProps) {
  const { api, wording } = useDesk();
  const customer = useQuery({
    queryKey: ['customer', customerId],
    queryFn: () => dataOf(api.GET('/customers/{customerId}', { params: { path: { customerId } } })),
  });
  const name = customer.data?.companyName ?? wording.text('which.label');
  const close = (
    <Button appearance="subtle" aria-label={wording.text('tab.close')} icon={<DismissRegular />} onClick={onClose} />
  );
  return (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle heading={{ as: 'h2', className: styles.title }} action={close}>
          {name}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <Answered query={customer} lines={8}>
          {(known) => (
            <div className={styles.sections}>
              <CustomerDetails customer={known} />
              <Acts customer={known} />
              <History customerId={customerId} />
              <Story customerId={customerId} />
              <Elsewhere customer={known} />
            </div>
          )}
        </Answered>
      </DrawerBody>
    </>
  );
}

/** Ways to the customer for others, and in the chat. */
function Elsewhere({ customer: { customerId, companyName, chatUrl } }: { readonly customer: Customer }) {
  const { teams, wording } = useDesk();
  return (
    <div className={styles.buttons}>
      <ShareButton search={`view=customers&customer=${customerId}`} label={companyName} />
      <Button onClick={() => void teams.openLink(chatUrl)}>{wording.text('tab.chat')}</Button>
    </div>
  );
}
