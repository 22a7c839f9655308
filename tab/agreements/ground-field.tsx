import { Dropdown, Field, Option } from '@fluentui/react-components';
import { grounds } from '../../services/form-fields.ts';
import type { Draft } from '../api/schema.d.ts';
import { useDesk } from '../kit/desk.ts';

export type Ground = Draft['form']['ground'];

/** A list that was chosen from can be left again. */
const unknown = 'unknown';

interface GroundFieldProps {
  /** Where it is asked otherwise than in passing, and has to be chosen. */
  readonly label?: string;
  readonly problem?: string | undefined;
  readonly value: Ground;
  readonly onChoose: (ground: Ground) => void;
}

/** How the customer said that it accepts. Nothing is chosen beforehand, and nobody has to choose. */
export function GroundField({ label, problem, value, onChoose }: GroundFieldProps) {
  const { wording } = useDesk();
  return (
    <Field label={label ?? wording.text('form.ground')} validationMessage={problem}>
      <Dropdown
        placeholder={wording.text('form.ground.choose')}
        value={value === '' ? '' : wording.text(`ground.${value}`)}
        selectedOptions={value === '' ? [] : [value]}
        onOptionSelect={(_event, { optionValue }) => onChoose(grounds.find((ground) => ground === optionValue) ?? '')}
      >
        {grounds.map((ground) => (
          <Option key={ground} value={ground}>
            {wording.text(`ground.${ground}`)}
          </Option>
        ))}
        {label === undefined && <Option value={unknown}>{wording.text('form.ground.unknown')}</Option>}
      </Dropdown>
    </Field>
  );
}
