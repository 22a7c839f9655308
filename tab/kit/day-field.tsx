import { Field, Input } from '@fluentui/react-components';

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly problem?: string | undefined;
  readonly onChange: (day: string) => void;
}

/** A calendar day, in the browser's own calendar, which speaks the person's language. */
export function DayField({ label, value, min, max, problem, onChange }: DayFieldProps) {
  return (
    <Field label={label} validationMessage={problem}>
      <Input type="date" value={value} min={min} max={max} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
