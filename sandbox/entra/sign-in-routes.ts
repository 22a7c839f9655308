import { escapeUTF8 } from 'entities';
import { z } from 'zod';
import { isOnThisMachine } from '../../bot/settings/microsoft-addresses.ts';
import type { Call, Reply, Routes } from '../http/routes.ts';
import { type Registration, findRegistration } from '../registrations.ts';
import { EntraError } from './entra-error.ts';
import { deviceLivesMs } from './grants.ts';
import { answerPage, codePage, page } from './sign-in-page.ts';
import { signInStep } from './sign-in-steps.ts';
import { type EntraParts, type Form, checkTenant, requestedScopes } from './token-endpoint.ts';

/** The pages on which people sign in and consent, for an application (authorize) or a device. */
export function signInRoutes(parts: EntraParts, url: () => string): Routes {
  const authorize = (call: Call): Reply => answeringPages(() => authorizeStep(parts, call));
  const device = (call: Call): Reply => answeringPages(() => deviceStep(parts, call));
  return {
    'GET /:tenant/oauth2/v2.0/authorize': authorize,
    'POST /:tenant/oauth2/v2.0/authorize': authorize,
    'POST /:tenant/oauth2/v2.0/devicecode': (call) => beginDevice(parts, call, url()),
    'GET /devicelogin': device,
    'POST /devicelogin': device,
    'GET /:tenant/oauth2/v2.0/logout': ({ query }) => {
      const next = query.get('post_logout_redirect_uri');
      return next !== null && isOnThisMachine(next) ? redirect(next) : page('You signed out', '');
    },
  };
}

const authorizeRequest = z.object({
  client_id: z.string().default(''),
  redirect_uri: z.string().default(''),
  scope: z.string().default(''),
  state: z.string().optional(),
  response_mode: z.enum(['query', 'fragment', 'form_post']).default('query'),
  prompt: z.string().optional(),
  claims: z.string().optional(),
  login_hint: z.string().optional(),
  nonce: z.string().optional(),
  code_challenge: z.string().optional(),
});
type AuthorizeRequest = z.infer<typeof authorizeRequest>;

function authorizeStep(parts: EntraParts, { params, query, body }: Call): Reply {
  checkTenant(params['tenant'] ?? '');
  const request = authorizeRequest.parse(Object.fromEntries(query));
  const client = findRegistration(request.client_id);
  if (!client) throw new EntraError(700016);
  if (!isOnThisMachine(request.redirect_uri)) throw new EntraError(50011);
  try {
    return signInForCode(parts, { request, client, form: (body ?? {}) as Form });
  } catch (error) {
    if (!(error instanceof EntraError) || endsAtPage.includes(error.number)) throw error;
    return answerTo(request, { error: error.error, error_description: error.message });
  }
}

/** Of these the person hears from Entra itself, and the application nothing. */
const endsAtPage: readonly number[] = [50057, 50105];

interface Asking {
  readonly request: AuthorizeRequest;
  readonly client: Registration;
  readonly form: Form;
}

function signInForCode(parts: EntraParts, { request, client, form }: Asking): Reply {
  const {
    prompt,
    claims,
    login_hint: loginHint,
    nonce,
    redirect_uri: redirectUri,
    code_challenge: challenge,
  } = request;
  const asked = requestedScopes(request, { mayBeSeveral: true });
  const outcome = signInStep(parts, { client, asked, claims, prompt, loginHint, form });
  if (outcome.kind === 'declined') return answerTo(request, declined);
  if (outcome.kind === 'page')
    return prompt === 'none' ? answerTo(request, { error: 'interaction_required' }) : outcome.reply;
  const { person, signIn } = outcome;
  const grant = { person, signIn, client, nonce, asked, redirectUri, challenge };
  return answerTo(request, { code: parts.grants.issueCode(grant, parts.clock.now()) });
}

const declined = {
  error: 'access_denied',
  error_subcode: 'cancel',
  error_description: 'AADSTS65004: User declined to consent to access the app.',
};

function deviceStep(parts: EntraParts, { query, body }: Call): Reply {
  const form = (body ?? {}) as Form;
  const typed = form['user_code'] ?? query.get('user_code');
  if (typed === null) return codePage();
  const device = parts.grants.findDevice(typed, parts.clock.now());
  const { client, asked } = device;
  // The next pages come back to this address, so the code has to be part of it.
  if (query.get('user_code') === null) return redirect(`/devicelogin?user_code=${encodeURIComponent(device.userCode)}`);
  const request = { client, asked, claims: undefined, prompt: 'select_account', loginHint: undefined, form };
  const outcome = signInStep(parts, request);
  if (outcome.kind === 'page') return outcome.reply;
  const { kind } = outcome;
  device.outcome = kind === 'declined' ? kind : { ...outcome, client, asked, nonce: undefined };
  const sentence = kind === 'declined' ? 'You declined.' : `You have signed in to ${client.name}. Close this window.`;
  return page(kind === 'declined' ? 'Declined' : 'You are signed in', `<p>${escapeUTF8(sentence)}</p>`);
}

function beginDevice({ grants, clock }: EntraParts, { params, body }: Call, url: string): Reply {
  const form = (body ?? {}) as Form;
  checkTenant(params['tenant'] ?? '');
  const client = findRegistration(form['client_id']);
  if (!client) throw new EntraError(700016);
  const { deviceCode, userCode } = grants.beginDevice(client, requestedScopes(form), clock.now());
  const verificationUri = `${url}/devicelogin`;
  return {
    status: 200,
    body: {
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: verificationUri,
      expires_in: deviceLivesMs / 1_000,
      // Microsoft's clients wait five seconds, for which nobody has the patience here.
      interval: 1,
      message: `To sign in, open the page ${verificationUri} and enter the code ${userCode} to authenticate.`,
    },
  };
}

function answerTo(request: AuthorizeRequest, fields: Readonly<Record<string, string>>): Reply {
  const { state, redirect_uri: redirectUri, response_mode: mode } = request;
  const all = { ...fields, ...(state !== undefined && { state }) };
  if (mode === 'form_post') return answerPage(redirectUri, all);
  const target = new URL(redirectUri);
  if (mode === 'fragment') target.hash = String(new URLSearchParams(all));
  else for (const [name, value] of Object.entries(all)) target.searchParams.set(name, value);
  return redirect(target.href);
}

function redirect(location: string): Reply {
  return { status: 302, headers: { location, 'cache-control': 'no-store' } };
}

/** A refusal before there is a place to send it to: the person sees it. */
function answeringPages(step: () => Reply): Reply {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof EntraError)) throw error;
    return page('Sorry, but we’re having trouble signing you in.', `<p>${escapeUTF8(error.message)}</p>`, 400);
  }
}
