import { Badge, Button, Text } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../api/client.ts';
import type { LackingConfirmation, StoryEntry } from '../api/schema.d.ts';
import styles from '../customers/customer-panel.module.css';
import { Loading } from '../kit/answered.tsx';
import { useDesk, useMe } from '../kit/desk.ts';
import { Trouble } from '../kit/trouble.tsx';
import { AddGround } from './add-ground.tsx';
import { AttachFile } from './attach-file.tsx';
import { ExportStory } from './export-story.tsx';

/** What the evidence log has about a customer, asked for when somebody opens it. */
export function Story({ customerId }: { readonly customerId: string }) {
  const { wording } = useDesk();
  const { may } = useMe();
  const [isOpen, setOpen] = useState(false);
  if (!may['see-evidence']) return null;
  return (
    <section className={styles.acts} aria-labelledby="evidence">
      <h3 id="evidence">{wording.text('story.show')}</h3>
      {isOpen ? (
        <Entries customerId={customerId} />
      ) : (
        <div>
          <Button onClick={() => setOpen(true)}>{wording.text('which.go.evidence')}</Button>
        </div>
      )}
      <div className={styles.buttons}>
        {may['attach-evidence'] && <AttachFile customerId={customerId} />}
        {may['export-evidence'] && <ExportStory customerId={customerId} />}
      </div>
    </section>
  );
}

function Entries({ customerId }: { readonly customerId: string }) {
  const { api, wording } = useDesk();
  const story = useInfiniteQuery({
    queryKey: ['evidence', customerId],
    queryFn: ({ pageParam: before }) => {
      const query = before === undefined ? {} : { before };
      return dataOf(api.GET('/customers/{customerId}/evidence', { params: { path: { customerId }, query } }));
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ entries, hasMore }) => (hasMore ? entries.at(-1)?.position : undefined),
  });
  const entries = story.data?.pages.flatMap((page) => page.entries);
  const lacking = story.data?.pages[0]?.lacking ?? [];
  return (
    <>
      {story.error && <Trouble error={story.error} onRetry={() => void story.refetch()} />}
      {!entries && !story.error && <Loading lines={4} />}
      {lacking.length > 0 && (
        <>
          <Lacking customerId={customerId} lacking={lacking} />
          <h4>{wording.text('story.title')}</h4>
        </>
      )}
      {entries && <EntryList entries={entries} />}
      {story.hasNextPage && (
        <div>
          <Button disabledFocusable={story.isFetchingNextPage} onClick={() => void story.fetchNextPage()}>
            {wording.text('story.older')}
          </Button>
        </div>
      )}
    </>
  );
}

function EntryList({ entries }: { readonly entries: readonly StoryEntry[] }) {
  const { wording } = useDesk();
  if (entries.length === 0) return <Text>{wording.text('story.empty')}</Text>;
  return (
    <ol className={styles.entries}>
      {entries.map((entry) => (
        <Entry key={entry.position} entry={entry} />
      ))}
    </ol>
  );
}

interface LackingProps {
  readonly customerId: string;
  readonly lacking: readonly LackingConfirmation[];
}

/** What nobody has told or shown yet of which confirmation, and what the person can add. */
function Lacking({ customerId, lacking }: LackingProps) {
  const { wording } = useDesk();
  return (
    <section className={styles.acts} aria-labelledby="lacking">
      <h4 id="lacking">{wording.text('tab.lacking')}</h4>
      <ol className={styles.entries}>
        {lacking.map((confirmation) => (
          <li key={confirmation.attestationId}>
            <Text>{confirmation.text}</Text>
            {confirmation.lacks.map((lack) => (
              <Text key={lack} className={styles.quiet}>
                {wording.text(`audit.gap.${lack}`)}
              </Text>
            ))}
            <div className={styles.buttons}>
              {confirmation.lacks.includes('no-ground') && (
                <AddGround customerId={customerId} confirmation={confirmation} />
              )}
              {confirmation.lacks.includes('no-file') && (
                <AttachFile customerId={customerId} attestationId={confirmation.attestationId} />
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

const colors = { proved: 'success', waiting: 'informative', unsigned: 'warning', broken: 'danger' } as const;

function Entry({ entry: { title, lines, by, proof, proofText } }: { readonly entry: StoryEntry }) {
  return (
    <li>
      <Text weight="semibold">{title}</Text>
      {lines.map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      <Text className={styles.quiet}>{by}</Text>
      <Badge appearance="tint" color={colors[proof]}>
        {proofText}
      </Badge>
    </li>
  );
}
