import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useDesk } from '../kit/desk.ts';
import { Trouble } from '../kit/trouble.tsx';
import styles from './settings.module.css';

interface SettingsFormProps {
  readonly saving: { readonly error: unknown; readonly isSuccess: boolean; readonly isPending: boolean };
  /** What is said when it is saved. */
  readonly saved: string;
  readonly onSave: () => void;
  /** Where trouble is over only with what is saved now. */
  readonly onReload?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** Fields, a button that saves them, and what came of it. */
export function SettingsForm({ saving, saved, onSave, onReload, children }: SettingsFormProps) {
  const { wording } = useDesk();
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {children}
      {Boolean(saving.error) && <Trouble error={saving.error} onRetry={onReload ?? onSave} />}
      {saving.isSuccess && (
        <MessageBar intent="success" role="status">
          <MessageBarBody>{saved}</MessageBarBody>
        </MessageBar>
      )}
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={saving.isPending}>
          {wording.text('policy.save')}
        </Button>
      </div>
    </form>
  );
}
