import { describe, expect, test } from '@jest/globals';
import {
  type Capability,
  type Role,
  adminAgentsOnlyTable,
  capabilityTable,
} from '../../../services/identity/capabilities.ts';

const roles: readonly Role[] = ['admin-agent', 'sales-agent', 'helpdesk-agent', 'global-admin'];

const whoMay: readonly (readonly [Capability, ...(readonly ('yes' | 'no')[])])[] = [
  ['see-status', 'yes', 'yes', 'yes', 'yes'],
  ['attest', 'yes', 'yes', 'no', 'no'],
  ['invite', 'yes', 'yes', 'no', 'no'],
  ['create-customer', 'yes', 'yes', 'no', 'yes'],
  ['hand-over', 'no', 'no', 'yes', 'yes'],
  ['use-reminders', 'yes', 'yes', 'yes', 'yes'],
  ['partner-settings', 'yes', 'no', 'no', 'yes'],
  ['see-evidence', 'yes', 'yes', 'yes', 'yes'],
  ['export-evidence', 'yes', 'no', 'no', 'yes'],
  ['attach-evidence', 'yes', 'yes', 'yes', 'no'],
];

const cells = whoMay.flatMap(([capability, ...answers]) =>
  roles.map((role, column) => ({ capability, role, answer: answers[column] })),
);

describe('who may do what', () => {
  test.each(cells)('$role, $capability: $answer', ({ capability, role, answer }) => {
    expect(capabilityTable[capability].includes(role)).toBe(answer === 'yes');
  });

  test('is decided for every capability', () => {
    expect(whoMay.map(([capability]) => capability).sort()).toEqual(Object.keys(capabilityTable).sort());
  });
});

describe('a partner who lets only Admin agents confirm', () => {
  test('keeps everybody else from it', () => {
    expect(adminAgentsOnlyTable.attest).toEqual(['admin-agent']);
  });
});
