/** Texts of the cards with which an acceptance is confirmed, and of the history. */
export const attestations = {
  'form.title': 'Who accepted the agreement?',
  'form.intro':
    'Enter the person at the customer who accepted, not yourself. Microsoft sends this person an email about it.',
  'form.check': 'Some details need another look. They are marked below.',
  'form.unchecked':
    'I couldn’t check whether this customer has accepted already. I’ll check again before anything is sent.',
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
  'review.underway.title': 'This customer is being confirmed right now',
  'review.underway.by': '{agent} confirmed this customer on {instant}. Partner Center has not answered yet.',
  'review.confirmed.title': 'This customer has been confirmed already',
  'review.confirmed.by': '{agent} confirmed this customer on {instant}: {contact} accepted on {acceptedOn}.',
  'review.confirmed.elsewhere': 'Partner Center already holds an acceptance by {contact} on {acceptedOn}.',
  'review.direct.title': 'The customer has accepted already',
  'review.again':
    'Confirming again adds one more record that can’t be removed. Do it only if you mean to, for example for a renewal.',
  'review.unchecked.title': 'I can’t check whether this customer has accepted already',
  'review.unchecked.text':
    'Try again in a few minutes, or confirm without the check. If the customer has accepted meanwhile, there will be two records.',
  'review.confirmUnchecked': 'Confirm without the check',
  'review.confirm': 'Confirm acceptance',
  'review.change': 'Change',

  'receipt.intended.title': 'Being recorded…',
  'receipt.intended.text': 'I’m waiting for Partner Center to answer. This card changes as soon as it does.',
  'receipt.recorded.title': 'Acceptance recorded',
  'receipt.recorded.text':
    'Partner Center has recorded the acceptance. Within 30 minutes, Microsoft emails the person who accepted.',
  'receipt.already-recorded.title': 'Already recorded',
  'receipt.already-recorded.text': 'Partner Center already held an acceptance by this person, so nothing was added.',
  'receipt.corrected.text':
    'Partner Center held nothing of this when I looked, and I told you so. It has recorded the acceptance after all, later than it should have. There is nothing for you to do.',
  'receipt.refused.title': 'Not recorded',
  'receipt.uncertain.title': 'No answer yet',
  'receipt.uncertain.text':
    'Partner Center hasn’t answered, so it may or may not be recorded. I’m checking and will tell you here. Please don’t enter it again.',
  'receipt.tryAgain': 'Try again',

  'cancelled.title': 'Cancelled',
  'cancelled.text': 'Nothing was sent to Microsoft for {customer}.',
  'cancelled.startOver': 'Start over',

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
  'history.corrected': 'Recorded after all',
  'history.refused': 'Not recorded',
  'history.uncertain': 'No answer yet',
  'history.invited': 'Invited',
  'history.invited.how': 'Asked to accept in the Microsoft 365 admin center',
  'history.invited.by': 'Invited by {agent}, {instant}',
} as const;
