import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../services/clock.ts';
import type { GuardedRoute } from '../admission.ts';
import { wireJson, type Answer, badInput, gatewayError, notFound } from '../answer.ts';
import type { Call, Route } from '../route.ts';
import { agreementTemplates } from './agreement-record.ts';
import { isTemplateCountry, templateLanguage } from './template-languages.ts';

/** As documented: every call returns fresh links, which work for five minutes. */
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

/** The targets of the links. Like Microsoft's they ask for no token. */
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
  // UNVERIFIED: that the Cloud Agreement is refused here as on POST, and the code.
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

/** The link carries its own time of expiry, so that it works after a restart too. */
function getFile({ parameters }: Call, clock: Clock, file: File): Answer {
  const { expiresAt, country = '', language = '' } = parameters;
  if (!isTemplateCountry(country) || templateLanguage(language, country) !== language) throw notFound();
  if (!(clock.now().getTime() < Number(expiresAt))) throw gatewayError(410, 'The link has expired.');
  return file(language, country);
}

/** Microsoft's names of the agreement. Languages without an entry get the English name. */
const titles: Readonly<Record<string, string>> = {
  'da-DK': 'Microsoft-kundeaftale',
  'de-DE': 'Microsoft-Kundenvereinbarung',
  'es-ES': 'Contrato de cliente de Microsoft',
  'fr-FR': 'Contrat client Microsoft',
  'it-IT': 'Contratto del cliente Microsoft',
  'ja-JP': 'Microsoft 顧客契約',
  'nl-NL': 'Microsoft-klantovereenkomst',
  'pt-PT': 'Contrato de Cliente Microsoft',
  'sv-SE': 'Microsofts kundavtal',
  'zh-HK': 'Microsoft 客戶合約',
  'zh-SG': 'Microsoft 客户协议',
};

const notice = 'This is a page of the sandbox. It is not the agreement; read that at https://aka.ms/customeragreement.';

function templatePreview(language: string, country: string): Answer {
  const title = titleIn(language);
  const page = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head>`,
    `<body><h1>${title}</h1><p>${country}, ${language}</p><p lang="en">${notice}</p></body></html>`,
  ];
  return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: page.join('\n') };
}

/** Rich Text Format, which Word opens. Microsoft's download is a Word document. */
function templateWordFile(language: string, country: string): Answer {
  const lines = [titleIn(language), `${country}, ${language}`, notice];
  const headers = {
    'Content-Type': 'application/rtf',
    'Content-Disposition': `attachment; filename="agreement-${country}-${language}.rtf"`,
  };
  return { status: 200, headers, body: `{\\rtf1\\ansi\\uc0 ${lines.map(escapeRtf).join('\\par ')}}` };
}

const titleIn = (language: string): string => titles[language] ?? 'Microsoft Customer Agreement';

/** RTF is ASCII, and has other UTF-16 units as signed numbers. */
function escapeRtf(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${(unit.charCodeAt(0) << 16) >> 16} `);
}
