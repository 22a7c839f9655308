import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode, SyntheticEvent } from 'react';
import { useDesk } from './desk.ts';
import styles from './kit.module.css';
import { Trouble } from './trouble.tsx';

interface AskProps {
  readonly title: string;
  /** What the button says that does it. */
  readonly action: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onAct: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A small question in front of the page. */
export function AskDialog({ title, action, isPending, error, onAct, onCancel, children }: AskProps) {
  const { wording } = useDesk();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) onAct();
  };
  return (
    <Dialog open onOpenChange={(_event, { open }) => open || onCancel()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.asked}>
              {children}
              {Boolean(error) && <Trouble error={error} onRetry={onAct} />}
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabledFocusable={isPending}>
                {action}
              </Button>
              <Button onClick={onCancel}>{wording.text('form.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
