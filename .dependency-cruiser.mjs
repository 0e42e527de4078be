// The directions that dependencies may run in, and who may know what. `npm run check` and tests/ hold the sources to it.

/** Sources that ship: neither tests nor the helpers of tests. */
const shipped = { pathNot: ['[.]test[.]ts$', '/testing/'] };

/** @type {(from: string, to: string) => import('dependency-cruiser').IForbiddenRuleType} */
const packageUsesOnly = (from, to) => ({
  name: `${from}-uses-only-what-stands-before-it`,
  severity: 'error',
  from: { path: `^packages/${from}/` },
  to: { path: '^packages/', pathNot: `^packages/(?:${to})/` },
});

/** Nothing but types, a kind a file, of objects that hold one another: a unit its batches, a batch its unit. */
const HOLD_ONE_ANOTHER = '^packages/simulator/src/kernel/state/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    // A circle that leaves that folder is one, for it goes through a file outside.
    { name: 'no-circles', severity: 'error', from: { pathNot: HOLD_ONE_ANOTHER }, to: { circular: true } },
    { name: 'everything-is-found', severity: 'error', from: {}, to: { couldNotResolve: true } },
    packageUsesOnly('language', 'language'),
    packageUsesOnly('compiler', 'language|compiler'),
    packageUsesOnly('simulator', 'language|compiler|simulator'),
    packageUsesOnly('workspace', 'language|compiler|simulator|workspace'),
    packageUsesOnly('cli', 'language|compiler|simulator|workspace|cli'),
    {
      name: 'packages-meet-at-their-faces',
      comment: 'Another package is used through its src/index.ts and nothing else of it.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/[^/]+/src/', pathNot: ['^packages/$1/', '^packages/[^/]+/src/index[.]ts$'] },
    },
    {
      name: 'only-syntax-knows-chevrotain',
      severity: 'error',
      from: { pathNot: '^packages/language/src/syntax/' },
      to: { path: ['(?:^|/)node_modules/@?chevrotain', '^@?chevrotain'] },
    },
    {
      name: 'no-io-below-the-doors',
      comment: 'Only the command line knows Node; everything below it runs in a browser.',
      severity: 'error',
      from: { path: '^packages/(?!cli/)[^/]+/src/', ...shipped },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'schema-imports-nothing',
      severity: 'error',
      from: { path: '^packages/language/src/schema/', ...shipped },
      to: { pathNot: '^packages/language/src/schema/' },
    },
    {
      name: 'syntax-knows-no-meaning',
      severity: 'error',
      from: { path: '^packages/language/src/syntax/', ...shipped },
      to: { path: '^packages/language/src/(?:semantics|rules|format|ide)/' },
    },
    {
      name: 'semantics-knows-no-tools',
      severity: 'error',
      from: { path: '^packages/language/src/semantics/', ...shipped },
      to: { path: '^packages/language/src/(?:rules|format|ide)/' },
    },
    {
      name: 'what-ships-declares-what-it-needs',
      comment: 'A library package imports only what its package.json has under dependencies.',
      severity: 'error',
      from: { path: '^packages/(?!cli/)[^/]+/src/', ...shipped },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'what-ships-needs-no-tests',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', ...shipped },
      to: { path: ['[.]test[.]ts$', '/testing/'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'types', 'node', 'default'],
    },
  },
};
