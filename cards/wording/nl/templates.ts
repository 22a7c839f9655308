import type { Texts } from '../texts.ts';
import type { templates as english } from '../en/templates.ts';

export const templates: Texts<typeof english> = {
  'template.title': 'Tekst van de overeenkomst',
  'template.fiveMinutes': 'De koppelingen werken vijf minuten',
  'template.text': 'Daarna haal je hier nieuwe.',
  'template.fallback': 'Microsoft heeft geen tekst in de gevraagde taal. Dit is de tekst die er wel is.',
  'template.preview': 'Bekijken in browser',
  'template.download': 'Downloaden voor Word',
  'template.fresh': 'Nieuwe koppelingen',
  'template.otherLanguage': 'Taal: {language}',
  'template.otherCountry': 'Ander land',
  'template.choose.title': 'Voor welk land of welke regio?',
  'template.choose.text': 'De overeenkomst verschilt per land. Kies het land waar de klant zit.',
  'template.choose.hint': 'Je kunt het ook typen: {command}',
  'template.placeholder': 'Typ een paar letters',
  'template.missing': 'Kies een land of regio uit de lijst.',
  'template.language.own': 'Die van het land, als Microsoft die heeft',
  'template.language.english': 'Engels',
  'template.show': 'Tekst tonen',
  'template.unknown.title': 'Dit land ken ik niet',
  'template.unknown.text': '‘{words}’ is geen land of regio die ik ken. Kies uit de lijst.',
  'template.unknown.nearest': 'Misschien bedoelde je: {countries}',
  'template.notOffered.title': 'Microsoft heeft geen tekst voor dit land',
  'template.notOffered.text':
    'In de lijst van Microsoft voor deze overeenkomst ontbreekt: {country}. Kies een ander land of een andere regio, of vraag het de partnerondersteuning van Microsoft.',
  'template.languages.title': 'Niet in deze taal',
  'template.languages.text': 'Voor {country} heeft Microsoft de tekst in deze talen: {languages}',
};
