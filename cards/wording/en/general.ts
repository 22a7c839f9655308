/** Texts of welcome and help, of status, templates and languages, and words that several cards share. */
export const general = {
  agreement: 'Microsoft Customer Agreement',

  'welcome.title': 'Hello, I’m Agreement Desk',
  'welcome.intro':
    'I tell you which customers have accepted the Microsoft Customer Agreement, and I record it in Partner Center when you confirm an acceptance.',
  'welcome.outro': 'Three things to try. Type “help” whenever you want to see everything I can do.',

  'help.title': 'What you can ask me',
  'help.intro': 'Type a command, followed by a customer where one is needed.',
  'help.outro': 'Name a customer by any part of its name, its domain or its tenant ID.',
  'help.status': 'Shows whether a customer has accepted the agreement',
  'help.confirm': 'Confirms to Microsoft that a customer has accepted',
  'help.invite': 'Invites a customer to accept in the Microsoft 365 admin center',
  'help.history': 'Shows who confirmed what, and when',
  'help.template': 'Gets the text of the agreement for a country',
  'help.language': 'Changes the language I speak with you',
  'help.cancel': 'Stops what you are doing; nothing is sent',
  'help.help': 'Shows this overview',
  'help.example.country': 'Germany',
  'help.example.language': 'Deutsch',

  'choose.title': 'Which customer do you mean?',
  'choose.intro': 'These customers fit “{words}” best.',
  'choose.more': 'More customers fit. If yours is not here, type more of its name, its domain or its tenant ID.',

  'status.direct.title': 'Accepted by the customer',
  'status.direct.text': 'The customer accepted the agreement directly. There is nothing left for you to do.',
  'status.attested.title': 'Acceptance confirmed',
  'status.attested.text': 'Your company has confirmed to Microsoft that this customer has accepted.',
  'status.renewal-due.title': 'Needs confirming again',
  'status.renewal-due.text':
    'This acceptance is dated {acceptedOn}. An acceptance from before {cutoff} has to be confirmed again.',
  'status.none.title': 'No acceptance yet',
  'status.none.text':
    'Partner Center holds no acceptance for this customer. New purchases are blocked until one is confirmed.',
  'status.unknown.title': 'Status not known',
  'status.unknown.text': 'I couldn’t read the status, so I can’t say whether this customer has accepted.',
  'status.notYou': 'You can’t confirm it yourself. To see who can, type “{command}” and the customer’s name.',
  'status.privately': 'To confirm it, type “{command}” and the customer’s name in our private chat.',
  'status.confirm': 'Confirm acceptance',
  'status.confirmAgain': 'Confirm again',
  'status.invite': 'Invite the customer',
  'status.invited': 'Invited by {agent} on {day}',
  'status.history': 'History',
  'status.checkAgain': 'Check again',
  'status.show': 'Status',

  'road.direct': 'Directly, in the Microsoft 365 admin center',
  'road.attested': 'Confirmed by your company in Partner Center',

  'fact.road': 'Acceptance',
  'fact.acceptedOn': 'Accepted on',
  'fact.acceptedBy': 'Accepted by',
  'fact.email': 'Email',
  'fact.phone': 'Phone',
  'fact.noPhone': 'Not given',
  'fact.domain': 'Domain',
  'fact.tenantId': 'Tenant ID',
  'fact.readAt': 'Last checked',
  'fact.confirmedBy': 'Confirmed by',
  'fact.confirmedAt': 'Confirmed on',
  'fact.enteredBy': 'Entered by',
  'fact.enteredAt': 'Entered on',
  'fact.template': 'Template ID',
  'fact.reference': 'Reference',
  'fact.country': 'Country or region',
  'fact.language': 'Language',

  'language.title': 'Which language shall I speak?',
  'language.text': 'Right now it is {current}.',
  'language.chosen.title': 'I now speak English with you',
  'language.chosen.text': 'You can change it at any time: type “{command}”.',

  'notice.reference': 'Reference {reference}',

  'working.title': 'Still working on it',
  'working.text': 'This takes a little longer. The answer will appear in this place.',

  'askCustomer.title': 'Which customer?',
  'askCustomer.text': 'Type any part of its name, its domain or its tenant ID.',

  'nothingToCancel.title': 'There is nothing to cancel',
  'nothingToCancel.text': 'Nothing is open, and nothing was sent.',
} as const;
