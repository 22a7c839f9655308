import { wholeName } from '../../cards/kit/person-name.ts';
import { Button, MessageBar, MessageBarBody, type MessageBarIntent, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { instantText } from '../../cards/wording/dates.ts';
import type { Sentences } from '../../cards/wording/sentences.ts';
import { dataOf } from '../api/client.ts';
import type { AcceptanceLink } from '../api/schema.d.ts';
import { WrittenLetter } from '../invitations/letter-form.tsx';
import { ActFrame } from '../kit/act-frame.tsx';
import { Answered } from '../kit/answered.tsx';
import { useDesk, useMe } from '../kit/desk.ts';
import { Facts } from '../kit/facts.tsx';
import kit from '../kit/kit.module.css';
import { useAct } from '../kit/use-act.ts';

interface LinkShownProps {
  readonly link: AcceptanceLink;
  readonly onLink: (link: AcceptanceLink) => void;
  /** Begins another one. */
  readonly onNew: () => void;
  readonly onDone: () => void;
}

const intents: Readonly<Record<AcceptanceLink['state'], MessageBarIntent>> = {
  making: 'info',
  uncertain: 'warning',
  made: 'info',
  sent: 'info',
  replaced: 'info',
  accepted: 'success',
  entered: 'success',
  failed: 'error',
  expired: 'warning',
  refused: 'error',
  withdrawn: 'info',
};

/** What the button of each step says. */
const acts = {
  create: 'link.create',
  'ask-again': 'link.askAgain',
  look: 'status.checkAgain',
  renew: 'link.renew',
  'take-sent-back': 'invite.takeBack',
  withdraw: 'link.withdraw',
} as const;

/** With a form of its own. */
const beginnings = { new: 'link.another', 'try-again': 'receipt.tryAgain' } as const;

type Act = keyof typeof acts | 'mark-sent' | 'mail';

/** Where a link stands, and what can be done; its letter only to whoever made it, until it has gone out. */
export function LinkShown({ link, onLink, onNew, onDone }: LinkShownProps) {
  const { api, wording } = useDesk();
  const params = { path: { linkId: link.linkId } };
  const tries = link.mail?.tries ?? 0;
  const acting = useAct((act: Act) =>
    act === 'mail'
      ? dataOf(api.POST('/links/{linkId}/mail', { params, body: { tries } }))
      : dataOf(api.POST('/links/{linkId}/acts', { params, body: { act } })),
  );
  const does = (act: Act) => acting.mutate(act, { onSuccess: onLink });
  const isToBeSent = link.steps.includes('letter');
  return (
    <ActFrame
      // Each step is a form of its own, begun at its top: the button that had the focus may be gone, and what came of it stands there.
      key={`${link.linkId} ${link.state} ${link.mail?.state ?? ''} ${tries}`}
      title={link.title}
      {...(isToBeSent && { action: wording.text('letter.sent') })}
      isPending={acting.isPending}
      error={acting.error}
      onAct={() => does('mark-sent')}
      onRetry={() => does(acting.variables ?? 'look')}
      onCancel={onDone}
    >
      <MessageBar intent={intentOf(link)} layout="multiline" role="status">
        <MessageBarBody>
          {isToBeSent ? (isMailed(link) ? link.mail.text : wording.text('link.letter.text')) : link.text}
        </MessageBarBody>
      </MessageBar>
      <LinkFacts link={link} />
      {isToBeSent && <LinkLetter link={link} isPending={acting.isPending} onMail={() => does('mail')} />}
      <StepButtons steps={link.steps} isPending={acting.isPending} onStep={does} onNew={onNew} />
    </ActFrame>
  );
}

interface StepButtonsProps extends Pick<AcceptanceLink, 'steps'> {
  readonly isPending: boolean;
  readonly onStep: (step: keyof typeof acts) => void;
  readonly onNew: () => void;
}

function StepButtons({ steps, isPending, onStep, onNew }: StepButtonsProps) {
  const { wording } = useDesk();
  return (
    <div className={kit.buttons}>
      {steps.filter(isAct).map((step) => (
        <Button key={step} disabledFocusable={isPending} onClick={() => onStep(step)}>
          {wording.text(acts[step])}
        </Button>
      ))}
      {steps.filter(isBeginning).map((step) => (
        <Button key={step} onClick={onNew}>
          {wording.text(beginnings[step])}
        </Button>
      ))}
    </div>
  );
}

/** The bot tried to send the e-mail, and there is something to say about it. */
function isMailed(link: AcceptanceLink): link is AcceptanceLink & { readonly mail: Mail } {
  return link.state === 'made' && link.mail !== null && link.mail.text !== '';
}

type Mail = NonNullable<AcceptanceLink['mail']>;
const mailIntents: Readonly<Record<Mail['state'], MessageBarIntent>> = {
  sending: 'info',
  sent: 'info',
  refused: 'error',
  uncertain: 'warning',
};

function intentOf(link: AcceptanceLink): MessageBarIntent {
  return isMailed(link) ? mailIntents[link.mail.state] : intents[link.state];
}

function isAct(step: AcceptanceLink['steps'][number]): step is keyof typeof acts {
  return Object.hasOwn(acts, step);
}

function isBeginning(step: AcceptanceLink['steps'][number]): step is keyof typeof beginnings {
  return Object.hasOwn(beginnings, step);
}

function LinkFacts({
  link: { contact, by, at, sentAt, mail, expiresAt, acceptedAt, unknownWord },
}: Pick<LinkShownProps, 'link'>) {
  const { wording } = useDesk();
  const { timeZone } = useMe();
  const instant = (text: string | null) => text && instantText(new Date(text), wording, timeZone);
  return (
    <Facts
      facts={[
        [wording.text('link.for'), contact && wholeName(contact.firstName, contact.lastName)],
        [wording.text('fact.email'), contact && contact.email],
        [wording.text('link.madeBy'), by],
        [wording.text('link.madeAt'), instant(at)],
        [wording.text('link.sentAt'), instant(sentAt)],
        [wording.text('link.sentFrom'), mail?.state === 'sent' ? mailboxOf(by, wording) : null],
        [wording.text('link.expiresAt'), acceptedAt === null ? instant(expiresAt) : null],
        [wording.text('link.acceptedAt'), instant(acceptedAt)],
        [wording.text('link.word'), unknownWord],
      ]}
    />
  );
}

function mailboxOf(agent: string | null, wording: Sentences): string {
  return wording.filled('link.mailbox', { agent: agent ?? wording.text('fact.erased') });
}

interface LinkLetterProps extends Pick<LinkShownProps, 'link'> {
  readonly isPending: boolean;
  readonly onMail: () => void;
}

/** The address is a secret: nothing of it is kept once the form is closed. */
function LinkLetter({ link: { linkId, mail }, isPending, onMail }: LinkLetterProps) {
  const { api, wording } = useDesk();
  const letter = useQuery({
    queryKey: ['link-letter', linkId],
    queryFn: () => dataOf(api.POST('/links/{linkId}/letter', { params: { path: { linkId } }, body: {} })),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return (
    <Answered query={letter} lines={6}>
      {(written) => (
        <>
          <WrittenLetter letter={written} />
          {written.canMail && mail?.state !== 'sending' && (
            <>
              <Text>{wording.text('link.mail.text')}</Text>
              <div>
                <Button disabledFocusable={isPending} onClick={onMail}>
                  {wording.text(mail ? 'link.mail.again' : 'link.mail')}
                </Button>
              </div>
            </>
          )}
        </>
      )}
    </Answered>
  );
}
