import type { Texts } from '../texts.ts';
import type { guide as english } from '../en/guide.ts';

export const guide: Texts<typeof english> = {
  'help.guide': 'Stellt zwei oder drei Fragen und zeigt den richtigen Weg zur Zustimmung',
  'guide.title': 'Welcher Weg führt zur Zustimmung?',
  'guide.bought.title': 'Hat der Kunde schon einmal gekauft?',
  'guide.bought.text':
    'Bei irgendeinem Partner oder bei Microsoft: Angebote, Software oder Softwareabonnements, reservierte Instanzen oder einen Azure-Plan.',
  'guide.bought.yes': 'Ja',
  'guide.bought.no': 'Nein, er ist neu',
  'guide.through.title': 'Bei wem hat er gekauft?',
  'guide.through.text': 'Hat er bei Ihnen und auch bei anderen gekauft, wählen Sie „Bei uns“.',
  'guide.through.us': 'Bei uns',
  'guide.through.other-partner': 'Bei einem anderen Partner',
  'guide.through.microsoft': 'Direkt bei Microsoft',
  'guide.sees.title': 'Was sieht der Kunde?',
  'guide.sees.text':
    'Nämlich wenn er den Link zum Zustimmen öffnet. Die Meldung lautet sinngemäß „Wenden Sie sich an Ihren Partner, um Ihre Zustimmung zur Microsoft-Kundenvereinbarung zu bestätigen.“',
  'guide.sees.message': 'Diese Meldung',
  'guide.sees.page': 'Eine Seite zum Zustimmen',
  'guide.sees.nothing': 'Noch nichts',
  'guide.sees.auto-renewal': 'Nur eine automatische Verlängerung',
  'guide.known':
    'Diese Meldung kenne ich. Microsoft zeigt sie Kunden, die schon einmal gekauft haben. Deshalb genügt eine Frage.',
  'guide.fact.bought': 'Schon gekauft',
  'guide.fact.through': 'Gekauft',
  'guide.fact.sees': 'Sieht',
  'guide.fact.message': '„Wenden Sie sich an Ihren Partner…“',
  'guide.again': 'Von vorn',
  'guide.attest.title': 'Bestätigen Sie für den Kunden',
  'guide.attest.1':
    'Der Kunde hat schon bei Ihnen gekauft und will jetzt etwas Neues kaufen. Dann kann es sein, dass Microsoft ihn nicht selbst im Microsoft 365 Admin Center zustimmen lässt, und Sie müssen es für ihn bestätigen.',
  'guide.attest.2':
    'Der Kunde hat schon einmal gekauft und will jetzt bei Ihnen, einem neuen Partner, etwas Neues kaufen. Dann kann es sein, dass Microsoft ihn nicht selbst im Microsoft 365 Admin Center zustimmen lässt, und Sie müssen es für ihn bestätigen.',
  'guide.attest.next':
    'Vergewissern Sie sich, dass er zugestimmt hat. Ich frage nach der Person mit ihrer E-Mail-Adresse und nach dem Tag.',
  'guide.attest.relationship':
    'Wenn Partner Center ihn noch nicht unter Ihren Kunden hat, laden Sie ihn zuerst als neuen Kunden ein: Schreiben Sie „{command}“.',
  'guide.invite.title': 'Der Kunde kann selbst zustimmen',
  'guide.invite.page':
    'Er sieht die Seite und muss dort nur das Kästchen ankreuzen. Von Ihnen verlangt Microsoft nichts. Wenn Sie möchten, schicken Sie ihm den Link noch einmal.',
  'guide.invite.not-asked':
    'Laden Sie ihn ein, im Microsoft 365 Admin Center zuzustimmen. Dann braucht Microsoft keine Bestätigung von Ihnen. Sieht der Kunde die Meldung, die ihn an seinen Partner verweist, kommen Sie hierher zurück.',
  'guide.invite.otherwise':
    'Hat er schon auf anderem Weg zugestimmt, zum Beispiel auf Papier, bestätigen Sie stattdessen das.',
  'guide.invite.notYou':
    'Sie können nicht selbst Kunden einladen. Fragen Sie einen Administrator-Agent oder Vertriebsbeauftragten Ihres Unternehmens.',
  'guide.invite-new.title': 'Laden Sie ihn als neuen Kunden ein',
  'guide.invite-new.text':
    'Was ein anderer Partner bestätigt hat, gilt nur für diesen Partner. Ein Kunde, der für Sie neu ist, stimmt Ihnen als Handelspartner und der Vereinbarung in einem Zug zu.',
  'guide.invite-new.next': 'Die E-Mail dafür bekommen Sie mit „{command}“.',
  'guide.create.title': 'Legen Sie ihn als neuen Kunden an',
  'guide.create.text': 'Microsoft lässt einen neuen Kunden erst kaufen, wenn er zugestimmt hat.',
  'guide.create.new':
    'Hat er noch keinen Mandanten, legen Sie ihn an und bestätigen dann seine Zustimmung oder laden ihn dazu ein: Schreiben Sie „{command}“.',
  'guide.create.invite':
    'Hat er einen, laden Sie ihn ein, Ihnen als Handelspartner und der Vereinbarung in einem Zug zuzustimmen: Schreiben Sie „{command}“.',
  'guide.create.notYou':
    'Sie können nicht selbst Kunden anlegen. Fragen Sie einen Administrator-Agent oder Vertriebsbeauftragten Ihres Unternehmens.',
  'guide.renewal-exempt.title': 'Es ist nichts zu tun',
  'guide.renewal-exempt.text':
    'Microsoft nimmt automatische Verlängerungen aus: Sie laufen ohne neue Zustimmung durch. Will der Kunde etwas Neues kaufen, kommen Sie hierher zurück.',
  'guide.create.button': 'Neuer Kunde',
  'guide.inviteNew.button': 'Als neuen Kunden einladen',
};
