import en from '../../cards/wording/en.json' with { type: 'json' };
import type { TabDesk } from '../support/browser/tab-desk.ts';
import { openForm } from '../support/desk/confirming.ts';
import { until } from '../support/until.ts';

interface Entries {
  readonly entries: readonly { readonly kind: string; readonly proof: string }[];
}

/** The story of a customer that was confirmed with ground and file, beside the list. */
export async function evidencePicture(around: TabDesk, contact: object): Promise<Buffer> {
  const { desk, api } = around;
  const admin = desk.person('admin');
  const ground = { ground: 'signed-copy', groundReference: 'Contracts 2026, no. 14' };
  const form = await openForm(desk, admin, 'Contoso Ltd');
  await admin.presses(
    await admin.presses(form, 'attestation.review', { ...contact, ...ground }),
    'attestation.confirm',
  );
  const customerId = await desk.customerId('Contoso Ltd');
  const path = `/customers/${customerId}/evidence`;
  const body = '%PDF-1.7\nI, Tania Carr, accept.';
  const headers = { 'Content-Type': 'application/octet-stream' };
  await api.call('admin', { method: 'post', path: `${path}/attachments?name=Contoso%20signed.pdf`, body, headers });
  await until('the whole story is proved', async () => {
    const { entries } = (await api.call('admin', { method: 'get', path })).json as unknown as Entries;
    const isWhole = ['status-changed', 'file-attached'].every((kind) => entries.some((entry) => entry.kind === kind));
    return isWhole && entries.every(({ proof }) => proof === 'proved');
  });
  const place = encodeURIComponent(`view=customers&customer=${customerId}`);
  const size = { viewport: { width: 1240, height: 1500 }, timezoneId: 'Europe/Stockholm', deviceScaleFactor: 1.5 };
  const panel = await around.visit(`person=admin-agent&locale=en-US&subPage=${place}`, size);
  await panel.presses(en['which.go.evidence']);
  await panel.sees(en['story.file-attached']);
  const section = panel.tab.getByRole('region', { name: en['story.show'] });
  const box = await section.boundingBox();
  if (!box) throw new Error('The evidence is not in view.');
  const room = 20;
  const clip = { x: box.x - room, y: box.y - room, width: box.width + 2 * room, height: box.height + 2 * room };
  const picture = await panel.page.screenshot({ clip, animations: 'disabled' });
  await panel.close();
  return picture;
}
