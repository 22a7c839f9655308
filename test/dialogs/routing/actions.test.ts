import { expect, test } from '@jest/globals';
import { cardVerbs } from '../../../cards/kit/card-actions.ts';
import { actions } from '../../../dialogs/routing/actions.ts';

test('each verb that a card can send has its handler, and no other has', () => {
  expect(Object.keys(actions).sort()).toEqual([...cardVerbs].sort());
});
