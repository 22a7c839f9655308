/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/jest-global-setup.ts',
  globalTeardown: '<rootDir>/test/support/jest-global-teardown.ts',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testSequencer: '<rootDir>/test/support/longest-first-sequencer.js',
  reporters: ['default', '<rootDir>/test/support/slowest-reporter.ts'],
  runtime: '<rootDir>/test/support/shared-packages-runtime.js',
  // Only ends a test that hangs.
  testTimeout: 120_000,
  // Twice the cores of a small machine: half of the time a test waits, for a time limit or for a bot that was killed.
  maxWorkers: 4,
};
