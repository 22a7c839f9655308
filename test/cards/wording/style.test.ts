import { describe, expect, test } from '@jest/globals';
import { spokenLanguages } from '../../../cards/wording/wording.ts';
import { languages } from '../../../services/conversations/language.ts';
import { styleRules } from './style-rules.ts';

describe.each(languages)('the style of %s', (language) => {
  const messages = Object.entries(spokenLanguages[language].messages);

  test.each(styleRules[language])('$rule', ({ wrong, like, except = [] }) => {
    const broken = messages.filter(([key, text]) => wrong.test(text) && !except.some((begin) => key.startsWith(begin)));
    expect(broken).toEqual([]);
    expect(like).toMatch(wrong);
  });

  test('titles have no full stop', () => {
    const ended = messages.filter(([key, text]) => key.endsWith('.title') && /[.。]$/u.test(text));
    expect(ended).toEqual([]);
  });

  test('no exception of a rule has become needless', () => {
    const needless = styleRules[language].flatMap(({ rule, wrong, except = [] }) =>
      except
        .filter((begin) => !messages.some(([key, text]) => key.startsWith(begin) && wrong.test(text)))
        .map((begin) => `${rule}: ${begin}`),
    );
    expect(needless).toEqual([]);
  });
});
