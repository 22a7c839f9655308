import type { Texts } from '../texts.ts';
import type { newCustomers as english } from '../en/new-customers.ts';

export const newCustomers: Texts<typeof english> = {
  'help.new-customer': 'Skapar en kund i Partnercenter',
  'help.invite-new': 'Bjuder in ett företag som inte är er kund än',

  'new.title': 'Ny kund',
  'new.step': 'Steg {step} av 4',
  'new.next': 'Nästa',
  'new.back': 'Tillbaka',

  'new.company.heading': 'Vilket företag gäller det?',
  'new.company.intro': 'Inget skapas förrän du har kontrollerat allt på slutet.',
  'new.companyName': 'Företagsnamn',
  'new.domainPrefix': 'Domän: delen före {suffix}',
  'new.reseller': 'Indirekt återförsäljare',
  'new.reseller.none': 'Ingen, vår egen kund',

  'new.details.heading': 'Var finns företaget, och vem är primär kontakt?',
  'new.details.intro': 'Ange adressen i {country}.',
  'new.details.taxId':
    'Ett momsregistreringsnummer som {sample} anges inte här. Lägg till det i Partnercenter efteråt.',
  'new.addressLine1': 'Gata och nummer',
  'new.addressLine2': 'Andra adressraden (valfritt)',
  'new.city': 'Ort',
  'new.state': 'Delstat eller provins',
  'new.postalCode': 'Postnummer',
  'new.registrationNumber': 'Företagets organisationsnummer',
  'new.optional': '{field} (valfritt)',

  'new.problem.missing': 'Fyll i det här.',
  'new.problem.not-a-name':
    'Det här är inget företagsnamn. Det behöver minst två tecken, varav minst en bokstav eller siffra.',
  'new.problem.not-a-domain': 'Använd bara bokstäverna a till z och siffror, högst 27.',
  'new.problem.domain-taken': 'Domänen är redan upptagen. Välj en annan.',
  'new.problem.unknown-country': 'Partnercenter känner inte till det här landet.',
  'new.problem.unknown-reseller': 'Det här är ingen av era återförsäljare. Välj en annan.',
  'new.problem.not-a-state': 'Partnercenter känner inte till den här delstaten. Välj en i listan.',
  'new.problem.not-a-postal-code': 'Ett postnummer i det här landet ser annorlunda ut.',
  'new.problem.not-the-customers': 'Det här är en adress hos Microsoft. Ange en hos kunden.',
  'new.problem.refused-address': 'Partnercenter godtar inte den här adressen. Kontrollera hela.',
  'new.problem.road': 'Välj ett av de två.',

  'new.address.title': 'Stämmer adressen?',
  'new.address.similar':
    'Partnercenter känner inte till den, men något liknande. Ta det som stämmer, eller behåll din.',
  'new.address.unknown': 'Partnercenter känner inte till den. Ändra den, eller behåll den om du är säker.',
  'new.address.yours': 'Du angav',
  'new.address.suggestion': 'Förslag {number}',
  'new.address.take': 'Ta förslag {number}',
  'new.address.keep': 'Behåll min',

  'new.acceptance.heading': 'Hur godkänner kunden avtalet?',
  'new.acceptance.intro':
    'Om du bekräftar åt kunden, kontrollera nedan vem som har godkänt och när. Låt det annars vara. Det skickas inte.',
  'new.acceptance.onlyAsk':
    'Du kan inte själv bekräfta godkännanden, så kunden kommer att tillfrågas. En kollega som får kan ändå bekräfta efteråt.',
  'new.road': 'Microsoft-kundavtal',
  'new.road.attest': 'Vi bekräftar att kunden har godkänt',
  'new.road.ask': 'Kunden blir ombedd att godkänna',

  'new.review.title': 'Kontrollera innan kunden skapas',
  'new.review.ask': 'Kunden blir ombedd att godkänna avtalet. Du bjuder in kunden när den är skapad.',
  'new.create': 'Skapa kund',
  'new.change.company': 'Ändra företag',
  'new.change.details': 'Ändra adress och kontakt',
  'new.change.acceptance': 'Ändra godkännande',
  'new.fact.company': 'Företag',
  'new.fact.address': 'Adress',
  'new.fact.contact': 'Primär kontakt',
  'new.fact.registrationNumber': 'Org.nummer',
  'new.fact.userName': 'Användarnamn',
  'new.fact.password': 'Första lösenord',

  'new.created.title': 'Kunden är skapad',
  'new.created.password':
    'Det första lösenordet visas bara nu. Anteckna det på ett säkert ställe. Jag sparar det inte.',
  'new.created.shown': 'Det första lösenordet visades en gång och är inte sparat någonstans.',
  'new.created.lost': 'Det första lösenordet gick förlorat på vägen till dig. Det är inte sparat någonstans.',
  'new.created.reset':
    'Den som behöver ett lösenord återställer det i Partnercenter. Välj kunden, sedan Användare och licenser och sedan användaren.',
  'new.noted': 'Jag har antecknat det',
  'new.attested': 'Godkännandet är också bekräftat.',
  'new.attesting': 'Partnercenter har inte svarat än om godkännandet. Jag berättar här.',
  'new.notAttested':
    'Kunden finns, men godkännandet är inte bekräftat än. Det du har angett finns kvar. Fortsätt därifrån.',
  'new.ask': 'Kunden kan inte beställa något innan den har godkänt avtalet. Bjud in den nu.',
  'new.confirmNow': 'Fortsätt bekräfta',
  'new.intended.title': 'Skapas …',
  'new.intended.text': 'Jag väntar på svar från Partnercenter.',
  'new.uncertain.text':
    'Partnercenter har inte svarat, så kunden kan finnas eller inte. Jag letar efter den och berättar här. Skapa den inte igen.',
  'new.refused.title': 'Inte skapad',
  'new.refused.domain-taken': 'Någon har tagit domänen under tiden. Välj en annan.',
  'new.refused.registration-number': 'Partnercenter godtar inte organisationsnumret. Kontrollera det.',
  'new.refused.phone-number': 'Partnercenter kräver ett telefonnummer i det här landet. Ange ett.',
  'new.refused.not-created': 'Partnercenter svarade aldrig, och jag har letat. Ingen kund har skapats. Försök igen.',
  'new.cancelled.text': 'Ingen kund har skapats.',

  'relation.title': 'Bjud in en ny kund',
  'relation.what': 'Företaget godkänner återförsäljarrelationen och Microsoft-kundavtalet på en gång.',
  'relation.to': 'Mottagaren anger du i ditt e-postprogram.',
  'relation.reseller': 'Indirekt återförsäljare. En annan ersätter texten.',
  'relation.own': 'Ingen, för oss själva',
  'relation.rewrite': 'Skriv om det',
  'relation.send': 'Mejlet är bra så',
  'relation.ready.text':
    'Öppna det nu i ditt e-postprogram och skicka det, eller kopiera det härifrån. När företaget har godkänt hittar du det bland era kunder.',
  'relation.ready.tooLong':
    'Det är för långt för att öppnas härifrån. Kopiera det till ditt e-postprogram och skicka det. När företaget har godkänt hittar du det bland era kunder.',
};
