import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../services/clock.ts';
import type { GuardedRoute } from '../admission.ts';
import { agreementTemplates } from './agreement-record.ts';
import { wireJson, type Answer } from '../answer.ts';
import type { Call, Route } from '../route.ts';
import { templatePreview, templateWordFile } from './template-text.ts';
import { isTemplateCountry, templateLanguage } from './template-languages.ts';
import { badInput, gatewayError, notFound } from '../wire-error.ts';

/** As documented: every call gives fresh links, and they work for five minutes. */
const lifetimeMs = 5 * 60_000;
const filePattern = '/agreement-files/{expiresAt}/{ticket}/{country}/{language}';

export function templateRoute(clock: Clock): GuardedRoute {
  return {
    method: 'GET',
    pattern: '/v1/agreementtemplates/{templateId}/document',
    tokens: 'app+user',
    handle: (call) => getDocument(call, clock),
  };
}

/** Where the links of a document lead; like Microsoft's they ask for no token. */
export function templateFileRoutes(clock: Clock): readonly Route[] {
  return [
    { method: 'GET', pattern: `${filePattern}/preview`, handle: (call) => getFile(call, clock, templatePreview) },
    {
      method: 'GET',
      pattern: `${filePattern}/agreement.rtf`,
      handle: (call) => getFile(call, clock, templateWordFile),
    },
  ];
}

function getDocument(call: Call, clock: Clock): Answer {
  const { templateId } = call.parameters;
  // That the Cloud Agreement is refused here as it is on POST is UNVERIFIED, and so is the code.
  if (templateId === agreementTemplates.MicrosoftCloudAgreement.templateId) {
    throw badInput('This template ID is no longer supported.');
  }
  if (templateId !== agreementTemplates.MicrosoftCustomerAgreement.templateId) throw notFound();
  const country = call.url.searchParams.get('country') ?? 'US';
  if (!isTemplateCountry(country)) throw badInput('Country is not supported.');
  const language = templateLanguage(call.url.searchParams.get('language') ?? 'en-US', country);
  const expiresAt = clock.now().getTime() + lifetimeMs;
  const file = `${call.url.origin}/agreement-files/${expiresAt}/${randomUUID()}/${country}/${language}`;
  return wireJson(200, { displayUri: `${file}/preview`, downloadUri: `${file}/agreement.rtf`, language, country });
}

type File = (language: string, country: string) => Answer;

/** The link carries its own end, so that it also works after a restart. */
function getFile({ parameters }: Call, clock: Clock, file: File): Answer {
  const { expiresAt, country = '', language = '' } = parameters;
  if (!isTemplateCountry(country) || templateLanguage(language, country) !== language) throw notFound();
  if (!(clock.now().getTime() < Number(expiresAt))) throw gatewayError(410, 'The link has expired.');
  return file(language, country);
}
