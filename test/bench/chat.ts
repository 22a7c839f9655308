import { seedCustomers } from '../../sandbox/partner-center/customers/customer.ts';
import { Person } from '../support/desk/person.ts';

/** Chats with one of the bots through the Teams sandbox. Every call resolves when the bot has answered. */
export interface Chat {
  /** A message, answered with one card. */
  say(text: string): Promise<void>;
  /** Throws unless the newest card about what was said holds `words`. */
  check(words: RegExp): Promise<void>;
  /** One message and two presses, each answered with one card. */
  walk(): Promise<void>;
}

export interface Place {
  readonly teamsUrl: string;
  /** Two people, so that the cards of one are not looked for among the many of the other. */
  readonly talking: string;
  readonly walking: string;
}

/** In turn: a customer is confirmed a few times in its life, and each time reads all that the ledger has of it. */
const unaccepted = seedCustomers
  .filter(({ attestedOn, acceptedDirectly, cloudAgreementOn }) => !attestedOn && !acceptedDirectly && !cloudAgreementOn)
  .map(({ companyName }) => companyName)
  .filter((name) => /^[A-Za-z ]{1,40}$/.test(name));

/** The product: what an agent types, and a confirmation from form to receipt. */
export function agreementChat(place: Place, partnerCenterUrl: string): Chat {
  const person = new Person(place.teamsUrl, place.walking);
  let walks = 0;
  return {
    say: (text) => say(place, text),
    check: (words) => check(place, words),
    async walk() {
      // Nobody has accepted anything again, so that each walk begins at the form.
      await fetch(`${partnerCenterUrl}/sandbox/reset`, { method: 'POST' });
      const form = await person.says(`confirm ${unaccepted[walks % unaccepted.length] ?? ''}`);
      const lastName = `Walker ${(walks += 1)}`;
      const contact = { firstName: 'Nora', lastName, email: 'nora@walker.example', phoneNumber: '' };
      const review = await person.presses(form, 'attestation.review', { ...contact, dateAgreed: '2026-01-15' });
      const receipt = await person.presses(review, 'attestation.confirm');
      if (!receipt.text.includes(lastName)) throw new Error(`no receipt but: ${receipt.text}`);
    },
  };
}

/** The floor: as many messages and presses, and nothing done about them. */
export function echoChat(place: Place): Chat {
  const person = new Person(place.teamsUrl, place.walking);
  const press = async (): Promise<void> => {
    const action = { type: 'Action.Execute', verb: 'any', data: {} };
    const { outcome } = await person.sends({ activityId: 'none', action, inputs: {} });
    if (outcome.kind !== 'card') throw new Error(`no card but: ${outcome.kind}`);
  };
  return {
    say: (text) => say(place, `card ${text}`),
    check: (words) => check(place, words),
    async walk() {
      await person.says('card confirm contoso');
      await press();
      await press();
    },
  };
}

async function say({ teamsUrl, talking }: Place, text: string): Promise<void> {
  const response = await fetch(`${teamsUrl}/api/people/${talking}/messages`, {
    method: 'POST',
    body: JSON.stringify({ text }),
  });
  const { status } = (await response.json()) as { status: number };
  if (status !== 200) throw new Error(`the bot answered ${status}`);
}

async function check({ teamsUrl, talking }: Place, words: RegExp): Promise<void> {
  const card = await new Person(teamsUrl, talking).newestCard();
  if (!words.test(card.text)) throw new Error(`not ${words.source} but: ${card.text}`);
}
