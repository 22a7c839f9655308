import { Text } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import styles from './kit.module.css';

interface EmptyProps {
  readonly title: string;
  readonly text?: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** In place of a list that has nothing in it. */
export function Empty({ title, text, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <h3>{title}</h3>
      {text && <Text>{text}</Text>}
      {children}
    </div>
  );
}
