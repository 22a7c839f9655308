import type { Texts } from '../texts.ts';
import type { attestations as english } from '../en/attestations.ts';

export const attestations: Texts<typeof english> = {
  'form.title': 'Vem har godkänt avtalet?',
  'form.intro':
    'Ange personen hos kunden som har godkänt avtalet, inte dig själv. Microsoft skickar ett e-postmeddelande om det till personen.',
  'form.check': 'Några uppgifter behöver ses över. De är markerade nedan.',
  'form.unchecked':
    'Jag kunde inte kontrollera om kunden redan har godkänt avtalet. Jag kontrollerar igen innan något skickas.',
  'form.firstName': 'Förnamn',
  'form.lastName': 'Efternamn',
  'form.email': 'E-postadress',
  'form.phoneNumber': 'Telefonnummer (valfritt)',
  'form.acceptedOn': 'Godkännandedatum',
  'form.missing.firstName': 'Ange personens förnamn.',
  'form.missing.lastName': 'Ange personens efternamn.',
  'form.missing.email': 'Ange personens e-postadress.',
  'form.missing.acceptedOn': 'Välj dagen då kunden godkände avtalet.',
  'form.problem.too-long': 'Det här är för långt. Korta ned det.',
  'form.problem.not-an-email': 'Det här är ingen e-postadress. En sådan ser ut som namn@example.com.',
  'form.problem.not-a-phone-number':
    'Det här är inget telefonnummer. Använd siffror, gärna med ett + först, eller lämna fältet tomt.',
  'form.problem.not-a-date': 'Det här är inget datum. Välj en dag i kalendern.',
  'form.problem.in-the-future': 'Den dagen har inte kommit än. Välj {today} eller tidigare.',
  'form.problem.before-the-agreement': 'Avtalet fanns inte den dagen. Välj en dag från 2018 och framåt.',
  'form.review': 'Granska',
  'form.cancel': 'Avbryt',

  'review.title': 'Kontrollera innan det går till Microsoft',
  'review.text': 'Inget har skickats än.',
  'review.statement':
    'Du intygar för ditt företags räkning att {contact} har godkänt Microsoft-kundavtalet för {customer} den {acceptedOn}. Microsoft registrerar detta och meddelar {contact} via e-post.',
  'review.underway.title': 'Kunden håller på att bekräftas just nu',
  'review.underway.by': '{agent} bekräftade kunden {instant}. Partnercenter har inte svarat än.',
  'review.confirmed.title': 'Kunden är redan bekräftad',
  'review.confirmed.by': '{agent} bekräftade kunden {instant}: {contact} godkände {acceptedOn}.',
  'review.confirmed.elsewhere': 'Partnercenter har redan ett godkännande av {contact} från {acceptedOn}.',
  'review.direct.title': 'Kunden har redan godkänt avtalet',
  'review.again':
    'En ny bekräftelse blir ytterligare en post som inte kan tas bort. Gör det bara om du menar det, till exempel vid en förnyelse.',
  'review.unchecked.title': 'Jag kan inte kontrollera om kunden redan har godkänt avtalet',
  'review.unchecked.text':
    'Försök igen om några minuter, eller bekräfta utan kontrollen. Om kunden har godkänt under tiden blir det två poster.',
  'review.confirmUnchecked': 'Bekräfta utan kontroll',
  'review.confirm': 'Bekräfta godkännande',
  'review.change': 'Ändra',

  'receipt.intended.title': 'Registreras …',
  'receipt.intended.text': 'Jag väntar på svar från Partnercenter. Kortet ändras så snart svaret kommer.',
  'receipt.recorded.title': 'Godkännandet är registrerat',
  'receipt.recorded.text':
    'Partnercenter har registrerat godkännandet. Inom 30 minuter skickar Microsoft e-post till den som godkände.',
  'receipt.already-recorded.title': 'Redan registrerat',
  'receipt.already-recorded.text':
    'Partnercenter hade redan ett godkännande från den här personen, så inget har lagts till.',
  'receipt.corrected.text':
    'Partnercenter hade inget om detta när jag tittade, och det sa jag till dig. Nu har det ändå registrerat godkännandet, senare än väntat. Du behöver inte göra något.',
  'receipt.refused.title': 'Inte registrerat',
  'receipt.uncertain.title': 'Inget svar än',
  'receipt.uncertain.text':
    'Partnercenter har inte svarat, så det kan vara registrerat eller inte. Jag kontrollerar och berättar här. Ange det inte igen.',
  'receipt.tryAgain': 'Försök igen',

  'cancelled.title': 'Avbrutet',
  'cancelled.text': 'Inget har skickats till Microsoft för {customer}.',
  'cancelled.startOver': 'Börja om',

  'history.title': 'Bekräftelser och inbjudningar, de senaste först',
  'history.empty': 'Ingen har bekräftat något för den här kunden här än.',
  'history.elsewhere': 'Bekräftelser som görs direkt i Partnercenter syns under status, inte här.',
  'history.more': 'Äldre poster visas inte.',
  'history.contact': 'Godkänt av {contact} ({email}) den {acceptedOn}',
  'history.agent': 'Inlagt av {agent}, {instant}',
  'history.reference': 'Referens {reference}',
  'history.intended': 'Registreras',
  'history.recorded': 'Registrerat',
  'history.already-recorded': 'Redan registrerat',
  'history.corrected': 'Registrerat i efterhand',
  'history.refused': 'Inte registrerat',
  'history.uncertain': 'Inget svar än',
  'history.invited': 'Inbjuden',
  'history.invited.how': 'Ombedd att godkänna i administrationscentret för Microsoft 365',
  'history.invited.by': 'Inbjuden av {agent}, {instant}',
};
