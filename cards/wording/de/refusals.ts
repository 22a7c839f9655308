import type { Texts } from '../texts.ts';
import type { refusals as english } from '../en/refusals.ts';

export const refusals: Texts<typeof english> = {
  'reason.role.what': 'Partner Center sagt, dass Ihre Rolle das nicht erlaubt.',
  'reason.role.next':
    'Bitten Sie einen Globalen Administrator Ihres Unternehmens zu prüfen, ob Sie Administrator-Agent oder Vertriebsbeauftragter sind.',
  'reason.roles.what': 'Ich kann Ihre Rolle gerade nicht bei Microsoft prüfen und deshalb nicht weitermachen.',
  'reason.roles.next':
    'Versuchen Sie es in einigen Minuten wieder. Bleibt es so, sagen Sie Ihrem Administrator Bescheid.',
  'reason.partner-type.what':
    'Partner Center sagt, dass Ihr Unternehmen das nicht selbst kann. So ist es bei indirekten Handelspartnern.',
  'reason.partner-type.next': 'Bitten Sie Ihren indirekten Anbieter darum.',
  'reason.sign-in.what': 'Partner Center hat unsere Anmeldung nicht angenommen.',
  'reason.sign-in.next': 'Sagen Sie Ihrem Administrator Bescheid: Mein Zugang zu Partner Center muss erneuert werden.',
  'reason.mfa.what':
    'Partner Center verlangt die Multi-Faktor-Authentifizierung, und bei unserer Anmeldung fehlte sie.',
  'reason.mfa.next':
    'Sagen Sie Ihrem Administrator Bescheid: Mein Zugang zu Partner Center muss mit einem zweiten Faktor erneuert werden.',
  'reason.relationship.what':
    'Partner Center kennt keine Handelspartnerbeziehung zwischen Ihrem Unternehmen und diesem Kunden.',
  'reason.relationship.next':
    'Fordern Sie die Beziehung zuerst in Partner Center an. Sobald der Kunde zugestimmt hat, kommen Sie wieder.',
  'reason.customer.what': 'Partner Center findet diesen Kunden nicht.',
  'reason.customer.next': 'Prüfen Sie in Partner Center, ob er noch Kunde Ihres Unternehmens ist.',
  'reason.retired.what': 'Microsoft nimmt Bestätigungen auf diesem Weg nicht mehr an.',
  'reason.retired.next':
    'Bitten Sie den Kunden, im Microsoft 365 Admin Center zuzustimmen, und sagen Sie Ihrem Administrator Bescheid.',
  'reason.busy.what': 'Partner Center hat gerade zu viel zu tun und bittet uns zu warten.',
  'reason.busy.next': 'Versuchen Sie es in einigen Minuten wieder.',
  'reason.unreachable.what': 'Ich erreiche Partner Center nicht.',
  'reason.unreachable.next':
    'Versuchen Sie es in einigen Minuten wieder. Bleibt es so, sagen Sie Ihrem Administrator Bescheid.',
  'reason.timeout.what': 'Partner Center hat nicht rechtzeitig geantwortet.',
  'reason.timeout.next': 'Versuchen Sie es in einigen Minuten wieder.',
  'reason.not-recorded.what':
    'Partner Center hat nie geantwortet, und ich habe nachgesehen: Von dieser Bestätigung ist dort nichts vorhanden.',
  'reason.not-recorded.next': 'Versuchen Sie es noch einmal. Doppelt wird dort nichts stehen.',
  'reason.rejected.what': 'Partner Center hat diese Angaben nicht angenommen.',
  'reason.rejected.next':
    'Prüfen Sie sie und versuchen Sie es noch einmal. Klappt es weiterhin nicht, geben Sie die Referenz Ihrem Administrator.',
  'reason.trouble.what': 'Partner Center hat gerade selbst ein Problem.',
  'reason.trouble.next': 'Versuchen Sie es in einigen Minuten wieder.',
  'reason.not-understood.what': 'Partner Center hat etwas geantwortet, das ich nicht verstehe.',
  'reason.not-understood.next':
    'Versuchen Sie es später wieder. Bleibt es so, geben Sie die Referenz Ihrem Administrator.',

  'failed.title': 'Das hat nicht geklappt',

  'wrong.title': 'Bei uns ist etwas schiefgegangen',
  'wrong.text': 'Es liegt nicht an Ihnen. Bitte versuchen Sie es noch einmal.',
  'wrong.next': 'Passiert es wieder, geben Sie diese Referenz Ihrem Administrator.',

  'role.admin-agent': 'Administrator-Agent',
  'role.sales-agent': 'Vertriebsbeauftragter',
  'role.helpdesk-agent': 'Helpdesk-Agent',
  'role.global-admin': 'Globaler Administrator',

  'notAllowed.see-status': 'Sie können hier keine Kunden sehen',
  'notAllowed.attest': 'Sie können keine Zustimmungen bestätigen',
  'notAllowed.invite': 'Sie können keine Kunden einladen',
  'notAllowed.create-customer': 'Sie können keine Kunden anlegen',
  'notAllowed.hand-over': 'Sie können das nicht weitergeben',
  'notAllowed.partner-settings': 'Sie können die Einstellungen Ihres Unternehmens nicht ändern',
  'notAllowed.noRole.what':
    'Sie haben keine der Rollen, die mit Kunden arbeiten: Administrator-Agent, Vertriebsbeauftragter, Helpdesk-Agent oder Globaler Administrator.',
  'notAllowed.noRole.next':
    'Bitten Sie einen Globalen Administrator Ihres Unternehmens um eine Rolle in Partner Center. Ich sehe sie innerhalb von fünf Minuten.',
  'notAllowed.role.what': 'Ihre Rolle ist {roles}. Nötig ist dafür die Rolle {allowed}.',
  'notAllowed.role.next':
    'Fragen Sie jemanden, der sie hat, oder bitten Sie einen Globalen Administrator Ihres Unternehmens darum.',
  'notAllowed.role.nextForGlobal':
    'Fragen Sie jemanden, der sie hat. Als Globaler Administrator können Sie sich die Rolle in Partner Center auch selbst geben.',
  'notAllowed.mayAttest.title': 'Sie müssen das nicht weitergeben',
  'notAllowed.mayAttest.text':
    'Sie können es selbst bestätigen. Geben Sie dazu „{command}“ und den Namen des Kunden ein.',
  'notAllowed.partner.what':
    'Ihr Unternehmen ist ein indirekter Handelspartner. Bei Microsoft kann nur der indirekte Anbieter eine Zustimmung bestätigen.',
  'notAllowed.partner.provider': 'Ihr indirekter Anbieter: {providers}',
  'notAllowed.partner.next': 'Schicken Sie Ihrem Anbieter diese Nachricht. Ergänzen Sie, was Sie wissen.',
  'notAllowed.partner.label': 'Nachricht an Ihren Anbieter',
  'notAllowed.partner.message':
    'Guten Tag,\n\nbitte bestätigen Sie in Partner Center, dass dieser Kunde von uns der Microsoft-Kundenvereinbarung zugestimmt hat. Als indirekter Handelspartner können wir das nicht selbst.\n\nKunde: {customer}\nVor- und Nachname der Person, die zugestimmt hat:\nE-Mail-Adresse:\nTelefonnummer (optional):\nDatum der Zustimmung:\n\nVielen Dank!',

  'notFound.title': 'Keinen Kunden gefunden',
  'notFound.what': 'Ich habe keinen Kunden mit „{words}“ im Namen, in der Domäne oder in der Mandanten-ID gefunden.',
  'notFound.next': 'Prüfen Sie die Schreibweise, oder schreiben Sie nur einen Teil des Namens.',

  'unknown.title': 'Das habe ich nicht verstanden',
  'unknown.what': '„{typed}“ gehört nicht zu dem, was Sie mich fragen können.',
  'unknown.nearest': 'Vielleicht meinten Sie: {commands}',
  'unknown.next': 'Schreiben Sie „{command}“, um alles zu sehen, was ich kann.',

  'noFiles.title': 'Dateien und Bilder kann ich nicht lesen',
  'noFiles.text': 'Schreiben Sie, was Sie wissen möchten, oder fügen Sie den Text selbst ein.',

  'outdated.title': 'Diese Karte ist überholt',
  'outdated.text':
    'Seit sie gezeigt wurde, hat sich etwas geändert, oder sie war für jemand anderen. Die Schaltfläche hat nichts bewirkt.',
  'outdated.next': 'Wo ein Kunde steht, sehen Sie mit „{command}“ und seinem Namen.',

  'private.title': 'Das besser unter uns',
  'private.text': 'Hier geht es um personenbezogene Daten. Die zeige und erfrage ich nur in unserem privaten Chat.',
  'private.open': 'Zu unserem privaten Chat',
};
