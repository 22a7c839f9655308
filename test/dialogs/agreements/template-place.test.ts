import { describe, expect, test } from '@jest/globals';
import { parseTemplatePlace } from '../../../dialogs/agreements/template-place.ts';

const place = (country: string, language: string) => ({ kind: 'place', place: { country, language } });

describe('the words after "template"', () => {
  test.each([
    ['SE sv-SE', 'SE', 'sv-SE'],
    ['se', 'SE', 'sv-SE'],
    ['DE en-us', 'DE', 'en-US'],
    ['de de', 'DE', 'de-DE'],
    ['Switzerland', 'CH', 'fr-FR'],
    ['schweiz', 'CH', 'fr-FR'],
    ['瑞士', 'CH', 'fr-FR'],
    ['瑞士法语', 'CH', 'fr-FR'],
    ['德国 英语', 'DE', 'en-US'],
    ['Österreich', 'AT', 'de-DE'],
    ['oesterreich', 'AT', 'de-DE'],
    ['zwitserland frans', 'CH', 'fr-FR'],
    ['Sweden, English', 'SE', 'en-US'],
    ['sverige engelska', 'SE', 'en-US'],
    ['united states', 'US', 'en-US'],
    ['USA', 'US', 'en-US'],
    ['UK', 'GB', 'en-US'],
    ['Hong Kong', 'HK', 'zh-HK'],
    ['香港', 'HK', 'zh-HK'],
    ['hongkong chinesisch', 'HK', 'zh-HK'],
    ['Türkei', 'TR', 'tr-TR'],
    ['curacao', 'CW', 'en-US'],
    ['Norge norska', 'NO', 'nb-NO'],
    ['norway norwegian', 'NO', 'nb-NO'],
    ['korea', 'KR', 'ko-KR'],
    ['for Germany', 'DE', 'de-DE'],
    ['für Spanien', 'ES', 'es-ES'],
    ['guinea', 'GN', 'en-US'],
    ['niger', 'NE', 'en-US'],
    ['Saba', 'XS', 'en-US'],
    ['xe', 'XE', 'en-US'],
    ['扬马延岛', 'XJ', 'en-US'],
    ['serbia', 'RS', 'sr-Latn-RS'],
  ])('%s mean %s in %s', (words, country, language) => {
    expect(parseTemplatePlace(words)).toEqual(place(country, language));
  });

  test.each([
    ['germny', 'DE'],
    ['Schweitz', 'CH'],
    ['nehterlands', 'NL'],
    ['switzerlnd french', 'CH'],
    ['australa', 'AU'],
    ['swit', 'CH'],
  ])('may have a slip, or stop early: %s is %s', (words, country) => {
    expect(parseTemplatePlace(words)).toMatchObject({ kind: 'place', place: { country } });
  });

  test.each([
    ['slovania', ['SK', 'SI']],
    ['united', ['AE', 'GB', 'US']],
    ['congo', ['CG', 'CD']],
  ])('are asked about when %s may be any of %j', (words, countries) => {
    const request = parseTemplatePlace(words);
    expect(request.kind).toBe('unknown-country');
    expect(request.kind === 'unknown-country' && request.nearest.toSorted()).toEqual(countries.toSorted());
  });

  test.each([['China'], ['中国'], ['IR'], ['Nordkorea']])('name a country without a template: %s', (words) => {
    expect(parseTemplatePlace(words).kind).toBe('not-offered');
  });

  test.each([['SE sv-XX'], ['Sverige tyska'], ['us klingon'], ['DE fr-FR']])(
    'ask for a language that %s has not',
    (words) => {
      expect(parseTemplatePlace(words).kind).toBe('unknown-language');
    },
  );

  test.each([['xx'], ['qqqqqq'], ['!?'], ['a'.repeat(5_000)], ['${x}'], ['🦩🦩🦩🦩'], ['the contract please']])(
    'lead nowhere: %s',
    (words) => {
      expect(parseTemplatePlace(words).kind).toBe('unknown-country');
    },
  );
});
