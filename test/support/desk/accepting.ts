import { expect } from '@jest/globals';
import type { ShownCard } from '../cards/shown-card.ts';

/** The address in an e-mail with a link to a page on which a customer accepts. */
export function addressIn(letter: ShownCard): string {
  const [address] = /http:\/\/127\.0\.0\.1:\d+\/mca\/?\?attestationid=[\w-]+/.exec(letter.inputs['body'] ?? '') ?? [];
  if (address === undefined) throw new Error(`no address in the letter: ${letter.text}`);
  return address;
}

/** What makes the address: whoever knows it can accept. */
export function secretIn(address: string): string {
  return new URL(address).searchParams.get('attestationid') ?? '';
}

/** The customer opens Microsoft's page and presses a button on it. */
export async function answersOn(address: string, answer: 'agreed' | 'declined'): Promise<void> {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams({ answer }) });
  expect(response.status).toBe(200);
}
