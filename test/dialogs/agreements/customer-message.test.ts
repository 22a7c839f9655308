import { describe, expect, test } from '@jest/globals';
import { commandWords } from '../../../cards/wording/commands.ts';
import { isCustomerMessage } from '../../../dialogs/agreements/customer-message.ts';
import { languages } from '../../../services/conversations/language.ts';

/** As Microsoft's pages have it, slips of the translation included. */
const messages = {
  English: 'Please reach out to your Partner to confirm your acceptance of the Microsoft Customer Agreement.',
  Swedish: 'kontakta din partner för att bekräfta ditt godkännande av Microsofts kund avtal.',
  'Swedish, in good spelling': 'Kontakta din partner för att bekräfta ditt godkännande av Microsofts kundavtal.',
  German: 'Wenden Sie sich an Ihren Partner, um Ihre Zustimmung zur Microsoft-Kundenvereinbarung zu bestätigen.',
  'German, told by another':
    'erhält er die Mitteilung, dass er sich an seinen Partner wenden soll, um die Zustimmung zur Microsoft-Kundenvereinbarung zu bestätigen.',
  Dutch: 'Neem contact op met uw partner om te bevestigen dat u de micro soft-klant overeenkomst accepteert.',
  'Dutch, of the other case':
    'Neem contact op met uw partner om te bevestigen dat de micro soft-klant overeenkomst wordt geaccepteerd.',
  Chinese: '请联系你的合作伙伴，确认你接受 Microsoft 客户协议。',
};

describe.each(Object.entries(messages))('the customer’s message in %s', (_language, message) => {
  test('is recognised as it is', () => {
    expect(isCustomerMessage(message)).toBe(true);
  });

  test.each<[string, (text: string) => string]>([
    ['in capitals', (text) => text.toUpperCase()],
    ['in other quotes', (text) => `„${text}“`],
    ['without its full stop', (text) => text.slice(0, -1)],
    ['cut off at its end', (text) => text.slice(0, Math.floor(text.length * 0.85))],
    ['cut off at its beginning', (text) => text.slice(Math.ceil(text.length * 0.1))],
    ['broken into lines', (text) => `> ${text.replaceAll(' ', '\n> ')}`],
    [
      'in a longer e-mail',
      (text) => `Hello Ada,\n\nwe cannot buy any more. It says:\n\n"${text}"\n\nCan you help?\nTania`,
    ],
    ['with mark-up', (text) => `<p>Hej!&nbsp;</p><p>${text.replaceAll(' ', '&nbsp;')}</p>`],
  ])('is recognised %s', (_how, change) => {
    expect(isCustomerMessage(change(message))).toBe(true);
  });
});

describe('something else', () => {
  test.each([
    '',
    'confirm contoso',
    'please confirm acceptance of the Microsoft Customer Agreement for Contoso',
    'You have to confirm your acceptance of the Microsoft Customer Agreement.',
    'reach out to your partner',
    'Bekräfta godkännande av Microsofts kundavtal för Contoso',
    'Zustimmung zur Microsoft-Kundenvereinbarung bestätigen',
    'Klant heeft de Microsoft-klantovereenkomst geaccepteerd',
    '确认你接受 Microsoft 客户协议',
    '请确认 Microsoft 客户协议',
  ])('is not taken for it: %s', (text) => {
    expect(isCustomerMessage(text)).toBe(false);
  });

  test('that is a command never is', () => {
    const words = languages.flatMap((language) => Object.values(commandWords[language]).flat());
    expect(words.filter((word) => isCustomerMessage(`${word} Contoso`))).toEqual([]);
  });
});
