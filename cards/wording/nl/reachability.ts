import type { reachability as english } from '../en/reachability.ts';
import type { Texts } from '../texts.ts';

export const reachability: Texts<typeof english> = {
  'toast.one': '{customer} heeft de Microsoft-klantovereenkomst nog niet geaccepteerd',
  'toast.several': '{customer} en nog {more} hebben de Microsoft-klantovereenkomst nog niet geaccepteerd',
  'unreachable.title': 'Ik kan niet iedereen bereiken',
  'unreachable.who': 'Ik kan geen berichten meer sturen aan {agents}.',
  'unreachable.whoAndMore': 'Ik kan geen berichten meer sturen aan {agents} en nog {others}.',
  'unreachable.meanwhile': 'Herinneringen voor hun klanten gaan voorlopig naar de standaardontvangers van je bedrijf.',
  'unreachable.next':
    'Vraag ze Agreement Desk in Teams te installeren of mij in onze privéchat gedag te zeggen. Dan schrijf ik ze weer.',
};
