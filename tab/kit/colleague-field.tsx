import { Dropdown, Field, Option } from '@fluentui/react-components';
import type { Person } from '../api/schema.d.ts';
import { useColleagues } from './colleagues.ts';

interface ColleagueFieldProps {
  readonly label: string;
  /** What is wrong with it, or nothing. */
  readonly problem: string | undefined;
  readonly onChoose: (colleague: Person | undefined) => void;
}

/** One of those who can own a customer. */
export function ColleagueField({ label, problem, onChoose }: ColleagueFieldProps) {
  const colleagues = useColleagues();
  return (
    <Field label={label} validationMessage={problem}>
      <Dropdown
        onOptionSelect={(_event, { optionValue }) =>
          onChoose(colleagues.find(({ agentId }) => agentId === optionValue))
        }
      >
        {colleagues.map(({ agentId, name }) => (
          <Option key={agentId} value={agentId}>
            {name}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
