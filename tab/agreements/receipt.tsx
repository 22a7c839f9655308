import { MessageBar, MessageBarBody, type MessageBarIntent } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { dataOf } from '../api/client.ts';
import type { Attestation, Draft } from '../api/schema.d.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { useDesk } from '../kit/desk.ts';

interface ReceiptProps {
  readonly draft: Draft;
  readonly attestation: Attestation;
  readonly onDone: () => void;
}

const intents: Readonly<Record<Attestation['state'], MessageBarIntent>> = {
  intended: 'info',
  uncertain: 'warning',
  recorded: 'success',
  'already-recorded': 'success',
  refused: 'error',
};

const askAgainMs = 2_000;

/** What came of it. While Partner Center has not answered, it is asked for again. */
export function Receipt({ draft: { draftId }, attestation: first, onDone }: ReceiptProps) {
  const { api, wording } = useDesk();
  const queries = useQueryClient();
  const later = useQuery({
    queryKey: ['receipt', draftId],
    queryFn: () => dataOf(api.GET('/drafts/{draftId}', { params: { path: { draftId } } })),
    enabled: isOpen(first),
    refetchInterval: ({ state: { data } }) => (isOpen(data?.attestation ?? first) ? askAgainMs : false),
  });
  const attestation = later.data?.attestation ?? first;
  const { state, refusal, attestationId: reference } = attestation;
  useEffect(() => {
    if (!isOpen(attestation)) void queries.invalidateQueries({ queryKey: ['customer'] });
  }, [queries, attestation]);
  return (
    <ActFrame title={wording.text(`receipt.${state}.title`)} onCancel={onDone}>
      <MessageBar intent={intents[state]} layout="multiline" role="status">
        <MessageBarBody>
          {state === 'refused'
            ? `${refusal?.what ?? ''} ${refusal?.next ?? ''}`
            : wording.text(`receipt.${state}.text`)}{' '}
          {wording.filled('notice.reference', { reference })}
        </MessageBarBody>
      </MessageBar>
    </ActFrame>
  );
}

function isOpen({ state }: Attestation): boolean {
  return state === 'intended' || state === 'uncertain';
}
