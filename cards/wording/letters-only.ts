/** Letters and digits only: "E-Mail *", "e_mail" and "Email" are the same. */
export function lettersOnly(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
