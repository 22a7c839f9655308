/** Every text of the cards, as ICU messages. The other languages have the same keys and placeholders. */
export const en = {
  agreement: 'Microsoft Customer Agreement',

  'welcome.title': 'Hello, I’m Agreement Desk',
  'welcome.intro':
    'I tell you which customers have accepted the Microsoft Customer Agreement, and I record it in Partner Center when you confirm an acceptance.',
  'welcome.outro': 'Three things to try. Type “help” whenever you want to see everything I can do.',

  'help.title': 'What you can ask me',
  'help.intro': 'Type a command, followed by a customer where one is needed.',
  'help.outro': 'A customer is the beginning of its name or domain, or its tenant ID.',
  'help.status': 'Shows whether a customer has accepted the agreement',
  'help.confirm': 'Confirms to Microsoft that a customer has accepted',
  'help.invite': 'Invites a customer to accept in the Microsoft 365 admin center',
  'help.history': 'Shows who confirmed what, and when',
  'help.template': 'Gets the text of the agreement for a country',
  'help.language': 'Changes the language I speak with you',
  'help.cancel': 'Stops what you are doing; nothing is sent',
  'help.help': 'Shows this overview',
  'help.example.country': 'DE',
  'help.example.language': 'Deutsch',

  'choose.title': 'Which customer do you mean?',
  'choose.intro': 'These customers begin with “{words}”.',
  'choose.more':
    'More customers begin like this. If yours is not here, type more of its name, its domain or its tenant ID.',

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

  'form.title': 'Who accepted the agreement?',
  'form.intro':
    'Enter the person at the customer who accepted, not yourself. Microsoft sends this person an email about it.',
  'form.check': 'Some details need another look. They are marked below.',
  'form.firstName': 'First name',
  'form.lastName': 'Last name',
  'form.email': 'Email address',
  'form.phoneNumber': 'Phone number (optional)',
  'form.acceptedOn': 'Date of acceptance',
  'form.missing.firstName': 'Enter the person’s first name.',
  'form.missing.lastName': 'Enter the person’s last name.',
  'form.missing.email': 'Enter the person’s email address.',
  'form.missing.acceptedOn': 'Choose the day on which the customer accepted.',
  'form.problem.too-long': 'This is too long. Shorten it.',
  'form.problem.not-an-email': 'This is not an email address. It looks like name@example.com.',
  'form.problem.not-a-phone-number':
    'This is not a phone number. Use digits and a leading + if you like, or leave it empty.',
  'form.problem.not-a-date': 'This is not a date. Choose a day in the calendar.',
  'form.problem.in-the-future': 'This day has not come yet. Choose {today} or earlier.',
  'form.problem.before-the-agreement': 'The agreement did not exist on this day. Choose a day from 2018 on.',
  'form.review': 'Review',
  'form.cancel': 'Cancel',

  'review.title': 'Check before it goes to Microsoft',
  'review.text': 'Nothing has been sent yet.',
  'review.statement':
    'You state on behalf of your company that {contact} accepted the Microsoft Customer Agreement for {customer} on {acceptedOn}. Microsoft records this and informs {contact} by email.',
  'review.confirm': 'Confirm acceptance',
  'review.change': 'Change',

  'receipt.intended.title': 'Being recorded…',
  'receipt.intended.text': 'I’m waiting for Partner Center to answer. This card changes as soon as it does.',
  'receipt.recorded.title': 'Acceptance recorded',
  'receipt.recorded.text':
    'Partner Center has recorded the acceptance. Within 30 minutes, Microsoft emails the person who accepted.',
  'receipt.already-recorded.title': 'Already recorded',
  'receipt.already-recorded.text': 'Partner Center already held an acceptance by this person, so nothing was added.',
  'receipt.refused.title': 'Not recorded',
  'receipt.uncertain.title': 'No answer yet',
  'receipt.uncertain.text':
    'Partner Center hasn’t answered, so it may or may not be recorded. I’m checking and will tell you here. Please don’t enter it again.',
  'receipt.tryAgain': 'Try again',

  'cancelled.title': 'Cancelled',
  'cancelled.text': 'Nothing was sent to Microsoft for {customer}.',
  'cancelled.startOver': 'Start over',

  'invite.title': 'Invite the customer to accept',
  'invite.text':
    'Read the email and change it as you like. I send nothing myself: afterwards you send it from your own email program.',
  'invite.link': 'The customer accepts here: {link}',
  'invite.to': 'Recipient: {email}',
  'invite.noAddress':
    'Partner Center has no email address for this customer. Enter the recipient in your email program.',
  'invite.language': 'Language of the email. Another one replaces the text.',
  'invite.useLanguage': 'Use this language',
  'invite.subject': 'Subject',
  'invite.body': 'Message',
  'invite.missing.subject': 'Enter a subject.',
  'invite.missing.body': 'Enter the text of the email.',
  'invite.cut': 'This was too long, so I have cut it. Check how it ends now.',
  'invite.send': 'Invite with this email',
  'invite.ready.title': 'The email is ready',
  'invite.ready.text':
    'I have noted the invitation. Now open the email in your email program and send it, or copy it from here.',
  'invite.ready.tooLong':
    'I have noted the invitation. The email is too long to be opened from here: copy it into your email program and send it.',
  'invite.open': 'Open in email',
  'invite.kept': 'Your email is still here',

  'history.title': 'Confirmations and invitations, newest first',
  'history.empty': 'Nobody has confirmed anything for this customer here yet.',
  'history.elsewhere': 'Confirmations made directly in Partner Center show under status, not here.',
  'history.more': 'Older entries are not shown.',
  'history.contact': 'Accepted by {contact} ({email}) on {acceptedOn}',
  'history.agent': 'Entered by {agent}, {instant}',
  'history.reference': 'Reference {reference}',
  'history.intended': 'Being recorded',
  'history.recorded': 'Recorded',
  'history.already-recorded': 'Already recorded',
  'history.refused': 'Not recorded',
  'history.uncertain': 'No answer yet',
  'history.invited': 'Invited',
  'history.invited.how': 'Asked to accept in the Microsoft 365 admin center',
  'history.invited.by': 'Invited by {agent}, {instant}',

  'language.title': 'Which language shall I speak?',
  'language.text': 'Right now it is {current}.',
  'language.chosen.title': 'I now speak English with you',
  'language.chosen.text': 'You can change it at any time: type “{command}”.',

  'template.title': 'Text of the agreement',
  'template.fiveMinutes': 'The links work for five minutes',
  'template.text': 'After that, get fresh ones here.',
  'template.preview': 'Preview in browser',
  'template.download': 'Download in browser',
  'template.fresh': 'Fresh links',

  'reason.role.what': 'Partner Center says that your role does not allow this.',
  'reason.role.next': 'Ask a Global admin of your company to check that you are an Admin agent or a Sales agent.',
  'reason.roles.what': 'I can’t check your role with Microsoft right now, so I can’t go on.',
  'reason.roles.next': 'Try again in a few minutes. If it stays like this, tell your administrator.',
  'reason.partner-type.what':
    'Partner Center says that your company can’t do this itself. That is so for indirect resellers.',
  'reason.partner-type.next': 'Ask your indirect provider to do it.',
  'reason.sign-in.what': 'Partner Center did not accept our sign-in.',
  'reason.sign-in.next': 'Tell your administrator: my access to Partner Center has to be renewed.',
  'reason.mfa.what': 'Partner Center asks for multifactor authentication, and our sign-in came without it.',
  'reason.mfa.next': 'Tell your administrator: my access to Partner Center has to be renewed with a second factor.',
  'reason.relationship.what':
    'Partner Center knows of no reseller relationship between your company and this customer.',
  'reason.relationship.next':
    'Request the relationship in Partner Center first. Once the customer has accepted it, come back.',
  'reason.customer.what': 'Partner Center can’t find this customer.',
  'reason.customer.next': 'Check in Partner Center whether it is still a customer of your company.',
  'reason.retired.what': 'Microsoft no longer takes confirmations in this way.',
  'reason.retired.next': 'Ask the customer to accept in the Microsoft 365 admin center, and tell your administrator.',
  'reason.busy.what': 'Partner Center has too much to do right now and asks us to wait.',
  'reason.busy.next': 'Try again in a few minutes.',
  'reason.unreachable.what': 'I can’t reach Partner Center.',
  'reason.unreachable.next': 'Try again in a few minutes. If it stays like this, tell your administrator.',
  'reason.timeout.what': 'Partner Center did not answer in time.',
  'reason.timeout.next': 'Try again in a few minutes.',
  'reason.not-recorded.what':
    'Partner Center never answered, and I have checked: it holds nothing of this confirmation.',
  'reason.not-recorded.next': 'Try again. Nothing will be there twice.',
  'reason.rejected.what': 'Partner Center did not accept these details.',
  'reason.rejected.next': 'Check them and try again. If it still says no, give the reference to your administrator.',
  'reason.trouble.what': 'Partner Center has a problem of its own right now.',
  'reason.trouble.next': 'Try again in a few minutes.',
  'reason.not-understood.what': 'Partner Center gave an answer that I don’t understand.',
  'reason.not-understood.next': 'Try again later. If it stays like this, give the reference to your administrator.',

  'failed.title': 'That did not work',

  'wrong.title': 'Something went wrong on our side',
  'wrong.text': 'It is not your doing. Please try again.',
  'wrong.next': 'If it happens again, give this reference to your administrator.',
  'notice.reference': 'Reference {reference}',

  'role.admin-agent': 'Admin agent',
  'role.sales-agent': 'Sales agent',
  'role.helpdesk-agent': 'Helpdesk agent',
  'role.global-admin': 'Global admin',

  'notAllowed.see-status': 'You can’t see customers here',
  'notAllowed.attest': 'You can’t confirm acceptances',
  'notAllowed.invite': 'You can’t invite customers',
  'notAllowed.create-customer': 'You can’t create customers',
  'notAllowed.hand-over': 'You can’t hand this over',
  'notAllowed.partner-settings': 'You can’t change your company’s settings',
  'notAllowed.noRole.what':
    'You have none of the roles that work with customers: Admin agent, Sales agent, Helpdesk agent or Global admin.',
  'notAllowed.noRole.next':
    'Ask a Global admin of your company for a role in Partner Center. I see it within five minutes.',
  'notAllowed.role.what': 'Your role is {roles}. Only an {allowed} can do this.',
  'notAllowed.role.next': 'Ask a colleague who has it, or ask a Global admin of your company to give it to you.',
  'notAllowed.partner.what':
    'Your company is an indirect reseller. Microsoft lets only the indirect provider confirm an acceptance.',
  'notAllowed.partner.provider': 'Your indirect provider: {providers}',
  'notAllowed.partner.next': 'Send your provider this message. Fill in what you know.',
  'notAllowed.partner.label': 'Message to your provider',
  'notAllowed.partner.message':
    'Hello,\n\nplease confirm in Partner Center that this customer of ours has accepted the Microsoft Customer Agreement. As an indirect reseller, we can’t do that ourselves.\n\nCustomer: {customer}\nFirst and last name of the person who accepted:\nEmail address:\nPhone number (optional):\nDate of acceptance:\n\nThank you!',

  'notFound.title': 'No customer found',
  'notFound.what': 'No customer’s name or domain begins with “{words}”, and it is no tenant ID of a customer.',
  'notFound.next': 'Check the spelling, or type only the first few letters.',

  'unknown.title': 'I didn’t understand that',
  'unknown.what': '“{typed}” is none of the things you can ask me.',
  'unknown.nearest': 'Perhaps you meant: {commands}',
  'unknown.next': 'Type “{command}” to see everything I can do.',

  'outdated.title': 'This card is out of date',
  'outdated.text':
    'Something has changed since it was shown, or it was meant for somebody else. The button did nothing.',
  'outdated.next': 'To see where a customer stands, type “{command}” and its name.',

  'private.title': 'Let’s do this in private',
  'private.text': 'This is about people’s personal data. I only show and ask for that in our private chat.',
  'private.open': 'Go to our private chat',

  'working.title': 'Still working on it',
  'working.text': 'This takes a little longer. The answer will appear in this place.',

  'askCustomer.title': 'Which customer?',
  'askCustomer.text': 'Type the beginning of its name, its domain or its tenant ID.',

  'place.title': 'I don’t know this country',
  'place.text': 'Write the country with two letters, followed by a language if you like. For example: {command}',

  'nothingToCancel.title': 'There is nothing to cancel',
  'nothingToCancel.text': 'Nothing is open, and nothing was sent.',
} as const;

export type WordingKey = keyof typeof en;

/** What every language has; a key too few or too many does not compile. */
export type Messages = Readonly<Record<WordingKey, string>>;
