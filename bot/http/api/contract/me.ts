import { z } from 'zod';
import { operation } from './operation.ts';
import { dayIn, instant, language, person } from './values.ts';

const roles = ['admin-agent', 'sales-agent', 'helpdesk-agent', 'global-admin'] as const;

const me = z
  .object({
    person,
    roles: z.array(z.enum(roles)),
    may: z
      .object({
        'see-status': z.boolean(),
        attest: z.boolean(),
        invite: z.boolean(),
        'create-customer': z.boolean(),
        'hand-over': z.boolean(),
        'use-reminders': z.boolean(),
        'partner-settings': z.boolean(),
        'see-evidence': z.boolean(),
        'export-evidence': z.boolean(),
        'attach-evidence': z.boolean(),
      })
      .meta({ description: 'What to offer. Each act is checked again when it is done.' }),
    isReseller: z.boolean().meta({ description: 'Confirming and the status are for the provider alone.' }),
    providers: z.array(z.string()),
    language: language.meta({ description: 'Of the sentences in these answers.' }),
    chosenLanguage: language.nullable().meta({ description: 'Null while the person follows Teams.' }),
    timeZone: z.string().meta({ description: 'Decides what "today" is.' }),
    partnerName: z.string(),
  })
  .meta({ id: 'Me' });

const preferences = z
  .object({
    delivery: z.enum(['digest', 'single']),
    pausedUntil: instant.nullable(),
    hasOptedOut: z.boolean(),
  })
  .meta({ id: 'Preferences', description: 'How one person wants to be reminded.' });

export const meOperations = {
  getMe: operation({
    id: 'getMe',
    method: 'get',
    path: '/me',
    tag: 'Me',
    summary: 'Who I am here, and what I may do',
    answer: me,
  }),
  chooseLanguage: operation({
    id: 'chooseLanguage',
    method: 'put',
    path: '/me/language',
    tag: 'Me',
    summary: 'Choose the language of the chat and of these answers',
    body: z.object({ language }),
    answer: me,
  }),
  getPreferences: operation({
    id: 'getPreferences',
    method: 'get',
    path: '/me/preferences',
    tag: 'Me',
    summary: 'How I want to be reminded',
    answer: preferences,
  }),
  savePreferences: operation({
    id: 'savePreferences',
    method: 'put',
    path: '/me/preferences',
    tag: 'Me',
    summary: 'Change how I want to be reminded',
    body: z.object({
      delivery: z.enum(['digest', 'single']),
      pausedUntil: dayIn.nullable().meta({ description: 'No reminders before this day begins where I am.' }),
      hasOptedOut: z.boolean(),
    }),
    answer: preferences,
  }),
};
