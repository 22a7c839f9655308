import type { Texts } from '../texts.ts';
import type { invitations as english } from '../en/invitations.ts';

export const invitations: Texts<typeof english> = {
  'invite.title': 'Bjud in kunden att godkänna avtalet',
  'invite.text':
    'Läs mejlet och ändra det som du vill. Jag skickar inget själv. Du skickar det sedan från ditt eget e-postprogram.',
  'invite.link': 'Här godkänner kunden avtalet: {link}',
  'invite.to': 'Mottagare: {email}',
  'invite.noAddress': 'Partnercenter har ingen e-postadress till den här kunden. Ange mottagaren i ditt e-postprogram.',
  'invite.language': 'Mejlets språk. Ett annat språk ersätter texten.',
  'invite.useLanguage': 'Använd det här språket',
  'invite.subject': 'Ämne',
  'invite.body': 'Meddelande',
  'invite.missing.subject': 'Ange ett ämne.',
  'invite.missing.body': 'Skriv mejlets text.',
  'invite.cut': 'Det här var för långt, så jag har kortat det. Kontrollera hur det slutar nu.',
  'invite.send': 'Bjud in med det här mejlet',
  'invite.ready.title': 'Mejlet är klart',
  'invite.ready.text':
    'Jag har antecknat inbjudan. Öppna nu mejlet i ditt e-postprogram och skicka det, eller kopiera det härifrån. Jag säger till när kunden har godkänt.',
  'invite.ready.tooLong':
    'Jag har antecknat inbjudan. Mejlet är för långt för att öppnas härifrån. Kopiera det till ditt e-postprogram och skicka det. Jag säger till när kunden har godkänt.',
  'invite.open': 'Öppna som mejl',
  'invite.kept': 'Ditt mejl finns kvar här',
  'invited.following': 'Jag håller koll på om kunden har godkänt och säger till den som bjöd in.',
  'invited.again': 'Bjud in igen',
  'invited.seenAt': 'Upptäckt',
  'invited.direct.title': 'Kunden har godkänt',
  'invited.direct.text':
    'Du bjöd in den här kunden, och kunden har själv godkänt avtalet. Du behöver inte göra något mer.',
  'invited.attested.title': 'Godkännandet är bekräftat',
  'invited.attested.text':
    'Du bjöd in den här kunden. Nu har ditt företag bekräftat för Microsoft att kunden har godkänt avtalet.',
  'invited.expired.title': 'Inte godkänt inom 90 dagar',
  'invited.expired.text':
    'Du bjöd in den här kunden, men det finns fortfarande inget godkännande. Jag har slutat leta efter det. Bjud in kunden igen om avtalet fortfarande behövs.',
  'history.invited.direct': 'Inbjuden, godkände sedan själv',
  'history.invited.attested': 'Inbjuden, sedan bekräftat av ditt företag',
  'history.invited.expired': 'Inbjuden, godkände inte inom 90 dagar',
  'history.invited.left': 'Inbjuden, inte längre er kund',
};
