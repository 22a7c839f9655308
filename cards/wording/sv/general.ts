import type { Texts } from '../texts.ts';
import type { general as english } from '../en/general.ts';

export const general: Texts<typeof english> = {
  agreement: 'Microsoft-kundavtal',

  'welcome.title': 'Hej, jag är Agreement Desk',
  'welcome.intro':
    'Jag berättar vilka kunder som har godkänt Microsoft-kundavtalet, och jag registrerar det i Partnercenter när du bekräftar ett godkännande.',
  'welcome.outro': 'Tre saker att prova. Skriv ”hjälp” när du vill se allt jag kan göra.',

  'help.title': 'Det här kan du fråga mig om',
  'help.intro': 'Skriv ett kommando och sedan en kund, om det behövs.',
  'help.outro': 'Ange en kund med valfri del av namnet, domänen eller klientorganisations-ID:t.',
  'help.status': 'Visar om en kund har godkänt avtalet',
  'help.confirm': 'Bekräftar för Microsoft att en kund har godkänt avtalet',
  'help.invite': 'Bjuder in en kund att godkänna i administrationscentret för Microsoft 365',
  'help.history': 'Visar vem som har bekräftat vad, och när',
  'help.template': 'Hämtar avtalstexten för ett land',
  'help.language': 'Byter språket som jag talar med dig',
  'help.cancel': 'Avbryter det du håller på med. Inget skickas',
  'help.help': 'Visar den här översikten',
  'help.example.country': 'Sverige',
  'help.example.language': 'English',

  'choose.title': 'Vilken kund menar du?',
  'choose.intro': 'De här kunderna stämmer bäst med ”{words}”.',
  'choose.more':
    'Det finns fler kunder som stämmer. Om din inte är med skriver du mer av namnet, domänen eller klientorganisations-ID:t.',

  'status.direct.title': 'Godkänt av kunden',
  'status.direct.text': 'Kunden har själv godkänt avtalet. Du behöver inte göra något mer.',
  'status.attested.title': 'Godkännandet är bekräftat',
  'status.attested.text': 'Ditt företag har bekräftat för Microsoft att den här kunden har godkänt avtalet.',
  'status.renewal-due.title': 'Behöver bekräftas igen',
  'status.renewal-due.text':
    'Det här godkännandet är daterat {acceptedOn}. Ett godkännande från före {cutoff} måste bekräftas igen.',
  'status.none.title': 'Inget godkännande än',
  'status.none.text':
    'Partnercenter har inget godkännande för den här kunden. Nya köp är spärrade tills ett har bekräftats.',
  'status.unknown.title': 'Status okänd',
  'status.unknown.text': 'Jag kunde inte läsa statusen, så jag kan inte säga om kunden har godkänt avtalet.',
  'status.notYou': 'Du kan inte bekräfta det själv. Skriv ”{command}” och kundens namn för att se vem som kan.',
  'status.privately': 'Skriv ”{command}” och kundens namn i vår privata chatt för att bekräfta.',
  'status.confirm': 'Bekräfta godkännande',
  'status.confirmAgain': 'Bekräfta igen',
  'status.invite': 'Bjud in kunden',
  'status.invited': 'Inbjuden av {agent} den {day}',
  'status.history': 'Historik',
  'status.checkAgain': 'Kontrollera igen',
  'status.show': 'Status',

  'road.direct': 'Direkt, i administrationscentret för Microsoft 365',
  'road.attested': 'Bekräftat av ditt företag i Partnercenter',

  'fact.road': 'Godkännande',
  'fact.acceptedOn': 'Godkänt den',
  'fact.acceptedBy': 'Godkänt av',
  'fact.email': 'E-post',
  'fact.phone': 'Telefon',
  'fact.noPhone': 'Inte angivet',
  'fact.domain': 'Domän',
  'fact.tenantId': 'Klientorganisation',
  'fact.readAt': 'Senast läst',
  'fact.confirmedBy': 'Bekräftat av',
  'fact.confirmedAt': 'Bekräftat den',
  'fact.enteredBy': 'Inlagt av',
  'fact.enteredAt': 'Inlagt den',
  'fact.template': 'Mall-ID',
  'fact.reference': 'Referens',
  'fact.country': 'Land eller region',
  'fact.language': 'Språk',

  'language.title': 'Vilket språk ska jag tala?',
  'language.text': 'Just nu är det {current}.',
  'language.chosen.title': 'Nu talar jag svenska med dig',
  'language.chosen.text': 'Du kan byta när du vill: skriv ”{command}”.',

  'notice.reference': 'Referens {reference}',

  'working.title': 'Arbetar fortfarande',
  'working.text': 'Det här tar lite längre tid. Svaret visas på den här platsen.',

  'askCustomer.title': 'Vilken kund?',
  'askCustomer.text': 'Skriv valfri del av kundens namn, domän eller klientorganisations-ID.',

  'nothingToCancel.title': 'Det finns inget att avbryta',
  'nothingToCancel.text': 'Inget är öppet, och inget har skickats.',
};
