import { Badge, type BadgeProps } from '@fluentui/react-components';
import type { Status } from '../api/schema.d.ts';
import { useDesk } from './desk.ts';
import styles from './kit.module.css';

const colours: Readonly<Record<Status, NonNullable<BadgeProps['color']>>> = {
  direct: 'success',
  attested: 'success',
  'renewal-due': 'warning',
  none: 'danger',
  unknown: 'informative',
};

/** Where a customer stands: by a word, and a colour that nobody needs to see. */
export function StatusBadge({ status }: { readonly status: Status }) {
  const { wording } = useDesk();
  return (
    <Badge appearance="tint" color={colours[status]} shape="rounded" className={styles.badge}>
      {wording.text(`status.${status}.title`)}
    </Badge>
  );
}
