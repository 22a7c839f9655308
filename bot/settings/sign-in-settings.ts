import { z } from 'zod';
import { signInPaths } from '../http/sign-in-paths.ts';

const keyBytes = 32;

/** One key, or the new one and the one before. */
const tokenKeys = z.string().transform((text, context): readonly [Buffer, ...Buffer[]] => {
  const [first, ...others] = text.split(',').map((key) => Buffer.from(key.trim(), 'base64'));
  if (first && others.length < 2 && [first, ...others].every(({ length }) => length === keyBytes))
    return [first, ...others];
  context.addIssue({
    code: 'custom',
    message: `must be one or two keys of ${keyBytes} bytes in base64, separated by a comma`,
  });
  return z.NEVER;
});

const origins = z
  .string()
  .regex(/^https?:\/\/[a-z\d.-]+(:\d+)?(,https?:\/\/[a-z\d.-]+(:\d+)?)*$/i, {
    error: 'must be origins, each https:// and a host name, separated by commas',
  })
  .transform((text): readonly string[] => text.split(','));

/** How agents sign in to Partner Center. */
export const signInSettings = {
  AGENT_SIGN_IN: z.enum(['each', 'service-account']).default('each'),
  TOKEN_KEYS: tokenKeys.optional(),
  /** Whether the bot may send letters with a link from the mailbox of the agent who has it sent. */
  LETTERS_FROM_AGENTS: z.stringbool({ error: 'must be true or false' }).default(false),
  TEAMS_PAGE_ORIGINS: origins.optional(),
};

export const needsTokenKeys = {
  path: ['TOKEN_KEYS'],
  error: 'is needed for AGENT_SIGN_IN=each: `openssl rand -base64 32` makes a key',
};

export const needsAgents = {
  path: ['LETTERS_FROM_AGENTS'],
  error: 'needs AGENT_SIGN_IN=each: letters go out in the name of an agent who signed in',
};

/** The registration's own address in Entra, as the manifest names it (bot-sso-manifest). */
export function applicationIdUri(settings: { readonly PUBLIC_URL: string; readonly MicrosoftAppId: string }): string {
  return `api://${new URL(settings.PUBLIC_URL).host}/botid-${settings.MicrosoftAppId}`;
}

/** Where Entra sends browsers back to after a sign-in. */
export function redirectUri(publicUrl: string): string {
  return publicUrl + signInPaths.end;
}
