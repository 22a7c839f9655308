/** Texts of the cards that invite a customer. */
export const invitations = {
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
    'I have noted the invitation. Now open the email in your email program and send it, or copy it from here. I will tell you when the customer has accepted.',
  'invite.ready.tooLong':
    'I have noted the invitation. The email is too long to be opened from here: copy it into your email program and send it. I will tell you when the customer has accepted.',
  'invite.open': 'Open in email',
  'invite.kept': 'Your email is still here',
  'invited.following': 'I keep checking whether the customer has accepted, and tell whoever invited it.',
  'invited.again': 'Invite again',
  'invited.seenAt': 'Seen',
  'invited.direct.title': 'The customer has accepted',
  'invited.direct.text':
    'You invited this customer, and it has accepted the agreement directly. There is nothing left for you to do.',
  'invited.attested.title': 'Acceptance confirmed',
  'invited.attested.text': 'You invited this customer. Your company has confirmed to Microsoft that it has accepted.',
  'invited.expired.title': 'Not accepted within 90 days',
  'invited.expired.text':
    'You invited this customer, and there is still no acceptance. I have stopped looking for it. If the customer still needs the agreement, invite it again.',
  'history.invited.direct': 'Invited, then accepted directly',
  'history.invited.attested': 'Invited, then confirmed by your company',
  'history.invited.expired': 'Invited, not accepted within 90 days',
  'history.invited.left': 'Invited, no longer your customer',
} as const;
