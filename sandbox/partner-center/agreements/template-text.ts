import type { Answer } from '../answer.ts';

/** The agreement's name as Microsoft writes it; languages without an entry get the English name. */
const titles: Readonly<Record<string, string>> = {
  'da-DK': 'Microsoft-kundeaftale',
  'de-DE': 'Microsoft-Kundenvereinbarung',
  'es-ES': 'Contrato de cliente de Microsoft',
  'fr-FR': 'Contrat client Microsoft',
  'it-IT': 'Contratto del cliente Microsoft',
  'ja-JP': 'Microsoft 顧客契約',
  'nl-NL': 'Microsoft-klantovereenkomst',
  'pt-PT': 'Contrato de Cliente Microsoft',
  'sv-SE': 'Microsoft-kundavtal',
  'zh-HK': 'Microsoft 客戶合約',
  'zh-SG': 'Microsoft 客户协议',
};

const notice = 'This is a page of the sandbox. It is not the agreement; read that at https://aka.ms/customeragreement.';

export function templatePreview(language: string, country: string): Answer {
  const title = titleIn(language);
  const page = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head>`,
    `<body><h1>${title}</h1><p>${country}, ${language}</p><p lang="en">${notice}</p></body></html>`,
  ];
  return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: page.join('\n') };
}

/** Rich Text Format, which Word opens; Microsoft's download is a Word document. */
export function templateWordFile(language: string, country: string): Answer {
  const lines = [titleIn(language), `${country}, ${language}`, notice];
  const headers = {
    'Content-Type': 'application/rtf',
    'Content-Disposition': `attachment; filename="agreement-${country}-${language}.rtf"`,
  };
  return { status: 200, headers, body: `{\\rtf1\\ansi\\uc0 ${lines.map(escapeRtf).join('\\par ')}}` };
}

const titleIn = (language: string): string => titles[language] ?? 'Microsoft Customer Agreement';

/** RTF is ASCII: other UTF-16 units are written as signed numbers. */
function escapeRtf(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${(unit.charCodeAt(0) << 16) >> 16} `);
}
