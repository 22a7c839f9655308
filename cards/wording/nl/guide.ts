import type { Texts } from '../texts.ts';
import type { guide as english } from '../en/guide.ts';

export const guide: Texts<typeof english> = {
  'help.guide': 'Stelt twee of drie vragen en wijst de juiste weg naar acceptatie',
  'guide.title': 'Welke weg naar acceptatie?',
  'guide.bought.title': 'Heeft de klant al eerder gekocht?',
  'guide.bought.text':
    'Bij welke partner dan ook, of bij Microsoft: aanbiedingen, software of softwareabonnementen, gereserveerde instanties of een Azure-plan.',
  'guide.bought.yes': 'Ja',
  'guide.bought.no': 'Nee, de klant is nieuw',
  'guide.through.title': 'Bij wie heeft de klant gekocht?',
  'guide.through.text': 'Heeft de klant zowel bij jullie als bij anderen gekocht, kies dan ‘Bij ons’.',
  'guide.through.us': 'Bij ons',
  'guide.through.other-partner': 'Bij een andere partner',
  'guide.through.microsoft': 'Rechtstreeks bij Microsoft',
  'guide.sees.title': 'Wat ziet de klant?',
  'guide.sees.text':
    'Als de klant de koppeling opent om te accepteren. Het bericht luidt ongeveer ‘Neem contact op met uw partner om te bevestigen dat u de Microsoft-klantovereenkomst accepteert.’',
  'guide.sees.message': 'Dit bericht',
  'guide.sees.page': 'Een pagina om te accepteren',
  'guide.sees.nothing': 'Nog niets',
  'guide.sees.auto-renewal': 'Alleen een automatische verlenging',
  'guide.known':
    'Dit bericht ken ik. Microsoft toont het aan klanten die al eerder hebben gekocht, dus één vraag is genoeg.',
  'guide.fact.bought': 'Eerder gekocht',
  'guide.fact.through': 'Gekocht',
  'guide.fact.sees': 'Ziet',
  'guide.fact.message': '‘Neem contact op met uw partner…’',
  'guide.again': 'Opnieuw beginnen',
  'guide.attest.title': 'Bevestig het voor de klant',
  'guide.attest.1':
    'De klant heeft al bij jullie gekocht en wil nu iets nieuws kopen. Dan kan het zijn dat de klant van Microsoft niet zelf in het Microsoft 365-beheercentrum kan accepteren en dat jij het moet bevestigen.',
  'guide.attest.2':
    'De klant heeft al eerder gekocht en wil nu iets nieuws kopen bij jullie, een nieuwe partner. Dan kan het zijn dat de klant van Microsoft niet zelf in het Microsoft 365-beheercentrum kan accepteren en dat jij het moet bevestigen.',
  'guide.attest.next':
    'Ga na of de klant echt heeft geaccepteerd. Ik vraag je wie dat deed, met een e-mailadres, en op welke dag.',
  'guide.attest.relationship':
    'Staat de klant in het Partnercentrum nog niet bij jullie klanten, nodig die dan eerst uit als nieuwe klant: typ ‘{command}’.',
  'guide.invite.title': 'De klant kan zelf accepteren',
  'guide.invite.page':
    'De klant ziet de pagina en hoeft daar alleen het vakje aan te vinken. Van jou vraagt Microsoft niets. Stuur de koppeling gerust nog eens.',
  'guide.invite.not-asked':
    'Nodig de klant uit om in het Microsoft 365-beheercentrum te accepteren. Microsoft heeft dan geen bevestiging van jou nodig. Ziet de klant het bericht dat naar de partner verwijst, kom dan hier terug.',
  'guide.invite.otherwise':
    'Heeft de klant al op een andere manier geaccepteerd, bijvoorbeeld op papier, bevestig dat dan.',
  'guide.invite.notYou':
    'Je kunt zelf geen klanten uitnodigen. Vraag het een Beheeragent of Verkoopagent van je bedrijf.',
  'guide.invite-new.title': 'Nodig de klant uit als nieuwe klant',
  'guide.invite-new.text':
    'Wat een andere partner heeft bevestigd, geldt alleen voor die partner. Een klant die nieuw is voor jullie, accepteert jullie als wederverkoper en de overeenkomst in één keer.',
  'guide.invite-new.next': 'Typ ‘{command}’ voor de e-mail daarvoor.',
  'guide.create.title': 'Voeg de klant toe als nieuwe klant',
  'guide.create.text': 'Microsoft laat een nieuwe klant pas kopen als die heeft geaccepteerd.',
  'guide.create.new':
    'Heeft de klant nog geen tenant, maak de klant dan aan en bevestig daarna de acceptatie of nodig de klant uit om te accepteren: typ ‘{command}’.',
  'guide.create.invite':
    'Heeft de klant er wel een, nodig de klant dan uit om jullie als wederverkoper en de overeenkomst in één keer te accepteren: typ ‘{command}’.',
  'guide.create.notYou':
    'Je kunt zelf geen klanten aanmaken. Vraag het een Beheeragent of Verkoopagent van je bedrijf.',
  'guide.renewal-exempt.title': 'Je hoeft niets te doen',
  'guide.renewal-exempt.text':
    'Microsoft maakt een uitzondering voor automatische verlengingen: die gaan door zonder nieuwe acceptatie. Wil de klant iets nieuws kopen, kom dan hier terug.',
  'guide.create.button': 'Nieuwe klant',
  'guide.inviteNew.button': 'Uitnodigen als nieuwe klant',
};
