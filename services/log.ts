/** Fields that identify what happened. Never tokens, message text, card inputs, or a contact's name, e-mail or phone. */
export type LogFields = Readonly<Record<string, unknown>>;

/** What services may say to the operator: fields first, then a fixed lower-case phrase in the past tense. */
export interface Log {
  info(fields: LogFields, phrase: string): void;
  warn(fields: LogFields, phrase: string): void;
  error(fields: LogFields, phrase: string): void;
}
