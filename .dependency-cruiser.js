const productFolders = '^(bot|cards|dialogs|services|tab)/';

/** A rule: files under `from` may not import what matches `to`. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const lowerServices = [
  'database',
  'evidence',
  'partner-center',
  'mail',
  'sign-in',
  'identity',
  'conversations',
  'customers',
  'agreements',
  'invitations',
  'new-customers',
  'handovers',
  'orders',
  'reminders',
  'bulk',
  'reports',
  'audit',
  'privacy',
];

/** Each folder of services may import only the ones before it. */
const serviceOrder = lowerServices.map((folder, index) =>
  forbid(
    `services-${folder}-looks-down`,
    'Services import lower services only.',
    { path: `^services/${folder}/` },
    { path: `^services/(${lowerServices.slice(index + 1).join('|') || 'none'})/` },
  ),
);

/** Files of services with a class or a wait in them: what stores, asks or waits. */
const notForCards =
  '^services/(database|partner-center/(http|sign-in))/|^services/.*-(store|service|client|reader|sender|loop|notifier|follower|directory)\\.ts$|^services/(clock|log|wait-until)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid(
      'production-needs-no-dev-package',
      '`npm ci --omit=dev` has to be enough for the product.',
      { path: '^(bot|cards|dialogs|services|manifest)/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    ),
    forbid('no-cycles', 'What imports each other is one thing.', {}, { circular: true }),
    forbid(
      'services-know-no-bot',
      'Services run, and are tested, without a bot.',
      { path: '^services/' },
      { path: '^(bot|cards|dialogs|sandbox|tab|test)/' },
    ),
    forbid(
      'only-the-edge-knows-botbuilder',
      'The archived Bot Framework SDK must stay replaceable.',
      { path: '^(services|cards|tab)/' },
      { path: 'node_modules/(botbuilder|botframework)' },
    ),
    forbid(
      'services-libraries',
      'What services may use from outside.',
      { path: '^services/' },
      {
        dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional'],
        pathNot:
          'node_modules/(zod|kysely|canonicalize|file-type|yazl|@types/yazl|yauzl|@types/yauzl|sax|@types/sax|csv-parse|pg|pg-types|@types/pg|@azure/msal-node|@azure/msal-common|jose|cockatiel|lru-cache|croner|temporal-polyfill|temporal-spec)/',
      },
    ),
    forbid(
      'drivers-in-database',
      'Database drivers are the business of services/database.',
      { path: '^(bot|cards|dialogs|services|tab)/', pathNot: '^services/database/' },
      { path: 'node_modules/(pg|better-sqlite3)/|^(node:)?sqlite$' },
    ),
    forbid(
      'msal-in-its-place',
      'Tokens are got in identity, sign-in and partner-center.',
      { path: productFolders, pathNot: '^services/(identity|sign-in|partner-center)/' },
      { path: 'node_modules/@azure/msal' },
    ),
    ...serviceOrder,
    forbid(
      'services-root-is-lowest',
      'The files directly under services are words that all of them share.',
      { path: '^services/[^/]+\\.ts$' },
      { path: '^services/[^/]+/' },
    ),
    forbid(
      'cards-stand-alone',
      'A card is a function from data to JSON.',
      { path: '^cards/' },
      { path: '^(bot|dialogs|sandbox|tab|test)/|^services/(database|partner-center/partner-center-client)' },
    ),
    forbid(
      'kit-knows-no-topic',
      'Every card uses the kit, and the kit none of them.',
      { path: '^cards/kit/' },
      { path: '^cards/(?!kit/|wording/)' },
    ),
    forbid(
      'cards-know-values',
      'Of services, cards know types, constants, predicates and parsers: nothing that stores, asks or waits.',
      { path: '^cards/' },
      { path: notForCards, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'cards-do-no-io',
      'Cards know no files, no network and no process.',
      { path: '^cards/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'dialogs-ask-services',
      'Dialogs know neither the database nor Partner Center.',
      { path: '^dialogs/' },
      { path: '^(bot|sandbox|tab|test)/|^services/(database|partner-center)/' },
    ),
    forbid(
      'bot-knows-no-sandbox',
      'Nothing in the product imports the sandbox or the tests.',
      { path: productFolders },
      { path: '^(sandbox|test)/' },
    ),
    forbid(
      'manifest-is-built-apart',
      'The app package is built from the product, and the running product knows nothing of it. The sandbox’s Teams reads it.',
      { path: productFolders },
      { path: '^manifest/' },
    ),
    forbid(
      'manifest-asks-nobody',
      'The app package is built without a database, a network or a bot.',
      { path: '^manifest/' },
      { path: '^(sandbox|test)/|^services/(database|partner-center)/|^bot/(http|teams|proactive|wiring)/' },
    ),
    forbid(
      'verifier-stands-alone',
      'The verifier runs without a database, and with what the log and it both know.',
      { path: '^verify/' },
      {
        path: '^(bot|cards|dialogs|manifest|sandbox|tab|test)/|^services/(?!(evidence/format/|(canonical-json|commitment)\\.ts$))',
      },
    ),
    forbid(
      'product-knows-no-verifier',
      'It is a program of its own.',
      { path: '^(bot|cards|dialogs|manifest|sandbox|services|tab)/' },
      { path: '^verify/' },
    ),
    forbid(
      'evidence-format-stands-alone',
      'What the verifier needs too knows no database.',
      { path: '^services/evidence/format/' },
      { path: '^services/(?!evidence/format/|[^/]+\\.ts$)' },
    ),
    forbid(
      'tab-runs-in-a-browser',
      'The page knows its own files and, of the product, the sentences, the languages and types.',
      { path: '^tab/', pathNot: '^tab/(build|vite\\.config)\\.ts$' },
      {
        path: '^(bot|cards|dialogs|services|sandbox|manifest|test)/',
        pathNot:
          '^cards/wording/(sentences|dates|display-names|placeholders|spoken-language)\\.ts$|^cards/wording/[\\w-]+\\.json$|^services/conversations/language\\.ts$|^services/customers/customer-status\\.ts$|^services/(calendar-day|form-fields|primary-contact)\\.ts$|^cards/(bulk/list-titles|kit/person-name)\\.ts$|^services/bulk/(bulk-states|list-acts|list/act-columns|list/list-row)\\.ts$',
      },
    ),
    forbid(
      'tab-is-asked-over-http',
      'What the page shows comes from the API. Only what builds it, and what serves what was built, knows the folder.',
      { path: '^(bot|cards|dialogs|services|manifest|test)/', pathNot: '^test/' },
      { path: '^tab/' },
    ),
    forbid('sandbox-knows-no-test', 'The sandbox stands without the tests.', { path: '^sandbox/' }, { path: '^test/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
