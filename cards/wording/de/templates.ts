import type { Texts } from '../texts.ts';
import type { templates as english } from '../en/templates.ts';

export const templates: Texts<typeof english> = {
  'template.title': 'Text der Vereinbarung',
  'template.fiveMinutes': 'Die Links gelten fünf Minuten',
  'template.text': 'Danach holen Sie hier neue.',
  'template.fallback': 'In der gewünschten Sprache hat Microsoft keinen Text. Dies ist der, den es stattdessen gibt.',
  'template.preview': 'Im Browser ansehen',
  'template.download': 'Für Word herunterladen',
  'template.fresh': 'Neue Links',
  'template.otherLanguage': 'Sprache: {language}',
  'template.otherCountry': 'Anderes Land',
  'template.choose.title': 'Für welches Land oder welche Region?',
  'template.choose.text': 'Die Vereinbarung ist je nach Land verschieden. Wählen Sie das Land, in dem der Kunde ist.',
  'template.choose.hint': 'Sie können es auch schreiben: {command}',
  'template.placeholder': 'Ein paar Buchstaben eingeben',
  'template.missing': 'Wählen Sie ein Land oder eine Region aus der Liste.',
  'template.language.own': 'Die des Landes, soweit Microsoft sie hat',
  'template.language.english': 'Englisch',
  'template.show': 'Text zeigen',
  'template.unknown.title': 'Dieses Land kenne ich nicht',
  'template.unknown.text': '„{words}“ ist kein Land und keine Region, die ich kenne. Wählen Sie aus der Liste.',
  'template.unknown.nearest': 'Vielleicht meinten Sie: {countries}',
  'template.notOffered.title': 'Für dieses Land hat Microsoft keinen Text',
  'template.notOffered.text':
    'In Microsofts Liste zu dieser Vereinbarung fehlt: {country}. Wählen Sie ein anderes Land oder eine andere Region, oder fragen Sie den Partnersupport von Microsoft.',
  'template.languages.title': 'Nicht in dieser Sprache',
  'template.languages.text': 'Sprachen, in denen Microsoft den Text hat ({country}): {languages}',
};
