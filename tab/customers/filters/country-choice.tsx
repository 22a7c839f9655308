import { Dropdown, Field, Option } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { displayName } from '../../../cards/wording/display-names.ts';
import { dataOf } from '../../api/client.ts';
import { useDesk } from '../../kit/desk.ts';
import type { Filter } from './filter.ts';
import { narrow } from './narrow.ts';

const anywhere = 'all';

/** In which country the customers are: one of those that there are, or what the address asks for. */
export function CountryChoice({ filter }: { readonly filter: Filter }) {
  const { country } = filter;
  const { wording } = useDesk();
  const { countries, isComplete } = useCountries();
  const known = new Set([...countries, ...(country ? [country] : [])]);
  const names = [...known].map((code) => [code, displayName('country', code, wording.locale)] as const);
  names.sort(([, one], [, other]) => one.localeCompare(other, wording.locale));
  const anyName = wording.text('tab.filter.anyCountry');
  return (
    <Field
      label={wording.text('fact.country')}
      hint={isComplete ? undefined : wording.text('tab.filter.country.unread')}
    >
      <Dropdown
        inlinePopup
        value={country ? displayName('country', country, wording.locale) : anyName}
        selectedOptions={[country ?? anywhere]}
        onOptionSelect={(_event, { optionValue }) =>
          narrow(filter, { country: optionValue === anywhere ? undefined : optionValue })
        }
      >
        <Option value={anywhere}>{anyName}</Option>
        {names.map(([code, name]) => (
          <Option key={code} value={code}>
            {name}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

/** None until they are known. */
function useCountries() {
  const { api } = useDesk();
  const { data } = useQuery({ queryKey: ['countries'], queryFn: () => dataOf(api.GET('/countries')) });
  return data ?? { countries: [], isComplete: true };
}
