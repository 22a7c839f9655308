import { expect, test } from '@jest/globals';
import { wordingFor } from '../../../cards/wording/wording.ts';

test('Chinese sets Latin names and digits apart in a list, and no space between sentences', () => {
  const wording = wordingFor('zh-Hans');
  expect(wording.allOf(['Ada', '王娜'])).toBe('Ada 和王娜');
  expect(wording.allOf(['王娜', '李强'])).toBe('王娜和李强');
  expect(wording.oneOf(['Ada', 'Sam', '7 天'])).toBe('Ada、Sam 或 7 天');
  expect(wording.together('太多消息', '请稍后再试。')).toBe('太多消息。请稍后再试。');
});

test('elsewhere a title becomes a sentence beside others', () => {
  expect(wordingFor('de').together('Zu viele Nachrichten', 'Warten Sie kurz.')).toBe(
    'Zu viele Nachrichten. Warten Sie kurz.',
  );
});

test('a name that runs from right to left stays together in a sentence, and others are as they were', () => {
  const wording = wordingFor('en');
  const title = (customer: string) => wording.filled('form.title', { customer });
  expect(title('شركة النور 24')).toBe('Who at \u2068شركة النور 24\u2069 accepted the agreement?');
  expect(title('Contoso Ltd')).toBe('Who at Contoso Ltd accepted the agreement?');
  expect(wording.allOf(['שלום', 'כהן'])).toBe('\u2068שלום\u2069 and \u2068כהן\u2069');
});
