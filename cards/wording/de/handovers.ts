import type { handovers as english } from '../en/handovers.ts';
import type { Texts } from '../texts.ts';

export const handovers: Texts<typeof english> = {
  'help.hand-over': 'Bittet Kollegen, die bestätigen dürfen, einen Kunden zu übernehmen',
  'status.handOver': 'Sie können das nicht selbst bestätigen, aber an Kollegen übergeben, die es dürfen.',
  'handover.title': 'An Kollegen übergeben',
  'handover.text':
    'Sie können diesen Kunden nicht selbst bestätigen. Ich frage die Kollegen, die es dürfen; wer ihn zuerst übernimmt, hat ihn.',
  'handover.to': 'Ich frage {names}.',
  'handover.note': 'Nachricht an die Kollegen (optional)',
  'handover.send': 'Übergeben',
  'handover.kept': 'Ihre Nachricht ist noch da',
  'handover.nobody.title': 'Es gibt niemanden für die Übergabe',
  'handover.nobody.text': 'Keiner der Kollegen, die schon mit mir gesprochen haben, darf eine Zustimmung bestätigen.',
  'handover.nobody.next':
    'Bitten Sie einen Administrator-Agent oder Vertriebsbeauftragten Ihres Unternehmens, mir in Teams Hallo zu sagen. Versuchen Sie es dann noch einmal.',
  'handover.offered.title': 'Ein Kollege bittet um Ihre Hilfe',
  'handover.offered.text':
    'Er kann die Zustimmung dieses Kunden nicht bestätigen, Sie aber schon. Wer zuerst übernimmt, hat den Kunden.',
  'handover.sent.title': 'Übergeben',
  'handover.sent.text': 'Ich habe Ihre Kollegen gefragt. Sie hören von mir, wenn jemand übernimmt.',
  'handover.again.title': 'Zurückgegeben',
  'handover.again.text':
    'Wer übernommen hatte, hat den Kunden zurückgegeben. Ich habe Ihre Kollegen noch einmal gefragt.',
  'handover.mine.title': 'Der Kunde gehört jetzt Ihnen',
  'handover.mine.text':
    'Bestätigen Sie die Zustimmung, oder laden Sie den Kunden ein. Ihr Kollege hört von mir, wie es ausgeht.',
  'handover.helped.title': 'Jemand kümmert sich darum',
  'handover.helped.text': 'Ein Kollege hat übernommen. Sie hören von mir, wie es ausgeht.',
  'handover.late.title': 'Jemand anders hat übernommen',
  'handover.late.text': 'Für Sie gibt es nichts mehr zu tun.',
  'handover.settled.title': 'Erledigt',
  'handover.settled.text': 'Die Zustimmung dieses Kunden liegt jetzt in Partner Center vor.',
  'handover.closed.title': 'Ohne Zustimmung beendet',
  'handover.closed.text': 'Wer übernommen hatte, konnte nicht bestätigen. Fragen Sie nach dem Grund.',
  'handover.from': 'Von',
  'handover.at': 'Übergeben am',
  'handover.takenBy': 'Übernommen von',
  'handover.closedBy': 'Beendet von',
  'handover.take': 'Ich übernehme',
  'handover.giveBack': 'Zurückgeben',
  'handover.close': 'Nicht zu bestätigen',
  'status.remind': 'Erinnerungen',
  'status.handedOver.open': '{agent} hat den Kunden an Kollegen übergeben, die bestätigen dürfen.',
  'status.handedOver.taken': '{agent} hat den Kunden übernommen und kümmert sich darum.',
};
