import type { Texts } from '../texts.ts';
import type { newCustomers as english } from '../en/new-customers.ts';

export const newCustomers: Texts<typeof english> = {
  'help.new-customer': 'Legt einen Kunden in Partner Center an',
  'help.invite-new': 'Lädt ein Unternehmen ein, das noch nicht Ihr Kunde ist',

  'new.title': 'Neuer Kunde',
  'new.step': 'Schritt {step} von 4',
  'new.next': 'Weiter',
  'new.back': 'Zurück',

  'new.company.heading': 'Um welches Unternehmen geht es?',
  'new.company.intro': 'Angelegt wird erst, wenn Sie am Ende alles geprüft haben.',
  'new.companyName': 'Firmenname',
  'new.domainPrefix': 'Domäne: der Teil vor {suffix}',
  'new.reseller': 'Indirekter Handelspartner',
  'new.reseller.none': 'Keiner, unser eigener Kunde',

  'new.details.heading': 'Wo ist das Unternehmen, und wer ist der primäre Kontakt?',
  'new.details.intro': 'Gemeint ist die Adresse in {country}.',
  'new.details.taxId':
    'Eine Steuernummer wie {sample} wird hier nicht abgefragt. Tragen Sie sie danach in Partner Center ein.',
  'new.addressLine1': 'Straße und Hausnummer',
  'new.addressLine2': 'Zweite Adresszeile (optional)',
  'new.city': 'Ort',
  'new.state': 'Bundesstaat oder Provinz',
  'new.postalCode': 'Postleitzahl',
  'new.registrationNumber': 'Registrierungsnummer des Unternehmens',
  'new.optional': '{field} (optional)',

  'new.problem.missing': 'Füllen Sie dieses Feld aus.',
  'new.problem.not-a-name':
    'Das ist kein Firmenname. Er braucht mindestens zwei Zeichen, darunter einen Buchstaben oder eine Ziffer.',
  'new.problem.not-a-domain': 'Verwenden Sie nur Buchstaben von a bis z und Ziffern, höchstens 27.',
  'new.problem.domain-taken': 'Diese Domäne ist schon vergeben. Wählen Sie eine andere.',
  'new.problem.unknown-country': 'Partner Center kennt dieses Land nicht.',
  'new.problem.unknown-reseller': 'Das ist keiner Ihrer Handelspartner. Wählen Sie einen anderen.',
  'new.problem.not-a-state': 'Partner Center kennt diesen Bundesstaat nicht. Wählen Sie einen aus der Liste.',
  'new.problem.not-a-postal-code': 'Eine Postleitzahl in diesem Land sieht anders aus.',
  'new.problem.not-the-customers': 'Das ist eine Adresse von Microsoft. Geben Sie eine des Kunden ein.',
  'new.problem.refused-address': 'Partner Center nimmt diese Adresse nicht an. Prüfen Sie sie ganz.',
  'new.problem.road': 'Wählen Sie eines von beiden.',

  'new.address.title': 'Stimmt die Adresse?',
  'new.address.similar':
    'Partner Center kennt sie nicht, aber etwas Ähnliches. Nehmen Sie, was passt, oder behalten Sie Ihre.',
  'new.address.unknown': 'Partner Center kennt sie nicht. Ändern Sie sie, oder behalten Sie sie, wenn Sie sicher sind.',
  'new.address.yours': 'Ihre Eingabe',
  'new.address.suggestion': 'Vorschlag {number}',
  'new.address.take': 'Vorschlag {number} nehmen',
  'new.address.keep': 'Meine behalten',

  'new.acceptance.heading': 'Wie stimmt der Kunde der Vereinbarung zu?',
  'new.acceptance.intro':
    'Wenn Sie für den Kunden bestätigen, prüfen Sie unten, wer wann zugestimmt hat. Sonst lassen Sie es stehen: Es wird nicht gesendet.',
  'new.acceptance.onlyAsk':
    'Sie können Zustimmungen nicht selbst bestätigen, daher wird der Kunde gefragt. Danach kann auch jemand aus Ihrem Team bestätigen, der es darf.',
  'new.road': 'Microsoft-Kundenvereinbarung',
  'new.road.attest': 'Wir bestätigen, dass der Kunde zugestimmt hat',
  'new.road.ask': 'Der Kunde wird gebeten zuzustimmen',

  'new.review.title': 'Bitte prüfen, bevor der Kunde angelegt wird',
  'new.review.ask': 'Der Kunde wird gebeten, der Vereinbarung zuzustimmen. Sie laden ihn ein, sobald er angelegt ist.',
  'new.create': 'Kunden anlegen',
  'new.change.company': 'Unternehmen ändern',
  'new.change.details': 'Adresse und Kontakt ändern',
  'new.change.acceptance': 'Zustimmung ändern',
  'new.fact.company': 'Unternehmen',
  'new.fact.address': 'Adresse',
  'new.fact.contact': 'Primärer Kontakt',
  'new.fact.registrationNumber': 'Registernummer',
  'new.fact.userName': 'Benutzername',
  'new.fact.password': 'Erstes Kennwort',

  'new.created.title': 'Kunde angelegt',
  'new.created.password':
    'Das erste Kennwort wird nur jetzt gezeigt. Notieren Sie es an einem sicheren Ort: Ich bewahre es nirgends auf.',
  'new.created.shown': 'Das erste Kennwort wurde einmal gezeigt und ist nirgends aufbewahrt.',
  'new.created.lost': 'Das erste Kennwort ist auf dem Weg zu Ihnen verloren gegangen. Es ist nirgends aufbewahrt.',
  'new.created.reset':
    'Wer eines braucht, setzt es in Partner Center zurück: den Kunden wählen, dann Benutzer und Lizenzen, dann den Benutzer.',
  'new.noted': 'Ich habe es notiert',
  'new.attested': 'Auch die Zustimmung ist bestätigt.',
  'new.attesting': 'Zur Zustimmung hat Partner Center noch nicht geantwortet. Ich sage Ihnen hier Bescheid.',
  'new.notAttested':
    'Den Kunden gibt es, aber seine Zustimmung ist noch nicht bestätigt. Ihre Eingaben sind noch da: Machen Sie dort weiter.',
  'new.ask': 'Der Kunde kann nichts bestellen, bevor er zugestimmt hat. Laden Sie ihn jetzt ein.',
  'new.confirmNow': 'Weiter bestätigen',
  'new.intended.title': 'Wird angelegt …',
  'new.intended.text': 'Ich warte auf die Antwort von Partner Center.',
  'new.uncertain.text':
    'Partner Center hat nicht geantwortet. Ob es den Kunden gibt, ist noch offen. Ich suche ihn und sage Ihnen hier Bescheid. Bitte legen Sie ihn nicht noch einmal an.',
  'new.refused.title': 'Nicht angelegt',
  'new.refused.domain-taken': 'Jemand hat die Domäne inzwischen genommen. Wählen Sie eine andere.',
  'new.refused.registration-number': 'Partner Center nimmt die Registrierungsnummer nicht an. Prüfen Sie sie.',
  'new.refused.phone-number': 'Partner Center verlangt in diesem Land eine Telefonnummer. Geben Sie eine ein.',
  'new.refused.not-created':
    'Partner Center hat nie geantwortet, und ich habe nachgesehen: Es wurde kein Kunde angelegt. Versuchen Sie es noch einmal.',
  'new.cancelled.text': 'Es wurde kein Kunde angelegt.',

  'relation.title': 'Einen neuen Kunden einladen',
  'relation.what':
    'Das Unternehmen stimmt der Handelspartnerbeziehung und der Microsoft-Kundenvereinbarung in einem Schritt zu.',
  'relation.to': 'Den Empfänger tragen Sie in Ihrem E-Mail-Programm ein.',
  'relation.reseller': 'Indirekter Handelspartner. Ein anderer ersetzt den Text.',
  'relation.own': 'Keiner, für uns selbst',
  'relation.rewrite': 'Neu schreiben',
  'relation.send': 'Diese E-Mail passt so',
  'relation.ready.text':
    'Öffnen Sie sie jetzt in Ihrem E-Mail-Programm und senden Sie sie, oder kopieren Sie sie von hier. Sobald das Unternehmen zugestimmt hat, finden Sie es unter Ihren Kunden.',
  'relation.ready.tooLong':
    'Sie ist zu lang, um sie von hier zu öffnen: Kopieren Sie sie in Ihr E-Mail-Programm und senden Sie sie. Sobald das Unternehmen zugestimmt hat, finden Sie es unter Ihren Kunden.',
};
