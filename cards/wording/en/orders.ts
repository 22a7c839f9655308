/** Texts about whether an order would be refused. */
export const orders = {
  'help.order': 'Tells whether an order would be refused for the missing agreement',
  'order.ready.title': 'An order can go ahead',
  'order.ready.text':
    'The customer has accepted the agreement, so an order will not be refused for it. That is all I have checked.',
  'order.refusal.title': 'An order would be refused',
  'order.no-acceptance.text':
    'Partner Center holds no acceptance of the Microsoft Customer Agreement for this customer, and takes no new purchase without one. Automatic renewals go on.',
  'order.renewal-due.text':
    'This acceptance is dated {acceptedOn}. One from before {cutoff} has to be confirmed again before the next purchase.',
  'order.unknown.title': 'I can’t say whether an order can go ahead',
  'order.unknown.text': 'I couldn’t read the status of this customer. Don’t take that for a yes.',
  'order.not-a-customer.text': 'Partner Center knows no such customer of your company.',
  'order.refused.title': 'This order was refused for the missing agreement',
  'order.refused.text':
    'Partner Center knows of no acceptance of the Microsoft Customer Agreement for this customer. Once there is one, place the order again.',
  'order.refused.ask': 'Which customer was it for? Type any part of its name, its domain or its tenant ID.',
} as const;
