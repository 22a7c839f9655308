import { type Routes, UnusableRequest } from '../http/routes.ts';
import { partnerTenantId } from '../people.ts';
import { isObjectId } from './teams-account.ts';

interface TabRoutesOptions {
  /** Where the app's page is. */
  readonly tabUrl: () => string;
  /** Without it, nobody vouches for anybody. */
  readonly entraUrl: string | undefined;
}

/**
 * What Teams does for a tab.
 *
 * | route | body → answer |
 * | --- | --- |
 * | `GET /api/tab` | → `{url, tenantId}` of the page that the frame shows, and of the partner |
 * | `POST /api/people/:person/tab-token` | → `{token}`, with which Entra vouches for the person to the app |
 */
export function tabRoutes({ tabUrl, entraUrl }: TabRoutesOptions): Routes {
  return {
    'GET /api/tab': () => ({ status: 200, body: { url: tabUrl(), tenantId: partnerTenantId } }),
    'POST /api/people/:person/tab-token': async ({ params }) => {
      const oid = (params['person'] ?? '').toLowerCase();
      if (!isObjectId(oid)) throw new UnusableRequest('A person is named by an object id, a GUID.');
      if (entraUrl === undefined) return { status: 502, body: { error: 'Nobody vouches for people here.' } };
      const response = await fetch(`${entraUrl}/sandbox/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'sso', oid }),
      });
      if (!response.ok) return { status: 502, body: { error: await response.text() } };
      const { access_token: token } = (await response.json()) as { access_token: string };
      return { status: 200, body: { token } };
    },
  };
}
