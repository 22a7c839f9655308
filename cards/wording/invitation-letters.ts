import type { Language } from '../../services/conversations/language.ts';
import type { Letter } from '../../services/invitations/letter.ts';
import { shorten } from '../kit/shorten.ts';

interface LetterFacts {
  /** The company that is to accept. */
  readonly customer: string;
  /** Whom the letter greets, as far as that is known. */
  readonly contact: { readonly firstName: string | undefined; readonly lastName: string | undefined };
  readonly partner: string;
  readonly agent: string;
  /** Where the customer accepts. */
  readonly link: string;
}

/** What a letter says, with the contact's whole name, or an empty one. */
type Write = (facts: Omit<LetterFacts, 'contact'> & { readonly contact: string }) => Letter;

/** Names are written out in a letter; only what cannot be a name is cut. */
const longestName = 250;

/** The e-mail that asks a customer to accept directly: who we are, why, where, who has to do it, and what happens if not. */
export function invitationLetter(language: Language, facts: LetterFacts): Letter {
  const { customer, partner, agent, link } = facts;
  const name = (text: string) => shorten(text, longestName);
  const contact = wholeName(name(facts.contact.firstName ?? ''), name(facts.contact.lastName ?? ''));
  return letters[language]({ customer: name(customer), partner: name(partner), agent: name(agent), link, contact });
}

const letters: Readonly<Record<Language, Write>> = {
  en: ({ customer, contact, partner, agent, link }) => ({
    subject: `Please accept the Microsoft Customer Agreement for ${customer}`,
    body: paragraphs(
      contact === '' ? 'Hello,' : `Hello ${contact},`,
      `${partner} is your Microsoft partner. Before we can place new orders for ${customer}, Microsoft asks you to accept the Microsoft Customer Agreement.`,
      `You do this here, in the Microsoft 365 admin center:\n${link}`,
      'A Global administrator of your organization has to sign in and accept. It takes only a few minutes.',
      `Until the agreement is accepted, Microsoft blocks new purchases for ${customer}.`,
      'If you have any questions, just reply to this email.',
      lines('Kind regards,', agent, partner),
    ),
  }),
  sv: ({ customer, contact, partner, agent, link }) => ({
    subject: `Godkänn Microsoft-kundavtalet för ${customer}`,
    body: paragraphs(
      contact === '' ? 'Hej!' : `Hej ${contact}!`,
      `${partner} är er Microsoft-partner. Innan vi kan göra nya beställningar åt ${customer} ber Microsoft er att godkänna Microsoft-kundavtalet.`,
      `Det gör ni här, i administrationscentret för Microsoft 365:\n${link}`,
      'En global administratör hos er behöver logga in och godkänna avtalet. Det tar bara några minuter.',
      `Tills avtalet är godkänt spärrar Microsoft nya köp för ${customer}.`,
      'Har ni frågor är det bara att svara på det här mejlet.',
      lines('Vänliga hälsningar', agent, partner),
    ),
  }),
  de: ({ customer, contact, partner, agent, link }) => ({
    subject: `Bitte um Zustimmung zur Microsoft-Kundenvereinbarung für ${customer}`,
    body: paragraphs(
      contact === '' ? 'Guten Tag,' : `Guten Tag ${contact},`,
      `${partner} ist Ihr Microsoft-Partner. Bevor wir für ${customer} neue Bestellungen aufgeben können, bittet Microsoft Sie, der Microsoft-Kundenvereinbarung zuzustimmen.`,
      `Das geht hier, im Microsoft 365 Admin Center:\n${link}`,
      'Ein globaler Administrator Ihres Unternehmens muss sich dazu anmelden und zustimmen. Es dauert nur wenige Minuten.',
      `Bis dahin sperrt Microsoft neue Käufe für ${customer}.`,
      'Bei Fragen antworten Sie einfach auf diese E-Mail.',
      lines('Mit freundlichen Grüßen', agent, partner),
    ),
  }),
  nl: ({ customer, contact, partner, agent, link }) => ({
    subject: `Verzoek om de Microsoft-klantovereenkomst te accepteren voor ${customer}`,
    body: paragraphs(
      contact === '' ? 'Goedendag,' : `Beste ${contact},`,
      `${partner} is uw Microsoft-partner. Voordat wij nieuwe bestellingen voor ${customer} kunnen plaatsen, vraagt Microsoft u de Microsoft-klantovereenkomst te accepteren.`,
      `Dat doet u hier, in het Microsoft 365-beheercentrum:\n${link}`,
      'Een globale beheerder van uw organisatie moet zich daarvoor aanmelden en de overeenkomst accepteren. Dit kost maar een paar minuten.',
      `Tot die tijd blokkeert Microsoft nieuwe aankopen voor ${customer}.`,
      'Hebt u vragen? Beantwoord dan gewoon deze e-mail.',
      lines('Met vriendelijke groet,', agent, partner),
    ),
  }),
  // Each character takes nine in a URL, so that this letter has to be the shortest.
  'zh-Hans': ({ customer, contact, partner, agent, link }) => ({
    subject: `请接受 Microsoft 客户协议（${customer}）`,
    body: paragraphs(
      contact === '' ? '您好！' : `${contact}，您好！`,
      `我们是贵公司的 Microsoft 合作伙伴 ${partner}。请接受 Microsoft 客户协议，以便我们为贵公司办理新的订购：\n${link}`,
      '需由贵公司的全局管理员登录 Microsoft 365 管理中心并接受，只需几分钟。在此之前，Microsoft 会阻止新的购买。',
      '如有疑问，请直接回复本邮件。',
      lines('此致', agent, partner),
    ),
  }),
};

const paragraphs = (...texts: readonly string[]): string => texts.join('\n\n');
const lines = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');

/** In Chinese characters the family name comes first, and nothing stands between the two. */
function wholeName(firstName: string, lastName: string): string {
  const isChinese = /^\p{Script=Han}+$/u.test(firstName + lastName);
  return isChinese ? lastName + firstName : `${firstName} ${lastName}`.trim();
}
