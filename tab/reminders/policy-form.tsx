import { Checkbox, Dropdown, Field, Input, Option, Switch } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { weekdayName, weekdays } from '../../cards/wording/dates.ts';
import type { PlainKey } from '../../cards/wording/sentences.ts';
import { fieldProblems } from '../api/problem-error.ts';
import { Answered } from '../kit/answered.tsx';
import { useColleagues } from '../kit/colleagues.ts';
import { useDesk } from '../kit/desk.ts';
import { type KnownPolicy, readPolicy, savePolicy } from './policy-calls.ts';
import { PolicyPreview } from './policy-preview.tsx';
import { SettingsForm } from './settings-form.tsx';
import styles from './settings.module.css';
import { type TypedPolicy, policyOf, typedFrom } from './typed-policy.ts';

/** When everybody is reminded. Two who change it at once do not overwrite each other. */
export function PolicyForm() {
  const { api } = useDesk();
  const policy = useQuery({ queryKey: ['policy'], queryFn: () => readPolicy(api), refetchOnWindowFocus: false });
  return (
    <Answered query={policy} lines={8}>
      {(known) => <Form key={known.version} known={known} onReload={() => void policy.refetch()} />}
    </Answered>
  );
}

interface FormProps {
  readonly known: KnownPolicy;
  readonly onReload: () => void;
}

function Form({ known, onReload }: FormProps) {
  const { api, wording } = useDesk();
  const [typed, setTyped] = useState(() => typedFrom(known.policy));
  const [version, setVersion] = useState(known.version);
  const saving = useMutation({
    mutationFn: () => savePolicy(api, policyOf(typed), version),
    onSuccess: (saved) => setVersion(saved.version),
  });
  const problems = fieldProblems(saving.error);
  const hasFields = Object.keys(problems).length > 0;
  const type = (change: Partial<TypedPolicy>) => setTyped((now) => ({ ...now, ...change }));
  return (
    <>
      <SettingsForm
        saving={saving}
        saved={wording.text('policy.saved')}
        onSave={() => saving.mutate()}
        onReload={hasFields ? undefined : onReload}
      >
        {wording.text('policy.intro')}
        <Switch
          label={wording.text('policy.isOn')}
          checked={typed.isOn}
          onChange={(_event, { checked }) => type({ isOn: checked })}
        />
        <PolicyFields typed={typed} problems={problems} onType={type} />
        <Recipients typed={typed} problem={problems['defaultRecipients']} onType={type} />
      </SettingsForm>
      <PolicyPreview policy={policyOf(typed)} />
    </>
  );
}

interface FieldsProps {
  readonly typed: TypedPolicy;
  readonly problems: Readonly<Record<string, string>>;
  readonly onType: (change: Partial<TypedPolicy>) => void;
}

const texts = [
  'firstAfterDays',
  'intervalsDays',
  'daysBeforeNeeded',
  'dailyCap',
] as const satisfies (keyof TypedPolicy)[];
const hours = ['workFrom', 'workUntil'] as const;

function PolicyFields({ typed, problems, onType }: FieldsProps) {
  const { wording } = useDesk();
  const field = (name: (typeof texts)[number] | (typeof hours)[number], kind: 'text' | 'time') => (
    <Field key={name} label={wording.text(`policy.${name}` satisfies PlainKey)} validationMessage={problems[name]}>
      <Input type={kind} value={typed[name]} onChange={(_event, { value }) => onType({ [name]: value })} />
    </Field>
  );
  const toggle = (day: number, isOn: boolean) => {
    const others = typed.workingDays.filter((one) => one !== day);
    onType({ workingDays: isOn ? [...others, day].sort((one, other) => one - other) : others });
  };
  return (
    <>
      {texts.map((name) => field(name, 'text'))}
      <Field label={wording.text('policy.workingDays')} validationMessage={problems['workingDays']}>
        <div className={styles.days}>
          {weekdays.map((day) => (
            <Checkbox
              key={day}
              label={weekdayName(day, wording)}
              checked={typed.workingDays.includes(day)}
              onChange={(_event, { checked }) => toggle(day, checked === true)}
            />
          ))}
        </div>
      </Field>
      <div className={styles.pair}>{hours.map((name) => field(name, 'time'))}</div>
    </>
  );
}

interface RecipientsProps extends Pick<FieldsProps, 'typed' | 'onType'> {
  readonly problem: string | undefined;
}

function Recipients({ typed: { defaultRecipients: chosen }, problem, onType }: RecipientsProps) {
  const { wording } = useDesk();
  const colleagues = useColleagues();
  const names = colleagues.filter(({ agentId }) => chosen.includes(agentId)).map(({ name }) => name);
  return (
    <Field label={wording.text('policy.defaultRecipients')} validationMessage={problem}>
      <Dropdown
        multiselect
        value={wording.allOf(names)}
        selectedOptions={chosen}
        onOptionSelect={(_event, { selectedOptions }) => onType({ defaultRecipients: selectedOptions })}
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
