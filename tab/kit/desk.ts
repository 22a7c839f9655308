import { createContext, useContext } from 'react';
import type { Sentences } from '../../cards/wording/sentences.ts';
import type { Api } from '../api/client.ts';
import type { Me } from '../api/schema.d.ts';
import type { Teams } from '../teams/teams.ts';

/** What every part of the page may use. */
export interface Desk {
  readonly teams: Teams;
  readonly api: Api;
  readonly wording: Sentences;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('rendered outside of the page');
  return desk;
}

export const MeContext = createContext<Me | undefined>(undefined);

/** Who the person is here, and what to offer them. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('rendered before the person is known');
  return me;
}
