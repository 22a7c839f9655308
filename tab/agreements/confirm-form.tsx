import { Field, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { inNameOrder } from '../../cards/kit/person-name.ts';
import { type PersonField, personFields, personRules } from '../../services/primary-contact.ts';
import { dataOf } from '../api/client.ts';
import type { Draft } from '../api/schema.d.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { DayField } from '../kit/day-field.tsx';
import { useDesk } from '../kit/desk.ts';
import { useAct } from '../kit/use-act.ts';
import { GroundField } from './ground-field.tsx';

interface FormProps {
  readonly draft: Draft;
  readonly onSaved: (draft: Draft) => void;
  readonly onCancel: () => void;
}

/** Who accepted, and when. What was typed is kept by the bot, also where it is not right yet. */
export function ConfirmForm({ draft, onSaved, onCancel }: FormProps) {
  const { api, wording } = useDesk();
  const [form, setForm] = useState(draft.form);
  const [problems, setProblems] = useState<Draft['problems']>({});
  const params = { path: { draftId: draft.draftId } };
  const saving = useAct(() => dataOf(api.PUT('/drafts/{draftId}', { params, body: form })));
  const saved = (answer: Draft) => {
    setProblems(answer.problems);
    onSaved(answer);
  };
  return (
    <ActFrame
      title={wording.filled('form.title', { customer: draft.companyName })}
      text={wording.text(Object.keys(problems).length > 0 ? 'form.check' : 'form.intro')}
      action={wording.filled('form.review', { customer: draft.companyName })}
      isPending={saving.isPending}
      error={saving.error}
      onAct={() => saving.mutate(undefined, { onSuccess: saved })}
      onCancel={onCancel}
    >
      <Fields
        draft={draft}
        form={form}
        problems={problems}
        onType={(field, value) => setForm((typed) => ({ ...typed, [field]: value }))}
      />
    </ActFrame>
  );
}

type FieldName = keyof Draft['form'];

interface FieldsProps {
  readonly draft: Draft;
  readonly form: Draft['form'];
  readonly problems: Draft['problems'];
  readonly onType: (field: FieldName, value: string) => void;
}

const types = { text: 'text', email: 'email', phone: 'tel' } as const;

function Fields(props: FieldsProps) {
  const { draft, form, problems, onType } = props;
  const { wording } = useDesk();
  return (
    <PersonFields {...props}>
      <DayField
        label={wording.text('form.acceptedOn')}
        value={form.acceptedOn}
        max={draft.today}
        problem={problems['acceptedOn']}
        onChange={(day) => onType('acceptedOn', day)}
      />
      <GroundField value={form.ground} onChoose={(ground) => onType('ground', ground)} />
      <TextField field="groundReference" {...props} />
    </PersonFields>
  );
}

/** The person at the customer, and why once more where that is asked. */
export function PersonFields({ children, ...props }: FieldsProps & { readonly children?: ReactNode }) {
  const { wording } = useDesk();
  return (
    <>
      {inNameOrder(personFields, wording).map((field) => (
        <TextField key={field} field={field} type={types[personRules[field].kind]} {...props} />
      ))}
      {children}
      {props.draft.asksReason && <TextField field="reason" {...props} />}
    </>
  );
}

interface TextFieldProps extends FieldsProps {
  readonly field: PersonField | 'groundReference' | 'reason';
  readonly type?: (typeof types)[keyof typeof types];
}

function TextField({ field, type = 'text', form, problems, onType }: TextFieldProps) {
  const { wording } = useDesk();
  return (
    <Field label={wording.text(`form.${field}`)} validationMessage={problems[field]}>
      <Input
        type={type}
        value={form[field]}
        placeholder={field === 'groundReference' ? wording.text('form.groundReference.such') : undefined}
        autoComplete="off"
        onChange={(_event, { value }) => onType(field, value)}
      />
    </Field>
  );
}
