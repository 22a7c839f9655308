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
  // Nothing in the tests waits for the clock; the limit only ends a test that hangs.
  runtime: '<rootDir>/test/support/shared-packages-runtime.js',
  testTimeout: 120_000,
  maxWorkers: 2,
};
