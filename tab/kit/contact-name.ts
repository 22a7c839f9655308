interface Named {
  readonly firstName: string;
  readonly lastName: string;
}

/** In Chinese characters the family name comes first, and nothing stands between the two; as on the cards. */
export function contactName({ firstName, lastName }: Named): string {
  const isHan = /^\p{Script=Han}+$/u.test(firstName + lastName);
  return isHan ? lastName + firstName : `${firstName} ${lastName}`.trim();
}
