import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../api/client.ts';
import { fieldProblems } from '../api/problem-error.ts';
import type { Preferences } from '../api/schema.d.ts';
import { dayOf } from '../kit/day-of.ts';
import { Answered } from '../kit/answered.tsx';
import { DayField } from '../kit/day-field.tsx';
import { useDesk } from '../kit/desk.ts';
import { SettingsForm } from './settings-form.tsx';

/** How the person wants to be reminded, as in the chat. */
export function PreferencesForm() {
  const { api } = useDesk();
  const preferences = useQuery({
    queryKey: ['preferences'],
    queryFn: () => dataOf(api.GET('/me/preferences')),
    refetchOnWindowFocus: false,
  });
  return <Answered query={preferences}>{(known) => <Form known={known} />}</Answered>;
}

type Way = Preferences['delivery'] | 'off';
const ways: readonly Way[] = ['digest', 'single', 'off'];

function Form({ known }: { readonly known: Preferences }) {
  const { wording } = useDesk();
  const [way, setWay] = useState<Way>(known.hasOptedOut ? 'off' : known.delivery);
  const [until, setUntil] = useState<string>(known.pausedUntil ? dayOf(known.pausedUntil) : '');
  const saving = useSaving();
  const save = () => {
    const delivery = way === 'off' ? known.delivery : way;
    saving.mutate({ delivery, hasOptedOut: way === 'off', pausedUntil: until || null });
  };
  return (
    <SettingsForm saving={saving} saved={wording.text('preferences.saved')} onSave={save}>
      <Field label={wording.text('preferences.delivery')}>
        <RadioGroup value={way} onChange={(_event, { value }) => setWay(value as Way)}>
          {ways.map((one) => (
            <Radio key={one} value={one} label={wording.text(`preferences.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      <DayField
        label={wording.text('preferences.pausedUntil')}
        value={until}
        problem={fieldProblems(saving.error)['pausedUntil']}
        onChange={setUntil}
      />
    </SettingsForm>
  );
}

function useSaving() {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (chosen: Preferences) => dataOf(api.PUT('/me/preferences', { body: chosen })),
    onSuccess: (saved) => queries.setQueryData(['preferences'], saved),
  });
}
