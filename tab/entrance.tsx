import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { languageFor, languageOf } from '../services/conversations/language.ts';
import { dataOf, openApi } from './api/client.ts';
import type { Me } from './api/schema.d.ts';
import { Answered } from './kit/answered.tsx';
import { type Desk, DeskContext, MeContext, useDesk } from './kit/desk.ts';
import { loadWording } from './kit/load-wording.ts';
import { Screens } from './screens.tsx';
import { ChannelSetup } from './teams/channel-setup.tsx';

/** Asks who the person is here, before anything is shown that depends on it. */
export function Entrance({ teams, api, wording }: Desk) {
  const desk = useMemo(() => ({ teams, api, wording }), [teams, api, wording]);
  const me = useQuery({ queryKey: ['me'], queryFn: () => dataOf(api.GET('/me')) });
  return (
    <DeskContext value={desk}>
      <Answered query={me} lines={8}>
        {(known) => <InOwnLanguage me={known} />}
      </Answered>
    </DeskContext>
  );
}

/** Somebody may have chosen another language in the chat than Teams has. */
function InOwnLanguage({ me }: { readonly me: Me }) {
  const desk = useDesk();
  const tag = languageFor(me.chosenLanguage ?? undefined, desk.teams.locale);
  const isSame = languageOf(tag) === desk.wording.language;
  const wording = useQuery({
    queryKey: ['wording', tag],
    queryFn: () => loadWording(tag),
    staleTime: Infinity,
    ...(isSame && { initialData: desk.wording }),
  });
  const api = useMemo(
    () => (isSame ? desk.api : openApi({ getToken: desk.teams.getToken, locale: tag })),
    [isSame, desk, tag],
  );
  return (
    <Answered query={wording} lines={8}>
      {(own) => (
        <DeskContext value={{ ...desk, api, wording: own }}>
          <MeContext value={me}>{desk.teams.setup ? <ChannelSetup setup={desk.teams.setup} /> : <Screens />}</MeContext>
        </DeskContext>
      )}
    </Answered>
  );
}
