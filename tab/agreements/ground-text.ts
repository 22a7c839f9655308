import type { Sentences } from '../../cards/wording/sentences.ts';
import type { Attestation, Draft } from '../api/schema.d.ts';

type Given = Pick<Draft['form'] | Attestation, 'ground' | 'groundReference'>;

/** How the customer said that it accepts, and where that can be found; empty where nobody said. */
export function groundText({ ground, groundReference }: Given, wording: Sentences): string {
  const reference = groundReference ?? '';
  if (!ground) return reference;
  const how = wording.text(`ground.${ground}`);
  return reference === '' ? how : wording.filled('ground.found', { ground: how, reference });
}
