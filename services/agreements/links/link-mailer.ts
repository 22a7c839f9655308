import type { Clock } from '../../clock.ts';
import type { Agent } from '../../identity/agent.ts';
import type { LetterMail, MailRequest } from '../../mail/letter-mail.ts';
import type { AcceptanceLink } from './acceptance-link.ts';
import type { AcceptanceLinksStore } from './acceptance-links-store.ts';

interface LinkMailerOptions {
  readonly links: AcceptanceLinksStore;
  readonly mail: LetterMail;
  /** By then Microsoft has answered, or the process that asked is gone. */
  readonly overAfterMs: number;
  readonly clock: Clock;
}

/** Sends the e-mail with a link from the mailbox of whoever made it. Each try is written down before Microsoft is asked. */
export class LinkMailer {
  readonly #options: LinkMailerOptions;

  constructor(options: LinkMailerOptions) {
    this.#options = options;
  }

  /** Throws as `LetterMail.open` does, with nothing done. */
  async send(agent: Agent, { linkId, contact }: AcceptanceLink, { letter, tries }: MailRequest): Promise<void> {
    const { links, mail, clock } = this.#options;
    const { agentId: by } = agent;
    if (!contact) return;
    const send = await mail.open(by);
    if (!(await links.beginMail(linkId, tries, { now: clock.now(), by }))) return;
    const outcome = await send({ ...letter, to: contact.email });
    await links.settleMail(linkId, { ...outcome, tries: tries + 1 }, { now: clock.now(), by });
  }

  /** What a process that died left behind: nobody knows whether the e-mail went out. */
  async settleLost({ linkId, mail }: AcceptanceLink): Promise<void> {
    const { links, overAfterMs, clock } = this.#options;
    const now = clock.now();
    if (mail?.state !== 'sending' || mail.at.getTime() + overAfterMs > now.getTime()) return;
    await links.settleMail(linkId, { kind: 'uncertain', tries: mail.tries }, { now });
  }
}
