import { Button, Field, Input, Link, Text, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { dataOf } from '../api/client.ts';
import type { Letter } from '../api/schema.d.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { Answered } from '../kit/answered.tsx';
import { useDesk, useMe } from '../kit/desk.ts';
import { useAct } from '../kit/use-act.ts';

interface LetterFormProps {
  readonly customerId: string;
  readonly title: string;
  /** What the button says that leaves the letter unsent, where that is not "Cancel". */
  readonly cancel?: string;
  readonly onSent: () => void;
  readonly onCancel: () => void;
  /** What else can be done about it. */
  readonly children?: ReactNode;
}

/** The letter to a customer, for the person to send; and the note that it was sent. */
export function LetterForm({ customerId, title, cancel, onSent, onCancel, children }: LetterFormProps) {
  const { api, wording } = useDesk();
  const { isReseller } = useMe();
  const path = { customerId };
  const letter = useQuery({
    queryKey: ['letter', customerId],
    queryFn: () => dataOf(api.GET('/customers/{customerId}/letter', { params: { path } })),
  });
  // Pressed once more after a lost answer, it is still the same invitation.
  const [key] = useState(() => crypto.randomUUID());
  const params = { path, header: { 'Idempotency-Key': key } };
  const noting = useAct(() => dataOf(api.POST('/customers/{customerId}/invitations', { params })));
  return (
    <ActFrame
      title={title}
      text={wording.text(isReseller ? 'invite.text.unfollowed' : 'invite.text')}
      {...(letter.data && { action: wording.text('letter.sent') })}
      {...(cancel && { cancel })}
      isPending={noting.isPending}
      error={noting.error}
      onAct={() => noting.mutate(undefined, { onSuccess: onSent })}
      onCancel={onCancel}
    >
      <Answered query={letter} lines={6}>
        {(written) => <WrittenLetter letter={written} />}
      </Answered>
      {children}
    </ActFrame>
  );
}

interface WrittenProps {
  readonly letter: Pick<Letter, 'to' | 'subject' | 'body'>;
  /** Who is to get it, where that is not a customer. */
  readonly recipient?: string;
}

export function WrittenLetter({ letter: { to, subject, body }, recipient }: WrittenProps) {
  const { wording } = useDesk();
  const customer = to ? wording.filled('invite.to', { email: to }) : wording.text('invite.noAddress');
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(body).then(() => setCopied(true));
  const mail = `mailto:${encodeURIComponent(to ?? '')}?${new URLSearchParams({ subject, body })}`.replaceAll(
    '+',
    '%20',
  );
  return (
    <>
      <Text>{recipient ?? customer}</Text>
      <Field label={wording.text('letter.subject')}>
        <Input value={subject} readOnly />
      </Field>
      <Field label={wording.text('letter.body')}>
        <Textarea value={body} readOnly rows={10} resize="vertical" />
      </Field>
      <div>
        <Link href={mail} target="_blank">
          {wording.text('letter.open')}
        </Link>{' '}
        <Button size="small" onClick={copy}>
          {wording.text(isCopied ? 'tab.copied' : 'tab.copy')}
        </Button>
      </div>
    </>
  );
}
