import { escapeUTF8 } from 'entities';
import type { Clock } from '../../../services/clock.ts';
import type { Answer } from '../answer.ts';
import type { Call, Route } from '../route.ts';
import type { EnhancedAttestations } from './enhanced-attestations.ts';

interface HostedPageOptions {
  readonly attestations: EnhancedAttestations;
  readonly clock: Clock;
}

/** The page on which the customer reads and accepts. It asks for no sign-in: whoever has the link can accept. */
export function hostedPageRoutes({ attestations, clock }: HostedPageOptions): readonly Route[] {
  const show = ({ url }: Call): Answer => {
    const started = attestations.find(url.searchParams.get('attestationid') ?? '');
    if (started === undefined) return page(404, 'This link leads nowhere', '<p>Ask whoever sent it for a new one.</p>');
    const answer = attestations.answerTo(started.reference);
    if (answer?.answer === 'agreed') return page(200, 'Thank you', '<p>You have accepted the agreement.</p>');
    if (answer?.answer === 'declined') return page(200, 'Declined', '<p>You have not accepted the agreement.</p>');
    if (clock.now().toISOString() >= started.runsOutAt)
      return page(410, 'This link has run out', '<p>Ask whoever sent it for a new one.</p>');
    const { contact, companyName, country, language } = started;
    const who = `${contact.firstName} ${contact.lastName}, for ${companyName}`;
    return page(
      200,
      'Microsoft Customer Agreement',
      `<p>${escapeUTF8(who)}</p><p>Text for ${escapeUTF8(country)} in ${escapeUTF8(language)}. The sandbox has no text of the ` +
        'agreement; read it at aka.ms/customeragreement.</p><form method="post">' +
        '<button name="answer" value="agreed">I accept</button> <button name="answer" value="declined">I do not accept</button></form>',
    );
  };
  const take = (call: Call): Answer => {
    const started = attestations.find(call.url.searchParams.get('attestationid') ?? '');
    const answer = new URLSearchParams(call.body).get('answer');
    const now = clock.now().toISOString();
    const isOpen = started !== undefined && now < started.runsOutAt;
    if (isOpen && (answer === 'agreed' || answer === 'declined'))
      attestations.answer(started.reference, { answer, at: now });
    return show(call);
  };
  return [
    { method: 'GET', pattern: '/mca', handle: show },
    { method: 'POST', pattern: '/mca', handle: take },
  ];
}

const style = `
  body { font: 16px/1.5 Georgia, serif; background: #fdf6e3; color: #3b2f2f; margin: 0; }
  main { max-width: 34rem; margin: 10vh auto; padding: 2rem; border: 3px double #3b2f2f; background: #fff; }
  button { font: inherit; padding: .4rem 1.2rem; border: 2px solid #3b2f2f; border-radius: 1rem; background: #fff; cursor: pointer; }
  footer { margin-top: 2rem; font-size: .85rem; }
`;

function page(status: number, title: string, content: string): Answer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'",
      // The address is the secret.
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeUTF8(title)}</title><style>${style}</style><main><h1>${escapeUTF8(title)}</h1>${content}
<footer>A page of the sandbox, in place of Microsoft’s. Nothing leaves this machine.</footer></main></html>`,
  };
}
