import { type Kysely, sql } from 'kysely';

/** What became of the e-mail where the bot itself sends it from the agent's mailbox. Each try has a number, so that none is made twice. */
export async function createLinkMail({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('acceptance_links')
    .addColumn('mail_state', 'text', (column) =>
      column.check(sql`mail_state in ('sending', 'sent', 'refused', 'uncertain')`),
    )
    .execute();
  for (const column of ['mail_at', 'mail_problem'])
    await schema.alterTable('acceptance_links').addColumn(column, 'text').execute();
  await schema
    .alterTable('acceptance_links')
    .addColumn('mail_tries', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
