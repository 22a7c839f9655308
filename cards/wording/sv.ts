import type { Messages } from './en.ts';

export const sv: Messages = {
  agreement: 'Microsoft-kundavtal',

  'welcome.title': 'Hej, jag är Agreement Desk',
  'welcome.intro':
    'Jag berättar vilka kunder som har godkänt Microsoft-kundavtalet, och jag registrerar det i Partnercenter när du bekräftar ett godkännande.',
  'welcome.outro': 'Tre saker att prova. Skriv ”hjälp” när du vill se allt jag kan göra.',

  'help.title': 'Det här kan du fråga mig om',
  'help.intro': 'Skriv ett kommando och sedan en kund, om det behövs.',
  'help.outro': 'En kund är början på dess namn eller domän, eller dess klientorganisations-ID.',
  'help.status': 'Visar om en kund har godkänt avtalet',
  'help.confirm': 'Bekräftar för Microsoft att en kund har godkänt avtalet',
  'help.invite': 'Bjuder in en kund att godkänna i administrationscentret för Microsoft 365',
  'help.history': 'Visar vem som har bekräftat vad, och när',
  'help.template': 'Hämtar avtalstexten för ett land',
  'help.language': 'Byter språket som jag talar med dig',
  'help.cancel': 'Avbryter det du håller på med. Inget skickas',
  'help.help': 'Visar den här översikten',
  'help.example.country': 'SE',
  'help.example.language': 'English',

  'choose.title': 'Vilken kund menar du?',
  'choose.intro': 'De här kunderna börjar på ”{words}”.',
  'choose.more':
    'Det finns fler kunder som börjar så. Om din inte är med skriver du mer av namnet, domänen eller klientorganisations-ID:t.',

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

  'form.title': 'Vem har godkänt avtalet?',
  'form.intro':
    'Ange personen hos kunden som har godkänt avtalet, inte dig själv. Microsoft skickar ett e-postmeddelande om det till personen.',
  'form.check': 'Några uppgifter behöver ses över. De är markerade nedan.',
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
  'receipt.refused.title': 'Inte registrerat',
  'receipt.uncertain.title': 'Inget svar än',
  'receipt.uncertain.text':
    'Partnercenter har inte svarat, så det kan vara registrerat eller inte. Jag kontrollerar och berättar här. Ange det inte igen.',
  'receipt.tryAgain': 'Försök igen',

  'cancelled.title': 'Avbrutet',
  'cancelled.text': 'Inget har skickats till Microsoft för {customer}.',
  'cancelled.startOver': 'Börja om',

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
    'Jag har antecknat inbjudan. Öppna nu mejlet i ditt e-postprogram och skicka det, eller kopiera det härifrån.',
  'invite.ready.tooLong':
    'Jag har antecknat inbjudan. Mejlet är för långt för att öppnas härifrån. Kopiera det till ditt e-postprogram och skicka det.',
  'invite.open': 'Öppna som mejl',
  'invite.kept': 'Ditt mejl finns kvar här',

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
  'history.refused': 'Inte registrerat',
  'history.uncertain': 'Inget svar än',
  'history.invited': 'Inbjuden',
  'history.invited.how': 'Ombedd att godkänna i administrationscentret för Microsoft 365',
  'history.invited.by': 'Inbjuden av {agent}, {instant}',

  'language.title': 'Vilket språk ska jag tala?',
  'language.text': 'Just nu är det {current}.',
  'language.chosen.title': 'Nu talar jag svenska med dig',
  'language.chosen.text': 'Du kan byta när du vill: skriv ”{command}”.',

  'template.title': 'Avtalets text',
  'template.fiveMinutes': 'Länkarna fungerar i fem minuter',
  'template.text': 'Efter det hämtar du nya här.',
  'template.preview': 'Visa i webbläsaren',
  'template.download': 'Ladda ned i webbläsaren',
  'template.fresh': 'Nya länkar',

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
  'notice.reference': 'Referens {reference}',

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
  'notAllowed.partner.what':
    'Ditt företag är indirekt återförsäljare. Microsoft låter bara den indirekta leverantören bekräfta ett godkännande.',
  'notAllowed.partner.provider': 'Din indirekta leverantör: {providers}',
  'notAllowed.partner.next': 'Skicka det här meddelandet till leverantören. Fyll i det du vet.',
  'notAllowed.partner.label': 'Meddelande till leverantören',
  'notAllowed.partner.message':
    'Hej!\n\nBekräfta gärna i Partnercenter att den här kunden till oss har godkänt Microsoft-kundavtalet. Som indirekt återförsäljare kan vi inte göra det själva.\n\nKund: {customer}\nFör- och efternamn på den som godkände:\nE-postadress:\nTelefonnummer (valfritt):\nGodkännandedatum:\n\nTack!',

  'notFound.title': 'Ingen kund hittades',
  'notFound.what':
    'Ingen kunds namn eller domän börjar på ”{words}”, och det är inte någon kunds klientorganisations-ID.',
  'notFound.next': 'Kontrollera stavningen, eller skriv bara de första bokstäverna.',

  'unknown.title': 'Det förstod jag inte',
  'unknown.what': '”{typed}” är inget av det du kan fråga mig om.',
  'unknown.nearest': 'Du kanske menade: {commands}',
  'unknown.next': 'Skriv ”{command}” för att se allt jag kan göra.',

  'outdated.title': 'Det här kortet är inaktuellt',
  'outdated.text':
    'Något har ändrats sedan det visades, eller så var det avsett för någon annan. Knappen gjorde ingenting.',
  'outdated.next': 'Skriv ”{command}” och kundens namn för att se hur det står till.',

  'private.title': 'Vi gör det här privat',
  'private.text': 'Det här gäller personuppgifter. Sådana visar och frågar jag bara efter i vår privata chatt.',
  'private.open': 'Gå till vår privata chatt',

  'working.title': 'Arbetar fortfarande',
  'working.text': 'Det här tar lite längre tid. Svaret visas på den här platsen.',

  'askCustomer.title': 'Vilken kund?',
  'askCustomer.text': 'Skriv början på kundens namn, dess domän eller dess klientorganisations-ID.',

  'place.title': 'Jag känner inte till det landet',
  'place.text': 'Skriv landet med två bokstäver, och sedan ett språk om du vill. Till exempel: {command}',

  'nothingToCancel.title': 'Det finns inget att avbryta',
  'nothingToCancel.text': 'Inget är öppet, och inget har skickats.',
};
