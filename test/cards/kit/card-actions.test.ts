import { describe, expect, test } from '@jest/globals';
import { opensBelow, parseCardAction } from '../../../cards/kit/card-actions.ts';
import { type Json, isJson, objectsOf } from '../../support/cards/card-parts.ts';
import { plausibleWords } from '../../support/cards/card-sample-words.ts';
import { cardSamples } from '../../support/cards/card-samples.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1';
const draftId = '3f1f9f4e-5f5b-4e0c-8a3e-2f6a4c1f7d10';

describe('what a card sends', () => {
  test('is a verb with ids, written in lower case from then on', () => {
    const action = parseCardAction({ verb: 'status.show', customerId: customerId.toUpperCase() });
    expect(action).toEqual({ verb: 'status.show', customerId });
  });

  test('counts a field that some clients leave out, or send as null, as empty', () => {
    const action = parseCardAction({ verb: 'attestation.review', draftId, firstName: 'Adele', email: null });
    const empty = {
      lastName: '',
      email: '',
      phoneNumber: '',
      dateAgreed: '',
      reason: '',
      ground: '',
      groundReference: '',
    };
    expect(action).toEqual({ verb: 'attestation.review', draftId, firstName: 'Adele', ...empty });
  });

  test('takes the languages of letters that there are, and leaves any other choice open', () => {
    const start = (letterLanguage: unknown) =>
      parseCardAction({ verb: 'invitation.start', customerId, letterLanguage, subject: 'kept out' });
    expect(start('zh-Hans')).toEqual({ verb: 'invitation.start', customerId, letterLanguage: 'zh-Hans' });
    for (const other of ['eo', '', null, 7, { a: 1 }, undefined])
      expect(start(other)).toMatchObject({ verb: 'invitation.start', customerId });
  });

  test('takes the answers of the guide that there are, and forgets any other', () => {
    const show = (data: object) => parseCardAction({ verb: 'scenario.show', ...data });
    expect(show({ bought: 'yes', through: 'us', sees: 'page', note: 'kept out' })).toEqual({
      verb: 'scenario.show',
      bought: 'yes',
      through: 'us',
      sees: 'page',
    });
    for (const other of ['maybe', '', null, 7, { a: 1 }])
      expect(show({ bought: other, through: other, sees: other, customerId: other })).toEqual({
        verb: 'scenario.show',
      });
  });

  test('takes a country that is written as Microsoft does, and asks again for any other', () => {
    const choose = (data: object) => parseCardAction({ verb: 'template.choose', ...data });
    const chosen = { verb: 'template.choose', country: 'SE', templateLanguage: 'english' };
    expect(choose({ country: 'SE', templateLanguage: 'english' })).toEqual(chosen);
    for (const other of ['', 'Sweden', 'se', null, 7, ['SE']])
      expect(choose({ country: other, templateLanguage: other })).toEqual({
        verb: 'template.choose',
        templateLanguage: 'own',
      });
  });

  test('means the same when it is taken up again after a sign-in, with all that was typed and ticked', () => {
    const presses = cardSamples(plausibleWords).flatMap(({ card }) => pressesOn(objectsOf(card('en'))));
    expect(presses.length).toBeGreaterThan(500);
    for (const press of presses) {
      const action = parseCardAction(press);
      expect(parseCardAction(JSON.parse(JSON.stringify(action)))).toEqual(action);
    }
  });

  test('says whether its answer comes below, and takes its place where that is garbled', () => {
    const show = (opens: unknown) => parseCardAction({ verb: 'status.show', customerId, opens });
    expect(show('below')).toEqual({ verb: 'status.show', customerId, opens: 'below' });
    for (const other of ['above', '', null, 7]) expect(show(other)).toMatchObject({ verb: 'status.show', customerId });
    expect(opensBelow({ verb: 'status.show', customerId: 'nobody', opens: 'below' })).toBe(false);
  });

  test('carries the way back along, and goes without it when it is garbled', () => {
    const snooze = (from: Record<string, unknown>) => parseCardAction({ verb: 'reminder.snooze', customerId, ...from });
    expect(snooze({ filter: 'mine', page: '2' })).toMatchObject({ customerId, filter: 'mine', page: '2' });
    expect(snooze({ messageId: draftId.toUpperCase() })).toMatchObject({ customerId, messageId: draftId });
    expect(snooze({ filter: 'yours', page: '-1', messageId: 7 })).toMatchObject({ customerId });
  });

  test.each([
    undefined,
    null,
    'status.show',
    {},
    { verb: 'status.show' },
    { verb: 'status.show', customerId: 'contoso' },
    { verb: 'status.destroy', customerId },
    { verb: 'attestation.confirm', customerId },
    { verb: 'invitation.start', customerId: 'contoso' },
    { verb: 'invitation.sent', customerId },
    { verb: 'invitation.cancel', invitationId: draftId },
    { verb: 'language.choose', language: 'eo' },
    { verb: 'reminder.open', customerId },
    { verb: 'reminder.mute', customerId: 'contoso' },
    { verb: 'unconfirmed.show', filter: 'mine', page: '0' },
    { verb: 'unconfirmed.show', filter: 'yours', page: '1' },
    { verb: 'owner.assign', assignee: customerId },
    { verb: 'template.show', country: 'de', language: 'de-DE' },
    { verb: 'template.show', country: 'DE', language: 'de DE' },
    { verb: 'scenario.destroy' },
  ])('is nothing of ours when it is %j', (data) => {
    expect(parseCardAction(data)).toBeUndefined();
  });
});

/** What the buttons of a card send when everything on it is filled in or ticked. */
function pressesOn(parts: readonly Json[]): readonly Json[] {
  const inputs = parts.filter(({ type }) => String(type).startsWith('Input.'));
  const filledIn = Object.fromEntries(inputs.map(({ id, choices }) => [String(id), answerOf(choices)]));
  const actions = parts.filter(({ type, data }) => type === 'Action.Execute' && isJson(data));
  return actions.map(({ data, associatedInputs }) => ({
    ...(data as Json),
    ...(associatedInputs === 'auto' ? filledIn : {}),
  }));
}

/** Clients join what is ticked. */
function answerOf(choices: unknown): string {
  const values = Array.isArray(choices) ? choices.filter(isJson).map(({ value }) => String(value)) : [];
  return values.length > 0 ? values.join(',') : 'typed';
}
