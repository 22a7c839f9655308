import { Button, Text } from '@fluentui/react-components';
import type { ReactNode, SyntheticEvent } from 'react';
import { useDesk } from './desk.ts';
import styles from './kit.module.css';
import { Trouble } from './trouble.tsx';
import { useFocus } from './use-focus.ts';

interface Frame {
  readonly title: string;
  readonly text?: string;
  readonly isPending?: boolean;
  /** What the button says that does it; left out where there is nothing to do. */
  readonly action?: string;
  /** What the button says that leads back, where that is not "Cancel" or "Back". */
  readonly cancel?: string;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

/** What can fail can be tried again. */
interface Acting {
  readonly error?: unknown;
  readonly onAct: () => void;
  /** Does again what failed, where that may have been something else than the action. */
  readonly onRetry?: () => void;
}

type ActFrameProps = Frame & (Acting | { readonly [Name in keyof Acting]?: undefined });

/** A form within the panel: what is asked, a button that does it, and one that leads back. */
export function ActFrame(props: ActFrameProps) {
  const { title, text, error, isPending = false, action, onAct, onRetry = onAct, onCancel, children } = props;
  const { wording } = useDesk();
  const { cancel = wording.text(action ? 'form.cancel' : 'plan.back') } = props;
  // So that a screen reader goes on where the form begins.
  const heading = useFocus<HTMLHeadingElement>();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) onAct?.();
  };
  return (
    <form className={styles.act} onSubmit={submit} noValidate>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {text && <Text>{text}</Text>}
      {children}
      {Boolean(error) && onRetry && <Trouble error={error} onRetry={onRetry} />}
      <div className={styles.buttons}>
        {action && (
          <Button type="submit" appearance="primary" disabledFocusable={isPending}>
            {action}
          </Button>
        )}
        <Button onClick={onCancel}>{cancel}</Button>
      </div>
    </form>
  );
}
