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
    'I have noted the invitation. Now open the email in your email program and send it, or copy it from here.',
  'invite.ready.tooLong':
    'I have noted the invitation. The email is too long to be opened from here: copy it into your email program and send it.',
  'invite.open': 'Open in email',
  'invite.kept': 'Your email is still here',
} as const;
