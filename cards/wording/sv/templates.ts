import type { Texts } from '../texts.ts';
import type { templates as english } from '../en/templates.ts';

export const templates: Texts<typeof english> = {
  'template.title': 'Avtalets text',
  'template.fiveMinutes': 'Länkarna fungerar i fem minuter',
  'template.text': 'Efter det hämtar du nya här.',
  'template.fallback': 'Microsoft har ingen text på det språk du bad om. Det här är den som finns i stället.',
  'template.preview': 'Visa i webbläsaren',
  'template.download': 'Ladda ned för Word',
  'template.fresh': 'Nya länkar',
  'template.otherLanguage': 'Språk: {language}',
  'template.otherCountry': 'Ett annat land',
  'template.choose.title': 'För vilket land eller vilken region?',
  'template.choose.text': 'Avtalet skiljer sig mellan länder. Välj landet där kunden finns.',
  'template.choose.hint': 'Du kan också skriva det: {command}',
  'template.placeholder': 'Skriv några bokstäver',
  'template.missing': 'Välj ett land eller en region i listan.',
  'template.language.own': 'Landets eget, där Microsoft har det',
  'template.language.english': 'Engelska',
  'template.show': 'Visa texten',
  'template.unknown.title': 'Jag känner inte till det landet',
  'template.unknown.text': '”{words}” är inget land och ingen region som jag känner till. Välj i listan.',
  'template.unknown.nearest': 'Du kanske menade: {countries}',
  'template.notOffered.title': 'Microsoft har ingen text för det här landet',
  'template.notOffered.text':
    'Microsofts lista för avtalet saknar {country}. Välj ett annat land eller en annan region, eller fråga Microsofts partnersupport.',
  'template.languages.title': 'Inte på det här språket',
  'template.languages.text': 'För {country} har Microsoft texten på de här språken: {languages}',
};
