import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { type Ground, GroundField } from '../agreements/ground-field.tsx';
import { dataOf } from '../api/client.ts';
import type { GroundGiven, LackingConfirmation } from '../api/schema.d.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { useDesk } from '../kit/desk.ts';
import { useAct } from '../kit/use-act.ts';

interface AddGroundProps {
  readonly customerId: string;
  readonly confirmation: LackingConfirmation;
}

/** On what ground it was confirmed, told afterwards: a button, and the form behind it. */
export function AddGround(props: AddGroundProps) {
  const { wording } = useDesk();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <GroundForm {...props} onDone={() => setOpen(false)} />;
  return <Button onClick={() => setOpen(true)}>{wording.text('ground.add')}</Button>;
}

function GroundForm(props: AddGroundProps & { readonly onDone: () => void }) {
  const { customerId, confirmation, onDone } = props;
  const { attestationId } = confirmation;
  const { api, wording } = useDesk();
  const [form, setForm] = useState<Form>({ ground: '', groundReference: '' });
  const [isMissing, setMissing] = useState(false);
  const giving = useAct((given: Form & { readonly ground: Exclude<Ground, ''> }) => {
    const params = { path: { customerId } };
    return dataOf(api.POST('/customers/{customerId}/evidence/grounds', { params, body: { attestationId, ...given } }));
  });
  const give = () => {
    const { ground, groundReference } = form;
    setMissing(ground === '');
    if (ground === '') return;
    const onSuccess = ({ problems }: GroundGiven) => Object.keys(problems).length === 0 && onDone();
    giving.mutate({ ground, groundReference }, { onSuccess });
  };
  const { groundReference: tooLong } = giving.data?.problems ?? {};
  const missing = isMissing && form.ground === '' ? wording.text('ground.missing') : undefined;
  return (
    <ActFrame
      title={wording.text('ground.add')}
      text={wording.text('ground.later')}
      action={wording.text('ground.give')}
      isPending={giving.isPending}
      error={giving.error}
      onAct={give}
      onCancel={onDone}
    >
      <GroundFields form={form} problems={{ ground: missing, groundReference: tooLong }} onType={setForm} />
    </ActFrame>
  );
}

interface Form {
  readonly ground: Ground;
  readonly groundReference: string;
}

interface GroundFieldsProps {
  readonly form: Form;
  readonly problems: { readonly [Field in keyof Form]: string | undefined };
  readonly onType: (form: Form) => void;
}

function GroundFields({ form, problems, onType }: GroundFieldsProps) {
  const { wording } = useDesk();
  return (
    <>
      <GroundField
        label={wording.text('ground.how')}
        value={form.ground}
        problem={problems.ground}
        onChoose={(ground) => onType({ ...form, ground })}
      />
      <Field label={wording.text('form.groundReference')} validationMessage={problems.groundReference}>
        <Input
          placeholder={wording.text('form.groundReference.such')}
          value={form.groundReference}
          autoComplete="off"
          onChange={(_event, { value }) => onType({ ...form, groundReference: value })}
        />
      </Field>
    </>
  );
}
