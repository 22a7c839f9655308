import type { Texts } from '../texts.ts';
import type { guide as english } from '../en/guide.ts';

export const guide: Texts<typeof english> = {
  'help.guide': 'Ställer två eller tre frågor och visar rätt väg till godkännande',
  'guide.title': 'Vilken väg till godkännande?',
  'guide.bought.title': 'Har kunden köpt förut?',
  'guide.bought.text':
    'Från någon partner eller från Microsoft: erbjudanden, programvara eller programvaruprenumerationer, reserverade instanser eller en Azure-plan.',
  'guide.bought.yes': 'Ja',
  'guide.bought.no': 'Nej, kunden är ny',
  'guide.through.title': 'Från vem köpte kunden?',
  'guide.through.text': 'Om kunden har köpt både från er och från andra väljer du ”Från oss”.',
  'guide.through.us': 'Från oss',
  'guide.through.other-partner': 'Från en annan partner',
  'guide.through.microsoft': 'Direkt från Microsoft',
  'guide.sees.title': 'Vad ser kunden?',
  'guide.sees.text':
    'Alltså när kunden öppnar länken för att godkänna. Meddelandet lyder ”Kontakta din partner för att bekräfta ditt godkännande av Microsofts kundavtal.”',
  'guide.sees.message': 'Det här meddelandet',
  'guide.sees.page': 'En sida att godkänna',
  'guide.sees.nothing': 'Inget än',
  'guide.sees.auto-renewal': 'Bara en automatisk förnyelse',
  'guide.known': 'Jag känner igen meddelandet. Microsoft visar det för kunder som har köpt förut, så en fråga räcker.',
  'guide.fact.bought': 'Köpt förut',
  'guide.fact.through': 'Köpt',
  'guide.fact.sees': 'Ser',
  'guide.fact.message': '”Kontakta din partner…”',
  'guide.again': 'Börja om',
  'guide.attest.title': 'Bekräfta åt kunden',
  'guide.attest.1':
    'Kunden har köpt via er förut och gör nu ett nytt köp. Då kan det hända att Microsoft inte låter kunden godkänna i administrationscentret för Microsoft 365, och du måste bekräfta åt kunden.',
  'guide.attest.2':
    'Kunden har köpt förut och gör nu ett nytt köp hos er, en ny partner. Då kan det hända att Microsoft inte låter kunden godkänna i administrationscentret för Microsoft 365, och du måste bekräfta åt kunden.',
  'guide.attest.next':
    'Försäkra dig om att kunden har godkänt avtalet. Jag frågar efter vem som gjorde det, med e-postadress, och efter dagen.',
  'guide.attest.relationship':
    'Om Partnercenter inte har kunden bland era kunder än bjuder du först in den som ny. Skriv ”{command}”.',
  'guide.invite.title': 'Kunden kan godkänna själv',
  'guide.invite.page':
    'Kunden ser sidan och behöver bara kryssa i rutan där. Microsoft kräver inget av dig. Skicka gärna länken igen.',
  'guide.invite.not-asked':
    'Bjud in kunden att godkänna i administrationscentret för Microsoft 365. Då behöver Microsoft ingen bekräftelse från dig. Kom tillbaka hit om kunden ser meddelandet som hänvisar till partnern.',
  'guide.invite.otherwise':
    'Om kunden redan har godkänt på annat sätt, till exempel på papper, bekräftar du det i stället.',
  'guide.invite.notYou':
    'Du kan inte bjuda in kunder själv. Fråga en Administratörsagent eller Försäljningsagent på ditt företag.',
  'guide.invite-new.title': 'Bjud in den som ny kund',
  'guide.invite-new.text':
    'Det som en annan partner har bekräftat gäller bara för den partnern. En kund som är ny för er godkänner er som återförsäljare och avtalet på en gång.',
  'guide.invite-new.next': 'Skriv ”{command}” för att få mejlet till det.',
  'guide.create.title': 'Lägg upp den som ny kund',
  'guide.create.text': 'Microsoft låter en ny kund köpa först när den har godkänt avtalet.',
  'guide.create.new':
    'Om den inte har någon klientorganisation än skapar du den, och bekräftar sedan godkännandet eller bjuder in kunden att godkänna. Skriv ”{command}”.',
  'guide.create.invite':
    'Om den har en bjuder du in den att godkänna er som återförsäljare och avtalet på en gång. Skriv ”{command}”.',
  'guide.create.notYou':
    'Du kan inte skapa kunder själv. Fråga en Administratörsagent eller Försäljningsagent på ditt företag.',
  'guide.renewal-exempt.title': 'Det finns inget att göra',
  'guide.renewal-exempt.text':
    'Microsoft undantar automatiska förnyelser. De går igenom utan ett nytt godkännande. Kom tillbaka hit när kunden vill köpa något nytt.',
  'guide.create.button': 'Ny kund',
  'guide.inviteNew.button': 'Bjud in som ny kund',
};
