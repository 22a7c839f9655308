import { expect, test } from '@jest/globals';
import { groundNamed } from '../../../cards/agreements/ground-texts.ts';
import { wordingFor } from '../../../cards/wording/wording.ts';
import { languages } from '../../../services/conversations/language.ts';
import { grounds } from '../../../services/form-fields.ts';

test.each(languages)('how a customer accepted is read from a list in %s', (language) => {
  const written = grounds.map((ground) => wordingFor(language).text(`ground.${ground}`));
  expect(written.map(groundNamed)).toEqual(grounds);
});
