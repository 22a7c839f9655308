import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../api/client.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { Answered } from '../kit/answered.tsx';
import { useDesk } from '../kit/desk.ts';
import { WrittenLetter } from './letter-form.tsx';

interface AskProviderProps {
  /** Undefined where it is about all of them. */
  readonly customer?: { readonly customerId: string };
  readonly onDone: () => void;
}

/** The e-mail with which an indirect reseller asks its provider, for the person to send. */
export function AskProviderAct({ customer, onDone }: AskProviderProps) {
  const { api, wording } = useDesk();
  const about = customer ? { customerId: customer.customerId } : {};
  const letter = useQuery({
    queryKey: ['provider-letter', customer?.customerId],
    queryFn: () => dataOf(api.GET('/provider-letter', { params: { query: about } })),
  });
  return (
    <ActFrame
      title={wording.text(customer ? 'provider.letter.title' : 'provider.letter.list')}
      text={wording.text('provider.letter.text')}
      onCancel={onDone}
    >
      <Answered query={letter} lines={6}>
        {({ subject, body, providers }) => {
          const names = wording.allOf(providers);
          const recipient = wording.filled('provider.letter.to', { providers: names });
          return <WrittenLetter letter={{ to: null, subject, body }} recipient={recipient} />;
        }}
      </Answered>
    </ActFrame>
  );
}
