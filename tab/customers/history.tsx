import { wholeName } from '../../cards/kit/person-name.ts';
import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { dayText, instantText } from '../../cards/wording/dates.ts';
import type { PlainKey, Sentences } from '../../cards/wording/sentences.ts';
import type { CalendarDay } from '../../services/calendar-day.ts';
import { groundText } from '../agreements/ground-text.ts';
import { dataOf } from '../api/client.ts';
import type { AcceptanceLink, Attestation, Invitation } from '../api/schema.d.ts';
import { Answered } from '../kit/answered.tsx';
import { useDesk, useMe } from '../kit/desk.ts';
import styles from './customer-panel.module.css';

/** What was confirmed, refused and sent for a customer, newest first. */
export function History({ customerId }: { readonly customerId: string }) {
  const { api, wording } = useDesk();
  const history = useQuery({
    queryKey: ['history', customerId],
    queryFn: () => dataOf(api.GET('/customers/{customerId}/history', { params: { path: { customerId } } })),
  });
  return (
    <section className={styles.acts} aria-labelledby="history">
      <h3 id="history">{wording.text('status.history')}</h3>
      <Answered query={history} lines={3}>
        {({ entries, hasMore }) => (
          <>
            {entries.length === 0 && <Text>{wording.text('history.empty')}</Text>}
            <ol className={styles.entries}>
              {entries.map((entry) => (
                <Entry key={`${entry.kind} ${entry.at}`} entry={entry} />
              ))}
            </ol>
            <Text size={200} className={styles.quiet}>
              {hasMore && wording.text('history.more')} {wording.text('history.elsewhere')}
            </Text>
          </>
        )}
      </Answered>
    </section>
  );
}

function Entry({ entry }: { readonly entry: Attestation | Invitation | AcceptanceLink }) {
  const { wording } = useDesk();
  const { timeZone } = useMe();
  const instant = instantText(new Date(entry.at), wording, timeZone);
  const agent = entry.by ?? wording.text('fact.erased');
  if (entry.kind === 'link')
    return (
      <li>
        <Text weight="semibold">{entry.title}</Text>
        <Text>{linkedText(entry, wording)}</Text>
        <Text className={styles.quiet}>{wording.filled('history.link.by', { agent, instant })}</Text>
      </li>
    );
  if (entry.kind === 'invitation')
    return (
      <li>
        <Text weight="semibold">{invitationTitle(entry, wording)}</Text>
        <Text>{wording.filled('history.invited.by', { agent, instant })}</Text>
      </li>
    );
  const ground = groundText(entry, wording);
  return (
    <li>
      <Text weight="semibold">{wording.text(attestationTitle(entry))}</Text>
      <Text>{acceptedText(entry, wording)}</Text>
      {entry.refusal && <Text>{`${entry.refusal.what} ${entry.refusal.next}`}</Text>}
      {ground !== '' && <Text>{wording.filled('history.ground', { ground })}</Text>}
      {entry.groundAdded && <Text>{laterText(entry.groundAdded, timeZone, wording)}</Text>}
      {entry.note && <Text>{wording.filled('receipt.reason', { reason: entry.note })}</Text>}
      <Text className={styles.quiet}>{wording.filled('history.agent', { agent, instant })}</Text>
      <Text size={200} className={styles.quiet}>
        {wording.filled('history.reference', { reference: entry.attestationId })}
      </Text>
    </li>
  );
}

export function attestationTitle({ state, correctedAt }: Pick<Attestation, 'state' | 'correctedAt'>): PlainKey {
  return correctedAt === null ? `history.${state}` : 'history.corrected';
}

export function invitationTitle({ outcome }: Pick<Invitation, 'outcome'>, wording: Sentences): string {
  return wording.text(outcome === null || outcome === 'following' ? 'history.invited' : `history.invited.${outcome}`);
}

function laterText({ at, by }: NonNullable<Attestation['groundAdded']>, timeZone: string, wording: Sentences): string {
  const instant = instantText(new Date(at), wording, timeZone);
  return wording.filled('audit.groundAdded.by', { agent: by ?? wording.text('fact.erased'), instant });
}

function linkedText({ contact }: AcceptanceLink, wording: Sentences): string {
  if (!contact) return wording.text('history.link.how');
  return wording.filled('history.link.for', {
    contact: wholeName(contact.firstName, contact.lastName),
    email: contact.email,
  });
}

function acceptedText({ contact, acceptedOn: day }: Attestation, wording: Sentences): string {
  const acceptedOn = dayText(day as CalendarDay, wording);
  if (!contact) return wording.filled('history.contact.erased', { acceptedOn });
  return wording.filled('history.contact', {
    contact: wholeName(contact.firstName, contact.lastName),
    email: contact.email,
    acceptedOn,
  });
}
