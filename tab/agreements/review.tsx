import { wholeName } from '../../cards/kit/person-name.ts';
import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { dayText } from '../../cards/wording/dates.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import { forFields } from '../../services/form-fields.ts';
import { personFields } from '../../services/primary-contact.ts';
import { type Api, dataOf } from '../api/client.ts';
import { ProblemError } from '../api/problem-error.ts';
import type { Draft } from '../api/schema.d.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { useDesk } from '../kit/desk.ts';
import { Facts } from '../kit/facts.tsx';
import { useAct } from '../kit/use-act.ts';
import { groundText } from './ground-text.ts';

type ReviewOf = NonNullable<Draft['review']>;

interface ReviewProps {
  readonly draft: Draft;
  readonly review: ReviewOf;
  readonly onChange: () => void;
  readonly onAnswer: (draft: Draft) => void;
  readonly onCancel: () => void;
}

/** What will be stated to Microsoft, before it is. */
export function Review({ draft, review, onChange, onAnswer, onCancel }: ReviewProps) {
  const { api, wording } = useDesk();
  const { form, companyName: customer, draftId } = draft;
  const acting = useAct(() => (review.lacksReason ? askReason(api, draftId) : confirm(api, draft, review.version)));
  const answered = (answer: Draft) => {
    onAnswer(answer);
    if (review.lacksReason) onChange();
  };
  const statement = {
    customer,
    contact: wholeName(form.firstName, form.lastName),
    acceptedOn: dayText(form.acceptedOn as CalendarDay, wording),
  };
  return (
    <ActFrame
      title={wording.text('review.title')}
      text={wording.filled('review.statement', statement)}
      action={wording.filled(actionOf(review), { customer })}
      isPending={acting.isPending}
      error={acting.error}
      onAct={() => acting.mutate(undefined, { onSuccess: answered })}
      onCancel={onCancel}
    >
      <Stated {...statement} form={form} />
      <Warnings review={review} />
      <div>
        <Button onClick={onChange}>{wording.text('review.change')}</Button>
      </div>
    </ActFrame>
  );
}

interface StatedProps extends Pick<Draft, 'form'> {
  readonly contact: string;
  readonly acceptedOn: string;
}

const labels = {
  ...forFields(personFields, (field) => `form.${field}` as const),
  email: 'fact.email',
  phoneNumber: 'fact.phone',
} as const;

function Stated({ contact, acceptedOn, form }: StatedProps) {
  const { wording } = useDesk();
  const others = personFields.filter((field) => field !== 'firstName' && field !== 'lastName');
  return (
    <Facts
      facts={[
        [wording.text('fact.acceptedBy'), contact],
        ...others.map((field) => [wording.text(labels[field]), form[field] || wording.text('fact.noPhone')] as const),
        [wording.text('fact.acceptedOn'), acceptedOn],
        [wording.text('fact.ground'), groundText(form, wording)],
      ]}
    />
  );
}

function Warnings({ review: { obstacle, replaces } }: { readonly review: ReviewOf }) {
  return (
    <>
      {obstacle && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{obstacle.text}</MessageBarBody>
        </MessageBar>
      )}
      {replaces && <Text>{replaces}</Text>}
    </>
  );
}

const overtaken = 412;

async function confirm(api: Api, { draftId, form }: Draft, version: string): Promise<Draft> {
  const path = { draftId };
  const params = { path, header: { 'If-Match': version } };
  return dataOf(api.POST('/drafts/{draftId}/confirmation', { params })).catch((error: unknown) => {
    // Somebody was faster: nothing was sent, and the review says what there is now.
    if (!(error instanceof ProblemError) || error.problem?.status !== overtaken) throw error;
    return dataOf(api.PUT('/drafts/{draftId}', { params: { path }, body: form }));
  });
}

function askReason(api: Api, draftId: string): Promise<Draft> {
  return dataOf(api.POST('/drafts/{draftId}/reason', { params: { path: { draftId } } }));
}

function actionOf({ obstacle, replaces, lacksReason }: ReviewOf) {
  if (lacksReason) return 'form.review' as const;
  if (obstacle?.kind === 'unchecked') return 'review.confirmUnchecked' as const;
  return obstacle || replaces ? ('review.confirmAgain' as const) : ('review.confirm' as const);
}
