import type { OrderReadiness } from '../../services/orders/order-readiness.ts';
import { reasonTexts } from '../kit/failure-texts.ts';
import { dayText } from '../wording/dates.ts';
import type { Wording } from '../wording/wording.ts';

interface ReadinessTexts {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What an agent, or somebody at an ordering tool, reads about it. */
export function orderReadinessTexts(readiness: OrderReadiness, wording: Wording): ReadinessTexts {
  switch (readiness.kind) {
    case 'ready':
      return { title: wording.text('order.ready.title'), paragraphs: [wording.text('order.ready.text')] };
    case 'unknown': {
      const paragraphs = [wording.text('order.unknown.text'), ...reasonTexts(readiness.reason, wording)];
      return { title: wording.text('order.unknown.title'), paragraphs };
    }
    case 'not-ready':
      return { title: wording.text('order.refusal.title'), paragraphs: [refusalText(readiness, wording)] };
  }
}

function refusalText(readiness: Extract<OrderReadiness, { kind: 'not-ready' }>, wording: Wording): string {
  switch (readiness.reason) {
    case 'no-acceptance':
    case 'not-a-customer':
      return wording.text(`order.${readiness.reason}.text`);
    case 'renewal-due': {
      const { attestation, cutoff } = readiness.acceptance;
      return wording.filled('order.renewal-due.text', {
        acceptedOn: dayText(attestation.acceptedOn, wording),
        cutoff: dayText(cutoff, wording),
      });
    }
  }
}
