import { escapeUTF8 } from 'entities';
import { type Person, people, serviceAccount } from '../people.ts';
import { userPrincipalNameOf } from '../registrations.ts';
import type { Reply } from '../http/routes.ts';

const style = `
  body { font: 15px/1.4 'Segoe UI', system-ui, sans-serif; background: #f2f2f2; color: #1b1a19; margin: 0; }
  main { background: #fff; max-width: 26rem; margin: 8vh auto; padding: 2rem 2.5rem; box-shadow: 0 2px 6px #0003; overflow-wrap: anywhere; }
  h1 { font-size: 1.4rem; font-weight: 600; margin: 0 0 .5rem; }
  button { font: inherit; padding: .5rem 1rem; border: 1px solid #8a8886; background: #fff; cursor: pointer; }
  button.main { background: #0067b8; border-color: #0067b8; color: #fff; }
  button.person { display: block; width: 100%; text-align: left; margin: .4rem 0; }
  small { color: #605e5c; display: block; }
  input[type=text] { font: inherit; padding: .4rem; width: 12rem; }
  footer { margin-top: 1.5rem; font-size: .8rem; color: #605e5c; }
`;

/** A page as Microsoft shows one in place of the sandbox's. Forms on it go back to its own address. */
export function page(title: string, content: string, status = 200): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeUTF8(title)}</title><style>${style}</style><main><h1>${escapeUTF8(title)}</h1>${content}
<footer>The sandbox stands in for Microsoft Entra. Nothing leaves this machine, and there are no passwords.</footer></main></html>`,
  };
}

/** Who signs in. */
export function personPage(appName: string, only: Person | undefined): Reply {
  const choices = only ? [only] : [...people, serviceAccount];
  const buttons = choices.map(
    (person) =>
      `<button class="person" name="person" value="${person.objectId}">${escapeUTF8(person.name)}` +
      `<small>${escapeUTF8(userPrincipalNameOf(person))} · ${person.role}</small></button>`,
  );
  return page('Sign in', `<p>to continue to ${escapeUTF8(appName)}</p>${form('', buttons.join(''))}`);
}

/** The second factor. */
export function approvalPage(person: Person): Reply {
  const hidden = hiddenFields({ person: person.objectId });
  const button = '<button class="main" name="mfa" value="approved">Approve</button>';
  return page(
    'Approve sign-in request',
    `<p>${escapeUTF8(person.name)}, approve this on your phone.</p>${form(hidden, button)}`,
  );
}

interface Consent {
  readonly person: Person;
  readonly appName: string;
  readonly scopes: readonly string[];
  readonly isApproved: boolean;
}

/** What an application may do in the name of a person. */
export function consentPage({ person, appName, scopes, isApproved }: Consent): Reply {
  const hidden = hiddenFields({ person: person.objectId, ...(isApproved && { mfa: 'approved' }) });
  const list = scopes.map((scope) => `<li>${escapeUTF8(scope)}</li>`).join('');
  const buttons =
    '<button class="main" name="consent" value="accepted">Accept</button> ' +
    '<button name="consent" value="declined">Cancel</button>';
  const question = `<p>${escapeUTF8(userPrincipalNameOf(person))}</p><p>${escapeUTF8(appName)} would like to:</p>`;
  return page('Permissions requested', `${question}<ul>${list}</ul>${form(hidden, buttons)}`);
}

export function codePage(): Reply {
  const input = '<input type="text" name="user_code" aria-label="Code" autofocus> <button class="main">Next</button>';
  return page('Enter code', `<p>Enter the code displayed on your app or device.</p>${form('', input)}`);
}

/** For a client that wants its answer as a form (`response_mode=form_post`). Without scripts, a person sends it. */
export function answerPage(redirectUri: string, fields: Readonly<Record<string, string>>): Reply {
  const button = '<button class="main">Continue</button>';
  const action = `<form method="post" action="${escapeUTF8(redirectUri)}">${hiddenFields(fields)}${button}</form>`;
  return page('You are signed in', action);
}

function form(hidden: string, content: string): string {
  return `<form method="post">${hidden}${content}</form>`;
}

function hiddenFields(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeUTF8(name)}" value="${escapeUTF8(value)}">`)
    .join('');
}
