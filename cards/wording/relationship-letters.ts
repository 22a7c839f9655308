import type { Language } from '../../services/conversations/language.ts';
import type { Letter } from '../../services/invitations/letter.ts';
import { shorten } from '../kit/shorten.ts';

interface LetterFacts {
  /** With whom the company is to have the relationship. */
  readonly reseller: string;
  readonly agent: string;
  /** Whom the agent works for. */
  readonly partner: string;
  /** Where the company accepts. */
  readonly link: string;
}

const longestName = 250;

/** The e-mail that asks a company to accept relationship and agreement in one go: why, where, who has to do it. */
export function relationshipLetter(language: Language, { reseller, agent, partner, link }: LetterFacts): Letter {
  const name = (text: string) => shorten(text, longestName);
  return letters[language]({ reseller: name(reseller), agent: name(agent), partner: name(partner), link });
}

const letters: Readonly<Record<Language, (facts: LetterFacts) => Letter>> = {
  en: ({ reseller, agent, partner, link }) => ({
    subject: `Please accept ${reseller} as your Microsoft partner`,
    body: paragraphs(
      'Hello,',
      `${reseller} would like to be your Microsoft partner. For that, please accept the reseller relationship and the Microsoft Customer Agreement, both in one go:\n${link}`,
      'A Global administrator of your organization has to sign in to the Microsoft 365 admin center and accept. It takes only a few minutes.',
      'If you have any questions, just reply to this email.',
      lines('Kind regards,', agent, partner),
    ),
  }),
  sv: ({ reseller, agent, partner, link }) => ({
    subject: `Godkänn ${reseller} som er Microsoft-partner`,
    body: paragraphs(
      'Hej!',
      `${reseller} vill gärna vara er Microsoft-partner. Godkänn för det återförsäljarrelationen och Microsoft-kundavtalet, båda på en gång:\n${link}`,
      'En global administratör hos er behöver logga in i administrationscentret för Microsoft 365 och godkänna. Det tar bara några minuter.',
      'Har ni frågor är det bara att svara på det här mejlet.',
      lines('Vänliga hälsningar', agent, partner),
    ),
  }),
  de: ({ reseller, agent, partner, link }) => ({
    subject: `Bitte um Zustimmung: ${reseller} als Ihr Microsoft-Partner`,
    body: paragraphs(
      'Guten Tag,',
      `${reseller} möchte Ihr Microsoft-Partner sein. Bitte stimmen Sie dazu der Handelspartnerbeziehung und der Microsoft-Kundenvereinbarung zu, beidem in einem Schritt:\n${link}`,
      'Ein globaler Administrator Ihres Unternehmens muss sich dazu im Microsoft 365 Admin Center anmelden und zustimmen. Es dauert nur wenige Minuten.',
      'Bei Fragen antworten Sie einfach auf diese E-Mail.',
      lines('Mit freundlichen Grüßen', agent, partner),
    ),
  }),
  nl: ({ reseller, agent, partner, link }) => ({
    subject: `Verzoek om ${reseller} te accepteren als uw Microsoft-partner`,
    body: paragraphs(
      'Goedendag,',
      `${reseller} wil graag uw Microsoft-partner zijn. Accepteer daarvoor de wederverkoperrelatie en de Microsoft-klantovereenkomst, beide in één keer:\n${link}`,
      'Een globale beheerder van uw organisatie moet zich daarvoor aanmelden bij het Microsoft 365-beheercentrum en accepteren. Dit kost maar een paar minuten.',
      'Hebt u vragen? Beantwoord dan gewoon deze e-mail.',
      lines('Met vriendelijke groet,', agent, partner),
    ),
  }),
  // Each character takes nine in a URL, so that this letter has to be the shortest.
  'zh-Hans': ({ reseller, agent, partner, link }) => ({
    subject: `请接受 ${reseller} 成为贵公司的 Microsoft 合作伙伴`,
    body: paragraphs(
      '您好！',
      `${reseller} 希望成为贵公司的 Microsoft 合作伙伴。请一并接受经销商关系和 Microsoft 客户协议：\n${link}`,
      '需由贵公司的全局管理员登录 Microsoft 365 管理中心并接受，只需几分钟。',
      '如有疑问，请直接回复本邮件。',
      lines('此致', agent, partner),
    ),
  }),
};

const paragraphs = (...texts: readonly string[]): string => texts.join('\n\n');
const lines = (...texts: readonly string[]): string => [...new Set(texts)].filter((text) => text !== '').join('\n');
