import { z } from 'zod';
import type { Routes } from '../http/routes.ts';
import { clientOf } from './people-routes.ts';
import type { SignIns } from './sign-ins.ts';

const card = z.looseObject({
  activityId: z.string(),
  exchange: z.object({ id: z.string(), uri: z.string(), connectionName: z.string() }),
});
const end = z.looseObject({ state: z.string() });

/**
 * | route | body → answer |
 * | --- | --- |
 * | `POST /api/people/:person/sign-ins` | `{activityId, exchange}` → the bot's `{status, body}`: a device brings the token for the card that it has seen in this message, as each of them does |
 * | `POST /api/people/:person/sign-ins/end` | `{state}` → the bot's `{status, body}`: the app's page has ended with this code, or was closed |
 */
export function signInRoutes(signIns: SignIns): Routes {
  return {
    'POST /api/people/:person/sign-ins': async (call) => ({
      status: 200,
      body: await signIns.bring(clientOf(call), card.parse(call.body)),
    }),
    'POST /api/people/:person/sign-ins/end': async (call) => ({
      status: 200,
      body: await signIns.finish(clientOf(call), end.parse(call.body).state),
    }),
  };
}
