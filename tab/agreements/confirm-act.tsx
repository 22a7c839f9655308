import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../api/client.ts';
import type { Draft } from '../api/schema.d.ts';
import type { ActProps } from '../kit/act-props.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { Answered } from '../kit/answered.tsx';
import { useDesk } from '../kit/desk.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { Receipt } from './receipt.tsx';
import { Review } from './review.tsx';

/** Form, review, receipt: the same three steps as in the chat, on the same draft. */
export function ConfirmAct({ customer: { customerId, companyName, acts }, onDone }: ActProps) {
  const { api, wording } = useDesk();
  const again = acts.includes('confirm-again');
  const draft = useQuery({
    queryKey: ['draft', customerId],
    queryFn: () =>
      dataOf(
        api.POST('/customers/{customerId}/drafts', {
          params: { path: { customerId } },
          body: { again, road: 'classic' },
        }),
      ),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (draft.data) return <Steps started={draft.data} onDone={onDone} />;
  return (
    <ActFrame title={wording.filled('form.title', { customer: companyName })} onCancel={onDone}>
      <Answered query={draft} lines={5}>
        {() => null}
      </Answered>
    </ActFrame>
  );
}

interface StepsProps {
  readonly started: Draft;
  readonly onDone: () => void;
}

function Steps({ started, onDone }: StepsProps) {
  const [draft, setDraft] = useState(started);
  const [isReviewing, setReviewing] = useState(false);
  if (draft.attestation) return <Receipt draft={draft} attestation={draft.attestation} onDone={onDone} />;
  if (isReviewing && draft.review)
    return (
      <Review
        draft={draft}
        review={draft.review}
        onChange={() => setReviewing(false)}
        onAnswer={setDraft}
        onCancel={onDone}
      />
    );
  const saved = (answer: Draft) => {
    setDraft(answer);
    setReviewing(answer.review !== null);
  };
  return <ConfirmForm draft={draft} onSaved={saved} onCancel={onDone} />;
}
