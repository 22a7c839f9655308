import { Dropdown, Option } from '@fluentui/react-components';
import styles from '../customers.module.css';

interface ChoiceProps {
  readonly label: string;
  /** What the closed box says. */
  readonly shown: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly chosen: readonly string[];
  readonly isOfSeveral?: boolean;
  readonly onChoose: (values: readonly string[]) => void;
}

/** A box above the list. A long choice is cut short by dots where there is room for one line, and else takes two. */
export function Choice({ label, shown, options, chosen, isOfSeveral = false, onChoose }: ChoiceProps) {
  return (
    <Dropdown
      className={styles.choice}
      multiselect={isOfSeveral}
      aria-label={label}
      value={shown}
      button={{ children: <span className={styles.shown}>{shown}</span> }}
      selectedOptions={[...chosen]}
      onOptionSelect={(_event, { selectedOptions }) => onChoose(selectedOptions)}
    >
      {options.map(([value, name]) => (
        <Option key={value} value={value}>
          {name}
        </Option>
      ))}
    </Dropdown>
  );
}
