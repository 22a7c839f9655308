import type { Language } from '../../services/conversations/language.ts';

/** Words that people put around a command or a customer's name out of politeness or grammar, and that name nothing. */
interface SmallWords {
  /** Before a command: "could you please …". */
  readonly before: readonly string[];
  /** Between a command and the customer: "… of the customer …". */
  readonly about: readonly string[];
  /** At the end: "… please". */
  readonly after: readonly string[];
}

export const smallWords: Readonly<Record<Language, SmallWords>> = {
  en: {
    before: [
      'please',
      'pls',
      'kindly',
      'can you',
      'could you',
      'would you',
      'can i',
      'i want to',
      'i would like to',
      'i’d like to',
      'let’s',
      'what is',
      'what’s',
    ],
    about: ['of', 'for', 'to', 'about', 'on', 'with', 'the', 'our', 'customer', 'company'],
    after: ['please', 'pls', 'thanks', 'thank you', 'thx', 'now', 'asap'],
  },
  sv: {
    before: [
      'snälla',
      'vänligen',
      'kan du',
      'skulle du kunna',
      'var snäll och',
      'jag vill',
      'jag vill gärna',
      'vad är',
      'hur är',
    ],
    about: ['för', 'av', 'om', 'på', 'hos', 'till', 'med', 'kunden', 'kund', 'företaget'],
    after: ['tack', 'tackar', 'snälla', 'är du snäll', 'nu'],
  },
  de: {
    before: [
      'bitte',
      'kannst du',
      'könntest du',
      'können sie',
      'könnten sie',
      'ich möchte',
      'ich will',
      'wie ist',
      'was ist',
    ],
    about: [
      'von',
      'vom',
      'für',
      'zu',
      'zum',
      'zur',
      'bei',
      'über',
      'mit',
      'den',
      'die',
      'der',
      'das',
      'kunden',
      'kunde',
      'firma',
    ],
    after: ['bitte', 'danke', 'vielen dank', 'dankeschön', 'jetzt'],
  },
  nl: {
    before: [
      'alsjeblieft',
      'alstublieft',
      'graag',
      'kun je',
      'kan je',
      'wil je',
      'kunt u',
      'wilt u',
      'ik wil',
      'ik wil graag',
      'wat is',
    ],
    about: ['van', 'voor', 'over', 'bij', 'aan', 'met', 'de', 'het', 'klant', 'bedrijf'],
    after: ['alsjeblieft', 'alstublieft', 'a.u.b.', 'aub', 'svp', 'graag', 'bedankt', 'dank je', 'dank u', 'nu'],
  },
  'zh-Hans': {
    before: ['请', '麻烦', '麻烦你', '麻烦您', '请帮我', '帮我', '我想', '我要'],
    about: ['的', '关于', '客户', '公司'],
    after: ['谢谢', '一下', '吧', '的'],
  },
};
