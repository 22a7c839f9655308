import { z } from 'zod';
import { extensionCommands, findParameter } from '../../../dialogs/message-extension/extension-commands.ts';

// The `value` of each invoke of the message extension and of dialogs (botframework-schema, `MessagingExtensionQuery`,
// `MessagingExtensionAction`, `TaskModuleRequest`). Teams adds fields as it likes; of what we read, nothing is trusted.

const longestText = 40_000;
const mostAttachments = 10;

const text = z.string().transform((given) => given.slice(0, longestText).replaceAll('\0', ''));

/** What was typed. A first run, before anything is typed, brings a parameter of Teams' own and no words. */
export const queryValue = z.object({
  commandId: z.literal(extensionCommands.find),
  parameters: z
    .array(z.object({ name: z.string(), value: z.unknown() }))
    .catch([])
    .transform((all) => text.catch('').parse(all.find(({ name }) => name === findParameter)?.value)),
  queryOptions: z.object({ skip: z.number().catch(0) }).catch({ skip: 0 }),
});

export const linkValue = z.object({ url: z.string() });

/** `content` is HTML; cards of other apps come as JSON in a text. */
const message = z.object({
  body: z.object({ content: text.catch('') }).catch({ content: '' }),
  attachments: z
    .array(z.object({ content: text.catch('') }).catch({ content: '' }))
    .catch([])
    .transform((all) => all.slice(0, mostAttachments).map(({ content }) => content)),
});

/** `state` comes after a sign-in: what its page ended with. Without a message the action was opened beside the box. */
export const actionValue = z.object({
  commandId: z.literal(extensionCommands.confirm),
  messagePayload: message.optional().catch(undefined),
  state: z.string().max(200).optional().catch(undefined),
});

/** What a card in a dialog sends, or the button that opens one. */
export const stepValue = z.object({ data: z.record(z.string(), z.unknown()) });
