import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { type RequestListener, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import en from '../../cards/wording/en.json' with { type: 'json' };
import { seedCustomers } from '../../sandbox/partner-center/customers/customer.ts';
import { partnerAppId } from '../../sandbox/registrations.ts';
import { seriousFaults } from '../support/browser/serious-faults.ts';
import { TabDesk } from '../support/browser/tab-desk.ts';
import type { TabPage } from '../support/browser/tab-page.ts';
import { openReview } from '../support/desk/confirming.ts';
import { sharedKeys } from '../support/microsoft/shared-keys.ts';

const others = createServer();
let around: TabDesk;
let shown: TabPage;
let othersUrl: string;

beforeAll(async () => {
  around = await TabDesk.open();
  await new Promise<void>((resolve) => others.listen(0, '127.0.0.1', resolve));
  othersUrl = `http://127.0.0.1:${(others.address() as AddressInfo).port}`;
});
afterAll(async () => {
  others.close();
  others.closeAllConnections();
  await around.close();
});

afterEach(async () => {
  others.removeAllListeners('request');
  expect(await around.leave()).toEqual([]);
});

const serves = (listener: RequestListener) => others.on('request', listener);

test('two people confirm one customer at once: the slower one reads who was faster, and nothing is sent twice', async () => {
  shown = await around.visitCustomer('admin-agent', 'Contoso Ltd');
  await shown.presses(en['status.confirm']);
  await shown.fills(en['form.acceptedOn'], '2026-03-02');
  await shown.presses(en['form.review'].replace('{customer}', 'Contoso Ltd'));
  await shown.sees(en['review.title']);

  const sam = around.desk.person('sales');
  const review = await openReview(around.desk, sam, { customer: 'Contoso Ltd', email: 'sam@contoso.example' });
  await sam.presses(review, 'attestation.confirm');

  await shown.presses(en['review.confirm'].replace('{customer}', 'Contoso Ltd'));
  await shown.sees(/Sam Okafor confirmed this customer on/);
  expect(await around.desk.agreementsOf('Contoso Ltd')).toHaveLength(1);
  // The browser tells of the answer that refused it.
  shown.complaints.splice(0);
});

test('what a colleague does appears by itself, in the list and beside it', async () => {
  shown = await around.visitCustomer('admin-agent', 'Litware');
  await shown.tab.getByRole('button', { name: en['status.confirm'] }).waitFor();
  const path = `/customers/${await around.desk.customerId('Litware')}/owner`;
  expect((await around.api.call('sales', { method: 'put', path, body: { agentId: 'me' } })).status).toBe(200);
  await shown.tab.getByRole('dialog').getByText('Sam Okafor').first().waitFor();
  await shown.page.keyboard.press('Escape');
  await shown.tab.getByRole('row', { name: 'Litware' }).getByText('Sam Okafor').waitFor();
});

test('an export that is cut off is said to have failed, and comes whole at the next try', async () => {
  serves((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/csv', 'Content-Length': '5000' });
    response.write('Customer,Domain\r\nContoso', () => response.destroy());
  });
  shown = await around.visit(`person=admin-agent&locale=en-US&subPage=${encodeURIComponent('view=customers')}`);
  const exporting = '**/customers/export?*';
  await shown.page.route(exporting, (route) => route.continue({ url: `${othersUrl}/customers/export` }));
  await shown.presses(en['tab.export']);
  await shown.tab.getByRole('menuitem', { name: 'CSV' }).click();
  await shown.sees(en['tab.trouble.away']);
  await shown.page.unroute(exporting);
  const [download] = await Promise.all([shown.page.waitForEvent('download'), shown.presses(en['receipt.tryAgain'])]);
  const rows = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(rows).toHaveLength(1 + seedCustomers.length);
  shown.complaints.splice(0);
});

test('a long export says how far it is, until the file is there', async () => {
  const rest = Promise.withResolvers<string>();
  serves((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/csv' });
    response.write('x'.repeat(1_500_000));
    void rest.promise.then((text) => response.end(text));
  });
  shown = await around.visit(`person=admin-agent&locale=en-US&subPage=${encodeURIComponent('view=customers')}`);
  await shown.page.route('**/customers/export?*', (route) => route.continue({ url: `${othersUrl}/customers/export` }));
  await shown.presses(en['tab.export']);
  await shown.tab.getByRole('menuitem', { name: 'CSV' }).click();
  await shown.tab.getByRole('button', { name: `${en['tab.exporting']} 1.5 MB` }).waitFor();
  const downloading = shown.page.waitForEvent('download');
  rest.resolve('end');
  expect((await readFile(await (await downloading).path(), 'utf8')).slice(1_499_999)).toBe('xend');
  await shown.tab.getByRole('button', { name: en['tab.export'], exact: true }).waitFor();
});

test('somebody of another tenant reads why there is nothing, and sees nobody', async () => {
  const tenantId = '99999999-0000-4000-8000-000000000009';
  const stranger = await sharedKeys.sign('entra', {
    ...{ iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, tid: tenantId, aud: partnerAppId },
    ...{ oid: tenantId, name: 'Stranger', scp: 'access_as_user', exp: Math.floor(Date.now() / 1_000) + 600 },
  });
  shown = await around.visit(`person=admin-agent&locale=en-US&subPage=${encodeURIComponent('view=customers')}`);
  await shown.sees('Contoso Ltd');
  await shown.page.route('**/api/v1/**', (route) =>
    route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${stranger}` } }),
  );
  await shown.page.reload();
  await shown.sees(en['api.token-other-tenant']);
  expect(await shown.tab.getByText('Contoso').count()).toBe(0);
  expect(await shown.tab.getByRole('tablist').count()).toBe(0);
  expect(await seriousFaults(shown.frame)).toEqual([]);
  shown.complaints.splice(0);
});

test('a page of somebody else cannot show it in a frame of its own', async () => {
  const address = `${await around.desk.bot.url()}/tab/`;
  serves((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(`<iframe id="tab" src="${address}"></iframe>`);
  });
  shown = await around.visit('person=admin-agent&locale=en-US');
  const refused = shown.page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await shown.page.goto(othersUrl);
  await refused;
  expect(await shown.page.frameLocator('#tab').locator('#root').count()).toBe(0);
  shown.complaints.splice(0);
});
