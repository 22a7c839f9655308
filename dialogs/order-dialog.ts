import { refusedOrderCard } from '../cards/refused-order-card.ts';
import type { AgreementCards } from './agreement-cards.ts';
import type { Answers } from './answers.ts';
import { CustomerDialog } from './customer-dialog.ts';
import type { OrderCards } from './order-cards.ts';

export const orderDialogId = 'order';

/** "order check contoso", or the pasted error of an order: would it be refused for the missing agreement? */
export class OrderDialog extends CustomerDialog {
  constructor(answers: Answers, cards: { agreements: AgreementCards; orders: OrderCards }) {
    super(orderDialogId, {
      answers,
      customers: cards.agreements,
      verb: 'order.check',
      show: (turn, customer) => cards.orders.check(turn, customer),
      refused: refusedOrderCard,
    });
  }
}
