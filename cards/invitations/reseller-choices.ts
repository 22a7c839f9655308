import type { RelatedPartner } from '../../services/partner-center/wire/partners.ts';
import { shorten } from '../kit/shorten.ts';
import type { Choice } from '../kit/form-field.ts';

/** More would not fit into a card with everything else on it. */
const mostShown = 50;

/** `own` stands for the partner itself; the partner's resellers follow. */
export function resellerChoices(resellers: readonly RelatedPartner[], own: string): readonly Choice[] {
  const named = resellers.slice(0, mostShown).map(({ partnerId, name }) => {
    return { title: shorten(name) || partnerId, value: partnerId };
  });
  return [{ title: own, value: 'own' }, ...named];
}
