// What the extension's manifest and its page say that the sources know better: settings, kinds of tokens, commands.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TOKEN_KINDS, type TokenKind } from '../../packages/language/src/ide/semantic-tokens/legend.ts';
import { SETTINGS, type SettingRow } from '../../packages/language-server/src/settings/table.ts';
import type { Generator } from '../generator.ts';

const MANIFEST = 'packages/vscode-extension/package.json';
const PAGE = 'docs/vscode.md';

const generator: Generator = {
  owns: [MANIFEST, PAGE],
  async generate(root) {
    const manifest = manifestOf(JSON.parse(await readFile(join(root, MANIFEST), 'utf8')));
    const page = await readFile(join(root, PAGE), 'utf8');
    return new Map([
      [MANIFEST, `${JSON.stringify(manifest, undefined, 2)}\n`],
      [PAGE, pageOf(page, manifest)],
    ]);
  },
};

interface Manifest {
  readonly capabilities: { readonly untrustedWorkspaces: object };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
  };
}

const rows = Object.entries<SettingRow>(SETTINGS).map(([name, row]) => [`rollout.${name}`, row] as const);

function manifestOf(manifest: Manifest): Manifest {
  const restricted = rows.filter(([, { scope }]) => scope === 'machine').map(([name]) => name);
  const untrustedWorkspaces = {
    supported: true,
    description: 'Nothing in a plan or in its configuration can run code.',
    ...(restricted.length === 0 ? {} : { restrictedConfigurations: restricted }),
  };
  return {
    ...manifest,
    capabilities: { ...manifest.capabilities, untrustedWorkspaces },
    contributes: {
      ...manifest.contributes,
      ...{
        configuration: { title: 'Rollout', properties: Object.fromEntries(rows.map(settingOf)) },
        semanticTokenTypes: tokenTypes(),
        semanticTokenScopes: [{ language: 'rollout', scopes: tokenScopes() }],
      },
    },
  };
}

function settingOf([name, row]: readonly [string, SettingRow], order: number): readonly [string, object] {
  const common = { default: row.otherwise, markdownDescription: row.doc, scope: row.scope, order };
  switch (row.kind) {
    case 'boolean':
      return [name, { type: 'boolean', ...common }];
    case 'number':
      return [name, { type: 'number', minimum: row.least, maximum: row.most, ...common }];
    case 'choice':
      return [
        name,
        {
          type: 'string',
          enum: Object.keys(row.choices),
          markdownEnumDescriptions: Object.values(row.choices),
          ...common,
        },
      ];
    case 'text':
      return [name, { type: 'string', ...common }];
  }
}

const kinds = Object.values<TokenKind>(TOKEN_KINDS);

/** Those that are not of the protocol: VS Code has to be told of them. */
function tokenTypes(): readonly object[] {
  return kinds.flatMap(({ type, own }) => (own === undefined ? [] : [{ id: type, ...own }]));
}

function tokenScopes(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(kinds.map(({ type, scopes }) => [type, scopes]));
}

/** What stands between `<!-- SETTINGS -->`, or `<!-- COMMANDS -->`, and the next `<!-- end -->`. */
const PART = /<!-- (SETTINGS|COMMANDS) -->\n[\s\S]*?<!-- end -->/g;

function pageOf(page: string, manifest: Manifest): string {
  return page.replaceAll(PART, (_, part: string) => {
    const table = part === 'SETTINGS' ? settingsTable() : commandsTable(manifest);
    return `<!-- ${part} -->\n${table}\n<!-- end -->`;
  });
}

function settingsTable(): string {
  const lines = rows.map(([name, row]) => {
    const choices =
      row.kind === 'choice'
        ? ` ${Object.entries(row.choices)
            .map(([choice, doc]) => `\`${choice}\`: ${doc}`)
            .join(' ')}`
        : '';
    return `| \`${name}\` | ${row.doc}${choices} | \`${JSON.stringify(row.otherwise)}\` |`;
  });
  return ['| setting | what it says | unless set |', '| --- | --- | --- |', ...lines].join('\n');
}

function commandsTable({ contributes }: Manifest): string {
  const lines = contributes.commands
    .filter(({ command }) => command !== 'rollout.menu')
    .map(({ command, title, category }) => `| ${category}: ${title} | \`${command}\` |`);
  return ['| in the palette | for key bindings |', '| --- | --- |', ...lines].join('\n');
}

export default generator;
