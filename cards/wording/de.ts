import type { Messages } from './en.ts';

export const de: Messages = {
  agreement: 'Microsoft-Kundenvereinbarung',

  'welcome.title': 'Hallo, ich bin Agreement Desk',
  'welcome.intro':
    'Ich sage Ihnen, welche Kunden der Microsoft-Kundenvereinbarung zugestimmt haben, und trage es in Partner Center ein, wenn Sie eine Zustimmung bestätigen.',
  'welcome.outro': 'Drei Dinge zum Ausprobieren. Mit „hilfe“ sehen Sie jederzeit alles, was ich kann.',

  'help.title': 'Das können Sie mich fragen',
  'help.intro': 'Schreiben Sie einen Befehl und, wo nötig, dahinter einen Kunden.',
  'help.outro': 'Ein Kunde ist der Anfang seines Namens oder seiner Domäne oder seine Mandanten-ID.',
  'help.status': 'Zeigt, ob ein Kunde der Vereinbarung zugestimmt hat',
  'help.confirm': 'Bestätigt Microsoft, dass ein Kunde zugestimmt hat',
  'help.invite': 'Lädt einen Kunden ein, im Microsoft 365 Admin Center zuzustimmen',
  'help.history': 'Zeigt, wer was wann bestätigt hat',
  'help.template': 'Holt den Text der Vereinbarung für ein Land',
  'help.language': 'Ändert die Sprache, in der ich mit Ihnen spreche',
  'help.cancel': 'Beendet, was Sie gerade tun; nichts wird gesendet',
  'help.help': 'Zeigt diese Übersicht',
  'help.example.country': 'DE',
  'help.example.language': 'English',

  'choose.title': 'Welchen Kunden meinen Sie?',
  'choose.intro': 'Diese Kunden beginnen mit „{words}“.',
  'choose.more':
    'Es gibt weitere Kunden mit diesem Anfang. Ist Ihrer nicht dabei, schreiben Sie mehr vom Namen, von der Domäne oder die Mandanten-ID.',

  'status.direct.title': 'Der Kunde hat zugestimmt',
  'status.direct.text': 'Der Kunde hat der Vereinbarung selbst zugestimmt. Für Sie ist nichts mehr zu tun.',
  'status.attested.title': 'Zustimmung bestätigt',
  'status.attested.text': 'Ihr Unternehmen hat Microsoft bestätigt, dass dieser Kunde zugestimmt hat.',
  'status.renewal-due.title': 'Muss erneut bestätigt werden',
  'status.renewal-due.text':
    'Diese Zustimmung ist vom {acceptedOn}. Eine Zustimmung aus der Zeit vor dem {cutoff} muss erneut bestätigt werden.',
  'status.none.title': 'Noch keine Zustimmung',
  'status.none.text':
    'Partner Center hat für diesen Kunden keine Zustimmung. Neue Käufe sind gesperrt, bis eine bestätigt ist.',
  'status.unknown.title': 'Status nicht bekannt',
  'status.unknown.text':
    'Ich konnte den Status nicht lesen und kann deshalb nicht sagen, ob dieser Kunde zugestimmt hat.',
  'status.notYou':
    'Sie können es nicht selbst bestätigen. Wer es kann, sehen Sie mit „{command}“ und dem Namen des Kunden.',
  'status.privately': 'Zum Bestätigen schreiben Sie in unserem privaten Chat „{command}“ und den Namen des Kunden.',
  'status.confirm': 'Zustimmung bestätigen',
  'status.confirmAgain': 'Erneut bestätigen',
  'status.invite': 'Kunden einladen',
  'status.invited': 'Eingeladen von {agent} am {day}',
  'status.history': 'Verlauf',
  'status.checkAgain': 'Erneut prüfen',
  'status.show': 'Status',

  'road.direct': 'Direkt im Microsoft 365 Admin Center',
  'road.attested': 'Von Ihrem Unternehmen in Partner Center bestätigt',

  'fact.road': 'Zustimmung',
  'fact.acceptedOn': 'Zugestimmt am',
  'fact.acceptedBy': 'Zugestimmt hat',
  'fact.email': 'E-Mail',
  'fact.phone': 'Telefon',
  'fact.noPhone': 'Nicht angegeben',
  'fact.domain': 'Domäne',
  'fact.tenantId': 'Mandanten-ID',
  'fact.readAt': 'Zuletzt geprüft',
  'fact.confirmedBy': 'Bestätigt von',
  'fact.confirmedAt': 'Bestätigt am',
  'fact.enteredBy': 'Eingegeben von',
  'fact.enteredAt': 'Eingegeben am',
  'fact.template': 'Vorlagen-ID',
  'fact.reference': 'Referenz',
  'fact.country': 'Land oder Region',
  'fact.language': 'Sprache',

  'form.title': 'Wer hat der Vereinbarung zugestimmt?',
  'form.intro':
    'Geben Sie die Person beim Kunden an, die zugestimmt hat, nicht sich selbst. Microsoft schickt dieser Person dazu eine E-Mail.',
  'form.check': 'Einige Angaben stimmen noch nicht. Sie sind unten markiert.',
  'form.firstName': 'Vorname',
  'form.lastName': 'Nachname',
  'form.email': 'E-Mail-Adresse',
  'form.phoneNumber': 'Telefonnummer (optional)',
  'form.acceptedOn': 'Datum der Zustimmung',
  'form.missing.firstName': 'Geben Sie den Vornamen der Person ein.',
  'form.missing.lastName': 'Geben Sie den Nachnamen der Person ein.',
  'form.missing.email': 'Geben Sie die E-Mail-Adresse der Person ein.',
  'form.missing.acceptedOn': 'Wählen Sie den Tag, an dem der Kunde zugestimmt hat.',
  'form.problem.too-long': 'Das ist zu lang. Kürzen Sie es.',
  'form.problem.not-an-email': 'Das ist keine E-Mail-Adresse. Eine solche sieht aus wie name@example.com.',
  'form.problem.not-a-phone-number':
    'Das ist keine Telefonnummer. Verwenden Sie Ziffern, bei Bedarf mit + davor, oder lassen Sie das Feld leer.',
  'form.problem.not-a-date': 'Das ist kein Datum. Wählen Sie einen Tag im Kalender.',
  'form.problem.in-the-future': 'Dieser Tag ist noch nicht gekommen. Wählen Sie den {today} oder einen Tag davor.',
  'form.problem.before-the-agreement':
    'Die Vereinbarung gab es an diesem Tag noch nicht. Wählen Sie einen Tag ab 2018.',
  'form.review': 'Prüfen',
  'form.cancel': 'Abbrechen',

  'review.title': 'Bitte prüfen, bevor es an Microsoft geht',
  'review.text': 'Noch ist nichts gesendet.',
  'review.statement':
    'Sie erklären im Namen Ihres Unternehmens, dass {contact} der Microsoft-Kundenvereinbarung für {customer} am {acceptedOn} zugestimmt hat. Microsoft hält das fest und informiert {contact} per E-Mail.',
  'review.confirm': 'Zustimmung bestätigen',
  'review.change': 'Ändern',

  'receipt.intended.title': 'Wird eingetragen …',
  'receipt.intended.text': 'Ich warte auf die Antwort von Partner Center. Sobald sie da ist, ändert sich diese Karte.',
  'receipt.recorded.title': 'Zustimmung eingetragen',
  'receipt.recorded.text':
    'Partner Center hat die Zustimmung eingetragen. Microsoft schickt der Person, die zugestimmt hat, innerhalb von 30 Minuten eine E-Mail.',
  'receipt.already-recorded.title': 'Bereits eingetragen',
  'receipt.already-recorded.text':
    'Partner Center hatte schon eine Zustimmung dieser Person, deshalb ist nichts dazugekommen.',
  'receipt.refused.title': 'Nicht eingetragen',
  'receipt.uncertain.title': 'Noch keine Antwort',
  'receipt.uncertain.text':
    'Partner Center hat nicht geantwortet. Ob es eingetragen ist, ist noch offen. Ich prüfe es und sage Ihnen hier Bescheid. Bitte geben Sie es nicht noch einmal ein.',
  'receipt.tryAgain': 'Noch einmal versuchen',

  'cancelled.title': 'Abgebrochen',
  'cancelled.text': 'Für {customer} ist nichts an Microsoft gesendet worden.',
  'cancelled.startOver': 'Neu beginnen',

  'invite.title': 'Den Kunden einladen, selbst zuzustimmen',
  'invite.text':
    'Lesen Sie die E-Mail und ändern Sie sie, wie Sie möchten. Ich sende nichts selbst: Sie senden sie danach aus Ihrem eigenen E-Mail-Programm.',
  'invite.link': 'Hier stimmt der Kunde zu: {link}',
  'invite.to': 'Empfänger: {email}',
  'invite.noAddress':
    'Partner Center hat von diesem Kunden keine E-Mail-Adresse. Tragen Sie den Empfänger in Ihrem E-Mail-Programm ein.',
  'invite.language': 'Sprache der E-Mail. Eine andere ersetzt den Text.',
  'invite.useLanguage': 'Diese Sprache verwenden',
  'invite.subject': 'Betreff',
  'invite.body': 'Nachricht',
  'invite.missing.subject': 'Geben Sie einen Betreff ein.',
  'invite.missing.body': 'Geben Sie den Text der E-Mail ein.',
  'invite.cut': 'Das war zu lang, deshalb habe ich es gekürzt. Prüfen Sie, wie es jetzt endet.',
  'invite.send': 'Mit dieser E-Mail einladen',
  'invite.ready.title': 'Die E-Mail ist fertig',
  'invite.ready.text':
    'Ich habe die Einladung vermerkt. Öffnen Sie die E-Mail jetzt in Ihrem E-Mail-Programm und senden Sie sie, oder kopieren Sie sie von hier.',
  'invite.ready.tooLong':
    'Ich habe die Einladung vermerkt. Die E-Mail ist zu lang, um sie von hier zu öffnen: Kopieren Sie sie in Ihr E-Mail-Programm und senden Sie sie.',
  'invite.open': 'Als E-Mail öffnen',
  'invite.kept': 'Ihre E-Mail ist noch da',

  'history.title': 'Bestätigungen und Einladungen, die neuesten zuerst',
  'history.empty': 'Für diesen Kunden hat hier noch niemand etwas bestätigt.',
  'history.elsewhere': 'Was direkt in Partner Center bestätigt wurde, steht unter Status, nicht hier.',
  'history.more': 'Ältere Einträge werden nicht gezeigt.',
  'history.contact': 'Zugestimmt hat {contact} ({email}) am {acceptedOn}',
  'history.agent': 'Eingegeben von {agent}, {instant}',
  'history.reference': 'Referenz {reference}',
  'history.intended': 'Wird eingetragen',
  'history.recorded': 'Eingetragen',
  'history.already-recorded': 'Bereits eingetragen',
  'history.refused': 'Nicht eingetragen',
  'history.uncertain': 'Noch keine Antwort',
  'history.invited': 'Eingeladen',
  'history.invited.how': 'Gebeten, im Microsoft 365 Admin Center zuzustimmen',
  'history.invited.by': 'Eingeladen von {agent}, {instant}',

  'language.title': 'Welche Sprache soll ich sprechen?',
  'language.text': 'Im Moment ist es {current}.',
  'language.chosen.title': 'Ich spreche jetzt Deutsch mit Ihnen',
  'language.chosen.text': 'Sie können das jederzeit ändern: Schreiben Sie „{command}“.',

  'template.title': 'Text der Vereinbarung',
  'template.fiveMinutes': 'Die Links gelten fünf Minuten',
  'template.text': 'Danach holen Sie hier neue.',
  'template.preview': 'Im Browser ansehen',
  'template.download': 'Im Browser herunterladen',
  'template.fresh': 'Neue Links',

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
  'notice.reference': 'Referenz {reference}',

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
  'notAllowed.partner.what':
    'Ihr Unternehmen ist ein indirekter Handelspartner. Bei Microsoft kann nur der indirekte Anbieter eine Zustimmung bestätigen.',
  'notAllowed.partner.provider': 'Ihr indirekter Anbieter: {providers}',
  'notAllowed.partner.next': 'Schicken Sie Ihrem Anbieter diese Nachricht. Ergänzen Sie, was Sie wissen.',
  'notAllowed.partner.label': 'Nachricht an Ihren Anbieter',
  'notAllowed.partner.message':
    'Guten Tag,\n\nbitte bestätigen Sie in Partner Center, dass dieser Kunde von uns der Microsoft-Kundenvereinbarung zugestimmt hat. Als indirekter Handelspartner können wir das nicht selbst.\n\nKunde: {customer}\nVor- und Nachname der Person, die zugestimmt hat:\nE-Mail-Adresse:\nTelefonnummer (optional):\nDatum der Zustimmung:\n\nVielen Dank!',

  'notFound.title': 'Keinen Kunden gefunden',
  'notFound.what':
    'Kein Kundenname und keine Domäne beginnt mit „{words}“, und es ist auch keine Mandanten-ID eines Kunden.',
  'notFound.next': 'Prüfen Sie die Schreibweise, oder schreiben Sie nur die ersten Buchstaben.',

  'unknown.title': 'Das habe ich nicht verstanden',
  'unknown.what': '„{typed}“ gehört nicht zu dem, was Sie mich fragen können.',
  'unknown.nearest': 'Vielleicht meinten Sie: {commands}',
  'unknown.next': 'Schreiben Sie „{command}“, um alles zu sehen, was ich kann.',

  'outdated.title': 'Diese Karte ist überholt',
  'outdated.text':
    'Seit sie gezeigt wurde, hat sich etwas geändert, oder sie war für jemand anderen. Die Schaltfläche hat nichts bewirkt.',
  'outdated.next': 'Wo ein Kunde steht, sehen Sie mit „{command}“ und seinem Namen.',

  'private.title': 'Das besser unter uns',
  'private.text': 'Hier geht es um personenbezogene Daten. Die zeige und erfrage ich nur in unserem privaten Chat.',
  'private.open': 'Zu unserem privaten Chat',

  'working.title': 'Ich bin noch dabei',
  'working.text': 'Das dauert etwas länger. Die Antwort erscheint an dieser Stelle.',

  'askCustomer.title': 'Welcher Kunde?',
  'askCustomer.text': 'Schreiben Sie den Anfang seines Namens, seine Domäne oder seine Mandanten-ID.',

  'place.title': 'Dieses Land kenne ich nicht',
  'place.text':
    'Schreiben Sie das Land mit zwei Buchstaben und dahinter, wenn Sie möchten, eine Sprache. Zum Beispiel: {command}',

  'nothingToCancel.title': 'Es gibt nichts abzubrechen',
  'nothingToCancel.text': 'Es ist nichts offen, und es ist nichts gesendet worden.',
};
