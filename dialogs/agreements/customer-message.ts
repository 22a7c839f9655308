/**
 * What a customer reads that cannot accept in the Microsoft 365 admin center, as Microsoft's pages have it in five languages
 * (confirm-customer-agreement, accept-microsoft-customer-agreement-on-behalf), and as it reads without their slips. Each with
 * the part without which it is not this message.
 */
const messages: readonly (readonly [text: string, core: string])[] = [
  [
    'Please reach out to your Partner to confirm your acceptance of the Microsoft Customer Agreement',
    'out to your Partner',
  ],
  ['Kontakta din partner för att bekräfta ditt godkännande av Microsofts kundavtal', 'din partner'],
  ['Kontakta din partner för att bekräfta att du godkänner Microsoft-kundavtalet', 'din partner'],
  [
    'Wenden Sie sich an Ihren Partner, um Ihre Zustimmung zur Microsoft-Kundenvereinbarung zu bestätigen',
    'an Ihren Partner',
  ],
  [
    'sich an Ihren Partner zu wenden, um Ihre Zustimmung zur Microsoft-Kundenvereinbarung zu bestätigen',
    'an Ihren Partner',
  ],
  [
    'sich an seinen Partner wenden soll, um die Zustimmung zur Microsoft-Kundenvereinbarung zu bestätigen',
    'Partner wenden',
  ],
  ['Neem contact op met uw partner om te bevestigen dat u de Microsoft-klantovereenkomst accepteert', 'met uw partner'],
  [
    'Neem contact op met uw partner om te bevestigen dat de Microsoft-klantovereenkomst wordt geaccepteerd',
    'met uw partner',
  ],
  [
    'Neem contact op met je partner om te bevestigen dat je de Microsoft-klantovereenkomst accepteert',
    'met je partner',
  ],
  ['请联系你的合作伙伴，确认你接受 Microsoft 客户协议', '合作伙伴'],
  ['请与您的合作伙伴联系，确认您接受 Microsoft 客户协议', '合作伙伴'],
];

/** So much of it, in one piece, is it: what was cut off at either end does not matter. */
const enough = 0.55;
/** A message in Teams is not longer. */
const longest = 30_000;

const needles: readonly string[] = [
  ...new Set(messages.flatMap(([text, core]) => piecesOf(letters(text), letters(core)))),
];

/** Whether the customer's message stands in it, alone or within an e-mail, whatever its quotes, case and line breaks. */
export function isCustomerMessage(text: string): boolean {
  const said = letters(text.slice(0, longest));
  return needles.some((needle) => said.includes(needle));
}

/** Every piece that is just long enough and holds the core. */
function piecesOf(text: string, core: string): readonly string[] {
  const length = Math.ceil(enough * text.length);
  const pieces = Array.from({ length: text.length - length + 1 }, (_, start) => text.slice(start, start + length));
  return pieces.filter((piece) => piece.includes(core));
}

/** Letters alone: quotes, breaks, quotation marks of e-mails and mark-up are in nobody's message. */
function letters(text: string): string {
  return text
    .replace(/<[^<>]{0,200}>|&[a-z]{2,6};/gi, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
