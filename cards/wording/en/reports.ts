/** Texts of the report on all customers. */
export const reports = {
  'help.report': 'Shows how many customers have accepted, the trend, and who confirmed',

  'report.title': 'Where your customers stand',
  'report.accepted.one': 'One of {customers} customers has accepted',
  'report.accepted': '{accepted} of {customers} customers have accepted',
  'report.reading': '{read} of {customers} customers read so far',
  'report.listing': 'I’m still looking for customers: {read} of {customers} found so far have been read',
  'report.others': 'The status of the others is not known yet.',
  'report.none.title': 'No customers yet',
  'report.none.text':
    'I don’t know any customer of your company yet. As soon as Partner Center has listed some, I count them here.',
  'report.trend.title': 'The last 12 weeks',
  'report.trend.customers': 'Customers',
  'report.trend.later': 'There is no trend yet. I count once a day, and from {day} on you can compare weeks here.',
  'report.trend.reading':
    'There is no trend yet. I start to count once a day when nearly all customers have been read.',
  'report.trend.accepted': 'From {from} to {to}, customers with acceptance went from {first} to {last}.',
  'report.trend.unconfirmed': 'Customers without acceptance went from {first} to {last}.',
  'report.trend.unknown': 'Customers whose status is not known went from {first} to {last}.',
  'report.agents.title': 'Who confirmed',
  'report.agents.nobody': 'Nobody has confirmed or invited a customer here yet.',
  'report.agents.others': 'Others ({count})',
  'report.agents.how': 'In the last 30 days, and in all in brackets',
  'report.agent.confirmed': '{recently} confirmed ({inAll})',
  'report.agent.invited': '{recently} invited ({inAll})',
  'report.counted': 'Counted on {instant}',
  'report.refresh': 'Refresh',
  'report.unconfirmed': 'Show unconfirmed',
} as const;
