import tseslint from 'typescript-eslint';

const noProcessEnv = {
  object: 'process',
  property: 'env',
  message: 'Settings are read in bot/settings/config.ts and handed on.',
};

export default tseslint.config(
  { ignores: ['node_modules', '.data', 'coverage', 'docs', 'dist'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './sandbox/teams/page/tsconfig.json', './tab/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-console': 'error',
      'no-restricted-properties': ['error', noProcessEnv],
      'no-warning-comments': 'error',
      complexity: ['error', 12],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['bot/**', 'cards/**', 'dialogs/**', 'manifest/**', 'services/**', 'tab/**', 'verify/**'],
    // Vocabularies, which grow with what people say, the table of all verbs, and what npm run placeholders writes.
    ignores: ['cards/wording/{de,en,nl,sv,zh-Hans,placeholders}.ts', 'dialogs/routing/actions.ts'],
    rules: { 'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['cards/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Cards have no clock.' },
        { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Cards have no clock.' },
      ],
    },
  },
  {
    files: [
      'bot/settings/config.ts',
      'bot/**/index.ts',
      'manifest/index.ts',
      'bot/commands/command.ts',
      'sandbox/**',
      'test/**',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['sandbox/**', 'test/**'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Generated.
    files: ['tab/api/schema.d.ts', 'cards/wording/placeholders.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'max-lines': 'off', '@typescript-eslint/consistent-indexed-object-style': 'off' },
  },
);
