import { orderErrorCodes } from '../partner-center/wire/order-error-codes.ts';

/** The agreement is missing (error-codes). Others that speak of an attestation, 10012, 900203 and 900206, are about something else. */
const agreementMissing = '13605';
const namesIt = new RegExp(`(?<![\\w.-])${agreementMissing}(?![\\w-])`, 'u');

/** Whether this is what an ordering tool shows of an order that was refused for the missing agreement: Partner Center's answer, or words with its code. */
export function isRefusedForAgreement(text: string): boolean {
  return orderErrorCodes(jsonIn(text)) ? namesRefusalInJson(text) : namesIt.test(text);
}

/** Whether Partner Center's own answer stands in it; words with the number may be about something else. */
export function namesRefusalInJson(text: string): boolean {
  return orderErrorCodes(jsonIn(text))?.includes(agreementMissing) ?? false;
}

/** Tools put words of their own around an answer, and chats cut long ones; then only the words are left to go by. */
function jsonIn(text: string): unknown {
  const from = text.indexOf('{');
  if (from < 0) return undefined;
  try {
    return JSON.parse(text.slice(from, text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
