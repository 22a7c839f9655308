import { escapeUTF8 } from 'entities';
import { z } from 'zod';
import type { Clock } from '../../services/clock.ts';
import { page } from '../entra/sign-in-page.ts';
import type { Reply, Routes } from '../http/routes.ts';

interface SentMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly at: string;
}

/** What `sendMail` takes of a message (user-sendmail, message resource). */
const sending = z.object({
  message: z.object({
    subject: z.string(),
    body: z.object({ contentType: z.literal('Text'), content: z.string() }),
    toRecipients: z.array(z.object({ emailAddress: z.object({ address: z.email() }) })).min(1),
  }),
  saveToSentItems: z.boolean().default(true),
});

/** E-mails that people sent. They go nowhere; whoever plays the customer reads them here. */
export class SentMails {
  readonly #clock: Clock;
  mails: readonly SentMail[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** False for an address that is none. */
  add(from: string, body: unknown): boolean {
    const { data } = sending.safeParse(body);
    if (!data) return false;
    const { subject, body: text, toRecipients } = data.message;
    const to = toRecipients.map(({ emailAddress }) => emailAddress.address);
    this.mails = [...this.mails, { from, to, subject, body: text.content, at: this.#clock.now().toISOString() }];
    return true;
  }

  clear(): void {
    this.mails = [];
  }
}

/** The customers' inbox, as a page and for tests. */
export function mailRoutes(mails: SentMails): Routes {
  return {
    'GET /sandbox/mail': () => ({ status: 200, body: { mails: mails.mails } }),
    'GET /mail': (): Reply => page('Mail at the customers (sandbox)', mails.mails.map(mailHtml).reverse().join('<hr>')),
  };
}

function mailHtml({ from, to, subject, body }: SentMail): string {
  const text = escapeUTF8(body).replaceAll(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);
  return `<p><strong>${escapeUTF8(subject)}</strong><br>${escapeUTF8(from)} → ${escapeUTF8(to.join(', '))}</p><pre style="white-space:pre-wrap">${text}</pre>`;
}
