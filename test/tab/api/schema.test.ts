import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import openapiTS, { type OpenAPI3, astToString } from 'openapi-typescript';
import { describeApi } from '../../../bot/http/api/contract/description.ts';

test('the page has the types of the API as it is; if not, run npm run api-types', async () => {
  const options = { rootTypes: true, rootTypesNoSchemaPrefix: true };
  const types = astToString(await openapiTS(describeApi() as unknown as OpenAPI3, options));
  const [, ours = ''] = /^\/\*\*[^]*?\*\/\s*([^]*)$/.exec(readFileSync('tab/api/schema.d.ts', 'utf8')) ?? [];
  expect(ours.trim()).toBe(types.trim());
});
