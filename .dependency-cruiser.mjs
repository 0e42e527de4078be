// The directions that dependencies may run in, and who may know what. `npm run check` and tests/ hold the sources to it.
import swc from '@swc/core';

// dependency-cruiser has swc parse every file as TypeScript without elements; those whose names end in x have them.
const { parseFileSync } = swc;
Object.assign(swc, {
  parseFileSync: (/** @type {string} */ path, /** @type {import('@swc/core').ParseOptions | undefined} */ options) =>
    parseFileSync(path, path.endsWith('x') ? { ...options, syntax: 'typescript', tsx: true } : options),
});

/** Sources that ship: neither tests nor the helpers of tests. */
const shipped = { pathNot: ['[.]test[.]tsx?$', '/testing/'] };

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
    packageUsesOnly('report', 'language|compiler|simulator|report'),
    packageUsesOnly('workspace', 'language|compiler|simulator|workspace'),
    packageUsesOnly('language-server', 'language|compiler|simulator|report|workspace|language-server'),
    packageUsesOnly('cli', 'language|compiler|simulator|report|workspace|language-server|cli'),
    packageUsesOnly(
      'vscode-extension',
      'language|compiler|simulator|report|workspace|language-server|vscode-extension',
    ),
    {
      name: 'packages-meet-at-their-faces',
      comment:
        'Another package is used through its src/index.ts and nothing else of it; report has two more faces, for what only those load who draw, and for pages that pictures live in; the language server one for each place that it runs in.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: {
        path: '^packages/[^/]+/src/',
        pathNot: [
          '^packages/$1/',
          '^packages/[^/]+/src/index[.]ts$',
          '^packages/report/src/pictures/(?:client/)?index[.]ts$',
          '^packages/language-server/src/(?:node|browser)/main[.]ts$',
        ],
      },
    },
    {
      name: 'only-syntax-knows-chevrotain',
      severity: 'error',
      from: { pathNot: '^packages/language/src/syntax/' },
      to: { path: ['(?:^|/)node_modules/@?chevrotain', '^@?chevrotain'] },
    },
    {
      name: 'only-charts-know-echarts',
      severity: 'error',
      from: { pathNot: '^packages/report/src/pictures/chart/' },
      to: { path: ['(?:^|/)node_modules/(?:echarts|zrender)', '^(?:echarts|zrender)'] },
    },
    {
      name: 'only-the-plan-knows-graphviz',
      severity: 'error',
      from: { pathNot: '^packages/report/src/pictures/plan/' },
      to: { path: ['(?:^|/)node_modules/@viz-js', '^@viz-js'] },
    },
    {
      name: 'text-draws-nothing',
      comment: 'What draws is large: the face that everybody loads must not lead to it.',
      severity: 'error',
      from: { path: '^packages/report/src/(?!pictures/)', ...shipped },
      to: { path: ['^packages/report/src/pictures/', '(?:^|/)node_modules/(?:preact|echarts|@viz-js|@resvg|d3-)'] },
    },
    {
      name: 'text-stands-below-the-terminal',
      comment: 'What terminal and pictures say alike is in text, rows and fleet.',
      severity: 'error',
      from: { path: '^packages/report/src/(?!terminal/|index[.])', ...shipped },
      to: { path: '^packages/report/src/terminal/' },
    },
    {
      name: 'no-io-below-the-doors',
      comment:
        'Only the command line knows Node, and of what serves editors the part that runs there; everything else runs in a browser.',
      severity: 'error',
      from: { path: '^packages/(?!cli/|language-server/src/node/|vscode-extension/src/node/)[^/]+/src/', ...shipped },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-what-serves-editors-knows-their-protocol',
      severity: 'error',
      from: { path: '^packages/(?!language-server/|vscode-extension/)' },
      to: { path: ['(?:^|/)node_modules/vscode-', '^vscode-'] },
    },
    {
      name: 'the-server-knows-its-places-last',
      comment: 'Node and the browser are entries of the server: nothing else of it may need them.',
      severity: 'error',
      from: { path: '^packages/language-server/src/(?!node/|browser/)', ...shipped },
      to: {
        path: [
          '^packages/language-server/src/(?:node|browser)/',
          '(?:^|/)vscode-(?:languageserver|jsonrpc)/(?:lib/)?(?:node|browser)',
        ],
      },
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
      comment:
        'A library package imports only what its package.json has under dependencies; command and extension are bundled.',
      severity: 'error',
      from: { path: '^packages/(?!cli/|vscode-extension/)[^/]+/src/', ...shipped },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'what-ships-needs-no-tests',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', ...shipped },
      to: { path: ['[.]test[.]tsx?$', '/testing/'] },
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
