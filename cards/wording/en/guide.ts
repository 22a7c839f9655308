/** Texts of the scenario guide. */
export const guide = {
  'help.guide': 'Asks two or three questions and shows the right road to acceptance',
  'guide.title': 'Which road to acceptance?',
  'guide.bought.title': 'Has the customer bought before?',
  'guide.bought.text':
    'From any partner, or from Microsoft: offers, software or software subscriptions, reserved instances or an Azure plan.',
  'guide.bought.yes': 'Yes',
  'guide.bought.no': 'No, it is new',
  'guide.through.title': 'From whom did it buy?',
  'guide.through.text': 'If it bought from you as well as from others, choose “From us”.',
  'guide.through.us': 'From us',
  'guide.through.other-partner': 'From another partner',
  'guide.through.microsoft': 'Directly from Microsoft',
  'guide.sees.title': 'What does the customer see?',
  'guide.sees.text':
    'That is, when it opens the link to accept. The message is “Please reach out to your Partner to confirm your acceptance of the Microsoft Customer Agreement.”',
  'guide.sees.message': 'This message',
  'guide.sees.page': 'A page to accept',
  'guide.sees.nothing': 'Nothing yet',
  'guide.sees.auto-renewal': 'Only an automatic renewal',
  'guide.known':
    'I know this message. Microsoft shows it to customers who have bought before, so one question is enough.',
  'guide.fact.bought': 'Bought before',
  'guide.fact.through': 'Bought',
  'guide.fact.sees': 'Sees',
  'guide.fact.message': '“Please reach out to your Partner…”',
  'guide.again': 'Start over',
  'guide.attest.title': 'Confirm it for the customer',
  'guide.attest.1':
    'The customer has bought through you before and now makes a new purchase. In this case Microsoft may not let it accept in the Microsoft 365 admin center, and you have to confirm for it.',
  'guide.attest.2':
    'The customer has bought before and now makes a new purchase with you, a new partner. In this case Microsoft may not let it accept in the Microsoft 365 admin center, and you have to confirm for it.',
  'guide.attest.next':
    'Make sure that it has accepted. I ask you for the person who did, with an email address, and for the day.',
  'guide.attest.relationship':
    'If Partner Center does not have it among your customers yet, invite it as a new one first: type “{command}”.',
  'guide.invite.title': 'The customer can accept by itself',
  'guide.invite.page':
    'It sees the page, so all it has to do is to check the box there. Microsoft asks nothing of you. If you like, send it the link again.',
  'guide.invite.not-asked':
    'Invite it to accept in the Microsoft 365 admin center. Microsoft needs no confirmation from you then. If the customer sees the message that sends it to its partner, come back here.',
  'guide.invite.otherwise': 'If it has already accepted in another way, on paper for instance, confirm that instead.',
  'guide.invite.notYou': 'You can’t invite customers yourself. Ask an Admin agent or a Sales agent of your company.',
  'guide.invite-new.title': 'Invite it as a new customer',
  'guide.invite-new.text':
    'What another partner has confirmed holds for that partner only. A customer that is new to you accepts you as its reseller and the agreement in one go.',
  'guide.invite-new.next': 'To get the email for it, type “{command}”.',
  'guide.create.title': 'Set it up as a new customer',
  'guide.create.text': 'Microsoft lets a new customer buy only once it has accepted.',
  'guide.create.new':
    'If it has no tenant yet, create it, and then confirm its acceptance or invite it to accept: type “{command}”.',
  'guide.create.invite':
    'If it has one, invite it to accept you as its reseller and the agreement in one go: type “{command}”.',
  'guide.create.notYou': 'You can’t create customers yourself. Ask an Admin agent or a Sales agent of your company.',
  'guide.renewal-exempt.title': 'There is nothing to do',
  'guide.renewal-exempt.text':
    'Microsoft exempts automatic renewals: they go through without a new acceptance. When the customer wants to buy something new, come back here.',
  'guide.create.button': 'New customer',
  'guide.inviteNew.button': 'Invite as new customer',
} as const;
