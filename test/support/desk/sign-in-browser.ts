import { decodeHTML } from 'entities';

interface Answers {
  /** Object id of the one who signs in. */
  readonly person: string;
  /** `declined`: to the permission. */
  readonly consent?: 'accepted' | 'declined';
}

/** The last page of a sign-in. */
export interface LastPage {
  readonly status: number;
  readonly title: string;
  /** What it gives to Teams. */
  readonly code: string | undefined;
  /** Where a button on it leads. */
  readonly link: string | undefined;
  /** Microsoft's page, with what it was asked for. */
  readonly entra: URL;
}

/** Goes through the window that a card of Teams opens: from the bot's page to Microsoft's, and back to the bot's. */
export async function signInAtPage(url: string, { person, consent = 'accepted' }: Answers): Promise<LastPage> {
  const start = await fetch(url, { redirect: 'manual' });
  const entra = new URL(start.headers.get('location') ?? '', url);
  if (start.status !== 302) return lastPage(start, entra);
  const body = new URLSearchParams({ person, mfa: 'approved', consent });
  const answered = await fetch(entra, { method: 'POST', body, headers: { origin: entra.origin }, redirect: 'manual' });
  // Some refusals Microsoft shows by itself.
  if (answered.status !== 302) return lastPage(answered, entra);
  return lastPage(await fetch(answered.headers.get('location') ?? ''), entra);
}

async function lastPage(response: Response, entra: URL): Promise<LastPage> {
  const text = await response.text();
  const find = (pattern: RegExp) => pattern.exec(text)?.[1];
  const link = find(/href="([^"]*\/auth\/start[^"]*)"/);
  return {
    status: response.status,
    title: decodeHTML(find(/<h1[^>]*>([^<]*)</) ?? ''),
    code: find(/data-code="([^"]+)"/),
    link: link === undefined ? undefined : new URL(decodeHTML(link), response.url).href,
    entra,
  };
}
