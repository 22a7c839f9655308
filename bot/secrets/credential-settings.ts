import { z } from 'zod';
import { parseClientCertificate } from '../../services/partner-center/sign-in/client-credential.ts';

/** PEM with the private key, checked as far as it can be without Microsoft. */
export const certificate = z.string().transform((pem, context) => {
  // Settings that stand in one line write line breaks as \n.
  const parsed = parseClientCertificate(pem.replaceAll('\\n', '\n'), new Date());
  if (typeof parsed !== 'string') return parsed;
  context.addIssue({ code: 'custom', message: parsed });
  return z.NEVER;
});

const managedIdentity = z.guid();

/** Whose token proves the registration: a managed identity, by its client id, or a workload identity, by the path of its token. */
export const federation = z.string().refine((text) => text.startsWith('/') || managedIdentity.safeParse(text).success, {
  error: 'must be the client id of a managed identity, or the whole path of a file with a token',
});

const ofBot = ['MicrosoftAppPassword', 'MicrosoftAppCertificate', 'MicrosoftAppFederation'] as const;
const ofPartner = ['PARTNER_CLIENT_SECRET', 'PARTNER_CLIENT_CERTIFICATE', 'PARTNER_CLIENT_FEDERATION'] as const;
type CredentialSetting = (typeof ofBot | typeof ofPartner)[number];

type CredentialSettings = Readonly<Partial<Record<CredentialSetting, unknown>> & { MicrosoftAppType?: unknown }>;

interface Complaint {
  readonly path: CredentialSetting;
  readonly message: string;
}

/** Each registration proves itself in one way. A managed identity has none, because Azure vouches for it. */
export function complaintsAboutCredentials(settings: CredentialSettings): readonly Complaint[] {
  const isManaged = settings.MicrosoftAppType === 'UserAssignedMsi';
  const bot = isManaged
    ? ofBot.filter((name) => settings[name] !== undefined).map((path) => ({ path, message: notForManaged }))
    : oneOf(ofBot, settings);
  return [...bot, ...oneOf(ofPartner, settings)];
}

const notForManaged = 'must not be set for MicrosoftAppType=UserAssignedMsi';

function oneOf(
  names: readonly [CredentialSetting, ...CredentialSetting[]],
  settings: CredentialSettings,
): readonly Complaint[] {
  const [path, ...others] = names;
  const [first, ...more] = names.filter((name) => settings[name] !== undefined);
  if (first === undefined) return [{ path, message: `is missing: set it, or ${others.join(' or ')} in its place` }];
  return more.map((name) => ({ path: name, message: `must not be set beside ${first}: keep one of them` }));
}
