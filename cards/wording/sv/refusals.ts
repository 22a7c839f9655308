import type { Texts } from '../texts.ts';
import type { refusals as english } from '../en/refusals.ts';

export const refusals: Texts<typeof english> = {
  'reason.role.what': 'Partnercenter säger att din roll inte tillåter det här.',
  'reason.role.next':
    'Be en Global administratör på ditt företag kontrollera att du är Administratörsagent eller Försäljningsagent.',
  'reason.roles.what': 'Jag kan inte kontrollera din roll hos Microsoft just nu, så jag kan inte gå vidare.',
  'reason.roles.next': 'Försök igen om några minuter. Om det fortsätter, säg till din administratör.',
  'reason.partner-type.what':
    'Partnercenter säger att ditt företag inte kan göra det här självt. Så är det för indirekta återförsäljare.',
  'reason.partner-type.next': 'Be din indirekta leverantör göra det.',
  'reason.sign-in.what': 'Partnercenter godtog inte vår inloggning.',
  'reason.sign-in.next': 'Säg till din administratör: min åtkomst till Partnercenter måste förnyas.',
  'reason.mfa.what': 'Partnercenter kräver multifaktorautentisering, och vår inloggning saknade den.',
  'reason.mfa.next': 'Säg till din administratör: min åtkomst till Partnercenter måste förnyas med en andra faktor.',
  'reason.relationship.what':
    'Partnercenter känner inte till någon återförsäljarrelation mellan ditt företag och den här kunden.',
  'reason.relationship.next': 'Begär relationen i Partnercenter först. Kom tillbaka när kunden har godkänt den.',
  'reason.customer.what': 'Partnercenter hittar inte den här kunden.',
  'reason.customer.next': 'Kontrollera i Partnercenter om kunden fortfarande hör till ditt företag.',
  'reason.retired.what': 'Microsoft tar inte längre emot bekräftelser på det här sättet.',
  'reason.retired.next':
    'Be kunden godkänna avtalet i administrationscentret för Microsoft 365, och säg till din administratör.',
  'reason.busy.what': 'Partnercenter har för mycket att göra just nu och ber oss vänta.',
  'reason.busy.next': 'Försök igen om några minuter.',
  'reason.unreachable.what': 'Jag når inte Partnercenter.',
  'reason.unreachable.next': 'Försök igen om några minuter. Om det fortsätter, säg till din administratör.',
  'reason.timeout.what': 'Partnercenter svarade inte i tid.',
  'reason.timeout.next': 'Försök igen om några minuter.',
  'reason.not-recorded.what':
    'Partnercenter svarade aldrig, och jag har kontrollerat: där finns inget av den här bekräftelsen.',
  'reason.not-recorded.next': 'Försök igen. Inget hamnar där två gånger.',
  'reason.rejected.what': 'Partnercenter godtog inte de här uppgifterna.',
  'reason.rejected.next':
    'Kontrollera dem och försök igen. Om det ändå inte går, ge referensen till din administratör.',
  'reason.trouble.what': 'Partnercenter har själv ett problem just nu.',
  'reason.trouble.next': 'Försök igen om några minuter.',
  'reason.not-understood.what': 'Partnercenter gav ett svar som jag inte förstår.',
  'reason.not-understood.next': 'Försök igen senare. Om det fortsätter, ge referensen till din administratör.',

  'failed.title': 'Det gick inte',

  'wrong.title': 'Något gick fel hos oss',
  'wrong.text': 'Det beror inte på dig. Försök igen.',
  'wrong.next': 'Om det händer igen, ge den här referensen till din administratör.',

  'role.admin-agent': 'Administratörsagent',
  'role.sales-agent': 'Försäljningsagent',
  'role.helpdesk-agent': 'Supportagent',
  'role.global-admin': 'Global administratör',

  'notAllowed.see-status': 'Du kan inte se kunder här',
  'notAllowed.attest': 'Du kan inte bekräfta godkännanden',
  'notAllowed.invite': 'Du kan inte bjuda in kunder',
  'notAllowed.create-customer': 'Du kan inte skapa kunder',
  'notAllowed.hand-over': 'Du kan inte lämna över det här',
  'notAllowed.partner-settings': 'Du kan inte ändra ditt företags inställningar',
  'notAllowed.noRole.what':
    'Du har ingen av rollerna som arbetar med kunder: Administratörsagent, Försäljningsagent, Supportagent eller Global administratör.',
  'notAllowed.noRole.next':
    'Be en Global administratör på ditt företag om en roll i Partnercenter. Jag ser den inom fem minuter.',
  'notAllowed.role.what': 'Din roll är {roles}. Det här kräver rollen {allowed}.',
  'notAllowed.role.next': 'Be en kollega som har den, eller be en Global administratör på ditt företag att ge dig den.',
  'notAllowed.role.nextForGlobal':
    'Be en kollega som har den. Som Global administratör kan du också ge dig själv rollen i Partnercenter.',
  'notAllowed.mayAttest.title': 'Du behöver inte lämna över det här',
  'notAllowed.mayAttest.text': 'Du kan bekräfta det själv. Skriv ”{command}” och kundens namn.',
  'notAllowed.partner.what':
    'Ditt företag är indirekt återförsäljare. Microsoft låter bara den indirekta leverantören bekräfta ett godkännande.',
  'notAllowed.partner.provider': 'Din indirekta leverantör: {providers}',
  'notAllowed.partner.next': 'Skicka det här meddelandet till leverantören. Fyll i det du vet.',
  'notAllowed.partner.label': 'Meddelande till leverantören',
  'notAllowed.partner.message':
    'Hej!\n\nBekräfta gärna i Partnercenter att den här kunden till oss har godkänt Microsoft-kundavtalet. Som indirekt återförsäljare kan vi inte göra det själva.\n\nKund: {customer}\nFör- och efternamn på den som godkände:\nE-postadress:\nTelefonnummer (valfritt):\nGodkännandedatum:\n\nTack!',

  'notFound.title': 'Ingen kund hittades',
  'notFound.what': 'Jag hittade ingen kund med ”{words}” i namnet, domänen eller klientorganisations-ID:t.',
  'notFound.next': 'Kontrollera stavningen, eller skriv bara en del av namnet.',

  'unknown.title': 'Det förstod jag inte',
  'unknown.what': '”{typed}” är inget av det du kan fråga mig om.',
  'unknown.nearest': 'Du kanske menade: {commands}',
  'unknown.next': 'Skriv ”{command}” för att se allt jag kan göra.',

  'noFiles.title': 'Jag kan inte läsa filer eller bilder',
  'noFiles.text': 'Skriv vad du vill veta, eller klistra in själva texten.',

  'outdated.title': 'Det här kortet är inaktuellt',
  'outdated.text':
    'Något har ändrats sedan det visades, eller så var det avsett för någon annan. Knappen gjorde ingenting.',
  'outdated.next': 'Skriv ”{command}” och kundens namn för att se hur det står till.',

  'private.title': 'Vi gör det här privat',
  'private.text': 'Det här gäller personuppgifter. Sådana visar och frågar jag bara efter i vår privata chatt.',
  'private.open': 'Gå till vår privata chatt',
};
