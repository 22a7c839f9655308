import { type Answered, type Api, dataOf } from '../api/client.ts';
import type { Policy } from '../api/schema.d.ts';

export interface KnownPolicy {
  readonly policy: Policy;
  /** Names what was seen, so that nothing newer is overwritten. */
  readonly version: string;
}

export function readPolicy(api: Api): Promise<KnownPolicy> {
  return versioned(api.GET('/settings/reminders'));
}

/** Throws `ProblemError`: 412 where somebody else has changed it meanwhile, 422 with what is wrong with which field. */
export function savePolicy(api: Api, policy: Policy, version: string): Promise<KnownPolicy> {
  const params = { header: { 'If-Match': version } };
  return versioned(api.PUT('/settings/reminders', { params, body: policy }));
}

async function versioned(call: Promise<Answered<Policy>>): Promise<KnownPolicy> {
  const policy = await dataOf(call);
  return { policy, version: (await call).response.headers.get('etag') ?? '' };
}
