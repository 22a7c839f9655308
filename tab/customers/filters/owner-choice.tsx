import { useColleagues } from '../../kit/colleagues.ts';
import { useDesk } from '../../kit/desk.ts';
import { Choice } from './choice.tsx';
import type { Filter } from './filter.ts';
import { narrow } from './narrow.ts';

const anybody = 'all';

/** Whose customers are listed. */
export function OwnerChoice({ filter }: { readonly filter: Filter }) {
  const { owner } = filter;
  const { wording } = useDesk();
  const colleagues = useColleagues();
  const names: readonly (readonly [value: string, name: string])[] = [
    [anybody, wording.text('tab.filter.anyOwner')],
    ['me', wording.text('unconfirmed.mine')],
    ['nobody', wording.text('unconfirmed.nobody')],
    ...colleagues.map(({ agentId, name }) => [agentId, name] as const),
  ];
  const chosen = names.find(([value]) => value === owner) ?? names[0];
  return (
    <Choice
      label={wording.text('owner.label')}
      shown={chosen?.[1] ?? ''}
      options={names}
      chosen={[owner ?? anybody]}
      onChoose={([value]) => narrow(filter, { owner: value === anybody ? undefined : value })}
    />
  );
}
