import { Field, Link, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { displayName } from '../../cards/wording/display-names.ts';
import { dataOf } from '../api/client.ts';
import type { ActProps } from '../kit/act-props.ts';
import { ActFrame } from '../kit/act-frame.tsx';
import { Answered } from '../kit/answered.tsx';
import { useDesk } from '../kit/desk.ts';

/** Microsoft's links live for five minutes. */
const linksLiveMs = 4 * 60_000;

/** Where the agreement can be read that is meant for the customer's country. */
export function TemplateAct({ customer, onDone }: ActProps) {
  const { api, wording } = useDesk();
  const [language, setLanguage] = useState<string>();
  const country = customer.country ?? '';
  const template = useQuery({
    queryKey: ['template', country, language],
    queryFn: () => dataOf(api.GET('/template', { params: { query: { country, ...(language && { language }) } } })),
    refetchInterval: linksLiveMs,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  return (
    <ActFrame title={wording.text('template.title')} text={wording.text('template.fiveMinutes')} onCancel={onDone}>
      <Answered query={template} lines={3}>
        {(known) => (
          <>
            <Field label={wording.text('fact.language')}>
              <RadioGroup
                value={language ?? known.languages[0] ?? ''}
                onChange={(_event, { value }) => setLanguage(value)}
              >
                {known.languages.map((tag) => (
                  <Radio key={tag} value={tag} label={displayName('language', tag, wording.locale)} />
                ))}
              </RadioGroup>
            </Field>
            {language !== undefined && known.language !== language && <Text>{wording.text('template.fallback')}</Text>}
            <Link href={known.displayUrl} target="_blank" rel="noopener">
              {wording.text('template.preview')}
            </Link>
            <Link href={known.downloadUrl} target="_blank" rel="noopener">
              {wording.text('template.download')}
            </Link>
          </>
        )}
      </Answered>
    </ActFrame>
  );
}
