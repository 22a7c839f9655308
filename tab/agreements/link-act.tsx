import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../api/client.ts';
import type { AcceptanceLink, Draft } from '../api/schema.d.ts';
import type { ActProps } from '../kit/act-props.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { Answered } from '../kit/answered.tsx';
import { useDesk } from '../kit/desk.ts';
import { useAct } from '../kit/use-act.ts';
import { PersonFields } from './confirm-form.tsx';
import { LinkShown } from './link-shown.tsx';

/** The link on which a customer accepts: the one that is there, or a new one. */
export function LinkAct({ customer, onDone }: ActProps) {
  const [link, setLink] = useState(customer.link);
  if (link) return <LinkShown link={link} onLink={setLink} onNew={() => setLink(null)} onDone={onDone} />;
  return <NewLink customer={customer} onLink={setLink} onDone={onDone} />;
}

interface NewLinkProps extends ActProps {
  readonly onLink: (link: AcceptanceLink) => void;
}

function NewLink({ customer: { customerId, companyName, acceptance }, onLink, onDone }: NewLinkProps) {
  const { api, wording } = useDesk();
  const again = acceptance.kind === 'attested';
  const draft = useQuery({
    queryKey: ['link-draft', customerId],
    queryFn: () =>
      dataOf(
        api.POST('/customers/{customerId}/drafts', {
          params: { path: { customerId } },
          body: { again, road: 'enhanced' },
        }),
      ),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (draft.data) return <LinkForm draft={draft.data} onLink={onLink} onCancel={onDone} />;
  return (
    <ActFrame title={wording.filled('link.form.title', { customer: companyName })} onCancel={onDone}>
      <Answered query={draft} lines={5}>
        {() => null}
      </Answered>
    </ActFrame>
  );
}

interface LinkFormProps {
  readonly draft: Draft;
  readonly onLink: (link: AcceptanceLink) => void;
  readonly onCancel: () => void;
}

/** Who is to accept. What was typed is kept by the bot, also where it is not right yet. */
function LinkForm({ draft, onLink, onCancel }: LinkFormProps) {
  const { api, wording } = useDesk();
  const [form, setForm] = useState(draft.form);
  const [problems, setProblems] = useState<Draft['problems']>({});
  const params = { path: { draftId: draft.draftId } };
  const making = useAct(async () => {
    const saved = await dataOf(api.PUT('/drafts/{draftId}', { params, body: form }));
    setProblems(saved.problems);
    return Object.keys(saved.problems).length > 0 ? undefined : dataOf(api.POST('/drafts/{draftId}/link', { params }));
  });
  return (
    <ActFrame
      title={wording.filled('link.form.title', { customer: draft.companyName })}
      text={wording.text(Object.keys(problems).length > 0 ? 'form.check' : 'link.form.intro')}
      action={wording.filled('link.form.make', { customer: draft.companyName })}
      isPending={making.isPending}
      error={making.error}
      onAct={() => making.mutate(undefined, { onSuccess: (link) => link && onLink(link) })}
      onCancel={onCancel}
    >
      <PersonFields
        draft={draft}
        form={form}
        problems={problems}
        onType={(field, value) => setForm((typed) => ({ ...typed, [field]: value }))}
      />
    </ActFrame>
  );
}
