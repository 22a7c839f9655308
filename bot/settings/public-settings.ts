import { z } from 'zod';
import { isLoopbackHost } from './microsoft-addresses.ts';

/** Teams takes https only. The sandbox is on loopback, where nobody listens in. */
const isOrigin = (text: string): boolean => {
  const url = URL.parse(text);
  if (!url || url.username + url.password !== '') return false;
  return url.origin === text.replace(/\/$/, '') && (url.protocol === 'https:' || isLoopbackHost(url.hostname));
};

const page = z.url({ protocol: /^https$/, error: 'must begin with https://' });

/** What anybody may know of an installation: the pages that the bot serves and the app package tell it. */
export const publicSettings = {
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, { error: 'must be https:// and a host name, without a path' })
    .transform((text) => new URL(text).origin),
  TEAMS_APP_ID: z.guid({ error: 'must be a GUID' }).optional(),
  PARTNER_NAME: z.string().trim().min(1).max(32, { error: 'must have at most 32 characters, as Teams shows no more' }),
  PARTNER_WEBSITE_URL: page,
  PARTNER_CONTACT: z.email({ error: 'must be an e-mail address' }),
  PARTNER_PRIVACY_URL: page.optional(),
  PARTNER_TERMS_URL: page.optional(),
  PARTNER_MPN_ID: z
    .string()
    .regex(/^\d{1,10}$/, { error: 'must be a number of at most 10 digits' })
    .optional(),
};

export type PublicSettings = z.infer<z.ZodObject<typeof publicSettings>>;

/** The id of the app in Teams: of its manifest, and of links into it. */
export function teamsAppId(
  settings: Pick<PublicSettings, 'TEAMS_APP_ID'> & { readonly MicrosoftAppId: string },
): string {
  return settings.TEAMS_APP_ID ?? settings.MicrosoftAppId;
}

/** Who runs the bot, as its pages tell it. */
export interface PartnerFacts {
  readonly name: string;
  readonly websiteUrl: string;
  /** E-mail address for questions, also about personal data. */
  readonly contact: string;
  /** Pages of the partner's own, in place of ours. */
  readonly privacyUrl: string | undefined;
  readonly termsUrl: string | undefined;
}

export function partnerFacts(settings: PublicSettings): PartnerFacts {
  return {
    name: settings.PARTNER_NAME,
    websiteUrl: settings.PARTNER_WEBSITE_URL,
    contact: settings.PARTNER_CONTACT,
    privacyUrl: settings.PARTNER_PRIVACY_URL,
    termsUrl: settings.PARTNER_TERMS_URL,
  };
}
