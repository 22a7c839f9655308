import { Dropdown, Field, Option } from '@fluentui/react-components';
import type { Draft } from '../api/schema.d.ts';
import { useDesk } from '../kit/desk.ts';

type Ground = Draft['form']['ground'];

const grounds = ['signed-copy', 'e-mail', 'meeting', 'phone', 'order'] as const satisfies readonly Ground[];
/** A list that was chosen from can be left again. */
const unknown = 'unknown';

interface GroundFieldProps {
  readonly value: Ground;
  readonly onChoose: (ground: Ground) => void;
}

/** How the customer said that it accepts. Nothing is chosen beforehand, and nobody has to choose. */
export function GroundField({ value, onChoose }: GroundFieldProps) {
  const { wording } = useDesk();
  return (
    <Field label={wording.text('form.ground')}>
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
        <Option value={unknown}>{wording.text('form.ground.unknown')}</Option>
      </Dropdown>
    </Field>
  );
}
