/** Why something cannot be done, and what to do next. */
export const refusals = {
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
  'notAllowed.role.nextForGlobal':
    'Ask a colleague who has it. As a Global admin, you can also give yourself the role in Partner Center.',
  'notAllowed.mayAttest.title': 'You don’t need to hand this over',
  'notAllowed.mayAttest.text': 'You can confirm it yourself. To do so, type “{command}” and the customer’s name.',
  'notAllowed.partner.what':
    'Your company is an indirect reseller. Microsoft lets only the indirect provider confirm an acceptance.',
  'notAllowed.partner.provider': 'Your indirect provider: {providers}',
  'notAllowed.partner.next': 'Send your provider this message. Fill in what you know.',
  'notAllowed.partner.label': 'Message to your provider',
  'notAllowed.partner.message':
    'Hello,\n\nplease confirm in Partner Center that this customer of ours has accepted the Microsoft Customer Agreement. As an indirect reseller, we can’t do that ourselves.\n\nCustomer: {customer}\nFirst and last name of the person who accepted:\nEmail address:\nPhone number (optional):\nDate of acceptance:\n\nThank you!',

  'notFound.title': 'No customer found',
  'notFound.what': 'I found no customer with “{words}” in its name, its domain or its tenant ID.',
  'notFound.next': 'Check the spelling, or type only a part of the name.',

  'unknown.title': 'I didn’t understand that',
  'unknown.what': '“{typed}” is none of the things you can ask me.',
  'unknown.nearest': 'Perhaps you meant: {commands}',
  'unknown.next': 'Type “{command}” to see everything I can do.',

  'noFiles.title': 'I can’t read files or pictures',
  'noFiles.text': 'Type what you would like to know, or paste the text itself.',

  'outdated.title': 'This card is out of date',
  'outdated.text':
    'Something has changed since it was shown, or it was meant for somebody else. The button did nothing.',
  'outdated.next': 'To see where a customer stands, type “{command}” and its name.',

  'private.title': 'Let’s do this in private',
  'private.text': 'This is about people’s personal data. I only show and ask for that in our private chat.',
  'private.open': 'Go to our private chat',
} as const;
