/** The same keys as the English texts; one too few or too many does not compile. */
export type Texts<English> = Readonly<Record<keyof English, string>>;
