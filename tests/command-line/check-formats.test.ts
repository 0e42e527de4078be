// What pipelines read of a check: each format is what its schema says, holds what was found, and nothing in a plan or in the name of its
// file can break out of it.
import { describe, expect, test } from 'vitest';
import { rollout as run } from '../../packages/cli/src/testing/fake-terminal.ts';
import { invalid, invalidJunit, invalidSarif } from '../support/schemas.ts';
import { folderWith as folderOf } from './in-folder.ts';

/** Without lint: what is told, and how, is all that matters here. */
const folderWith = (files: Parameters<typeof folderOf>[0]) =>
  folderOf({ 'rollout.config.json': '{ "preset": "none" }', ...files });

const FLEET =
  'topology fleet { region west { cluster web[2] { server[4] } } }\nmodel quick { deploy takes 1m per server }\n';
const SOUND = `${FLEET}plan p on fleet using quick { stage s { deploy all batch 1 } }\n`;

/** What could be a command, an escape, an entity, a link, the end of an element or of a line. */
const HOSTILE = `\u001b[31m::error file=a::b%0A ]]> <b a='c'> &amp; "q" [l](http:x) \u202e \u009b \u2028 \r\n::warning::`;

/** Names in sources are written with escapes. */
const WRITTEN = HOSTILE.replace(/[^\x20-\x7e]|["\\]/g, (each) => `\\u{${each.charCodeAt(0).toString(16)}}`);

const BROKEN = `topology fleet { region a { server[2] } }
topology "${WRITTEN}" { server[2] }
topology "${WRITTEN}" { server[2] }
plan p on fleet { stage s { deplpy all } }
`;

const FILES = { 'plan.rollout': BROKEN, [`${HOSTILE}.rollout`]: BROKEN, 'sound.rollout': SOUND };

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('names that could break out', () => {
  test.each(['pretty', 'json', 'sarif', 'github', 'junit'])('no control character is left in %s', async (format) => {
    const { exitCode, stdout, stderr } = await folderWith(FILES).rollout('check', '--format', format);
    expect(exitCode).toBe(1);
    expect(stderr).toBe('');
    expect(stdout).not.toMatch(CONTROLS);
  });

  test('JSON', async () => {
    const { stdout } = await folderWith(FILES).rollout('check', '--format', 'json');
    const found = JSON.parse(stdout);
    expect(invalid('check', found)).toEqual([]);
    expect(found.files.map(({ file }: { file: string }) => file).sort()).toEqual(Object.keys(FILES).sort());
    expect(found.errors).toBe(4);
  });

  test('SARIF: the URI is the name and nothing else', async () => {
    const { stdout } = await folderWith(FILES).rollout('check', '--format', 'sarif');
    const log = JSON.parse(stdout);
    expect(invalidSarif(log)).toEqual([]);
    const [{ results }] = log.runs;
    expect(results).toHaveLength(4);
    const uris: string[] = results.map((each: Result) => each.locations[0]?.physicalLocation.artifactLocation.uri);
    expect(new Set(uris.map(decodeURIComponent))).toEqual(new Set(['plan.rollout', `${HOSTILE}.rollout`]));
    for (const uri of uris) expect(uri).toMatch(/^[\w.~!*'()%-]+$/);
    for (const { message } of results) expect(message.text).not.toContain('](');
  });

  test('GitHub: a line is one command, and the last is the tally', async () => {
    const { stdout } = await folderWith(FILES).rollout('check', '--format', 'github');
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines.pop()).toBe('4 errors in 3 files');
    for (const line of lines)
      expect(line).toMatch(/^::error file=[^,:]+,line=\d,endLine=\d,col=\d+,endColumn=\d+,title=[^,:]+::/);
    const [name] = lines.filter((line) => !line.startsWith('::error file=plan.rollout'));
    expect(name).toMatch(/^::error file=\\u\{1B\}\[31m%3A%3Aerror file=a%3A%3Ab%250A \]\]>/);
  });

  test('JUnit', async () => {
    const { stdout } = await folderWith(FILES).rollout('check', '--format', 'junit');
    expect(await invalidJunit(stdout)).toEqual([]);
    expect(stdout).toContain('<testsuites name="rollout check" tests="5" failures="4" errors="0">');
    expect(stdout).toContain('<testcase name="no problems" classname="sound.rollout" file="sound.rollout"/>');
  });
});

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
}

describe('SARIF', () => {
  test('holds the page of each code, places, related places and fixes', async () => {
    const { stdout } = await folderWith({ 'plan.rollout': `${BROKEN}\n` }).rollout('check', '--format', 'sarif');
    const [{ tool, results, columnKind }] = JSON.parse(stdout).runs;
    expect(columnKind).toBe('utf16CodeUnits');
    const { rules } = tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(['duplicate-name', 'unknown-word']);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex].id).toBe(ruleId);
    expect(rules[1]).toMatchObject({
      name: 'UnknownWord',
      shortDescription: { text: 'Unknown word' },
      help: { markdown: expect.stringContaining('## Does not') },
      defaultConfiguration: { level: 'error' },
    });
    const [duplicate, word] = results;
    expect(duplicate.relatedLocations[0].physicalLocation.region.startLine).toBe(2);
    const region = { startLine: 4, startColumn: 29, endLine: 4, endColumn: 35 };
    expect(word.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'plan.rollout', uriBaseId: '%SRCROOT%' },
      region,
    });
    expect(word.fixes).toEqual([
      {
        description: { text: 'Write `deploy`' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'plan.rollout', uriBaseId: '%SRCROOT%' },
            replacements: [{ deletedRegion: region, insertedContent: { text: 'deploy' } }],
          },
        ],
        properties: { safety: expect.stringMatching(/^(?:un)?safe$/) },
      },
    ]);
  });

  test('of files that could not be read, and of options, is valid too', async () => {
    const { rollout } = folderWith({ 'a.rollout': Buffer.from([0xff]), 'b.rollout': SOUND });
    const { exitCode, stdout } = await rollout('check', '--format', 'sarif', '--set', 'x=1');
    expect(exitCode).toBe(4);
    const log = JSON.parse(stdout);
    expect(invalidSarif(log)).toEqual([]);
    const places = log.runs[0].results.map(({ locations }: Result) => locations[0]?.physicalLocation);
    expect(places).toEqual(
      ['a.rollout', 'b.rollout'].map((uri) => ({ artifactLocation: { uri, uriBaseId: '%SRCROOT%' } })),
    );
  });
});

describe('what a comment silences', () => {
  const reason = 'it is old ]]> [l](x)';
  const text = SOUND.replace(
    'model quick { deploy takes 1m per server }',
    `model quick {\n  deploy takes 1m per server\n  // rollout-ignore bug-never-shows: ${reason}\n  bug a { present 30% }\n}`,
  );

  test('is told by --report-suppressed alone, and counts for nothing', async () => {
    const { rollout } = folderWith({ 'plan.rollout': text });
    const json = async (...more: string[]) => JSON.parse((await rollout('check', '--format', 'json', ...more)).stdout);
    expect(await json()).toMatchObject({ warnings: 0, diagnostics: [], suppressed: [] });
    const told = await json('--report-suppressed', '--max-warnings', '0');
    expect(invalid('check', told)).toEqual([]);
    expect(told).toMatchObject({ warnings: 0, diagnostics: [], suppressed: [{ code: 'bug-never-shows', reason }] });
  });

  test('keeps its fingerprint in SARIF', async () => {
    const results = async (source: string, ...more: string[]) => {
      const { rollout } = folderWith({ 'plan.rollout': source });
      const log = JSON.parse((await rollout('check', '--format', 'sarif', ...more)).stdout);
      expect(invalidSarif(log)).toEqual([]);
      return log.runs[0].results;
    };
    expect(await results(text)).toEqual([]);
    const [silenced] = await results(text, '--report-suppressed');
    expect(silenced.suppressions).toEqual([{ kind: 'inSource', justification: reason }]);
    const [open] = await results(text.replace(/\/\/.*/, ''));
    expect(open.suppressions).toBeUndefined();
    expect(open.partialFingerprints).toEqual(silenced.partialFingerprints);
    expect(open.partialFingerprints['rolloutStatement/v1']).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('a workflow of GitHub in a folder below its workspace', () => {
  const files = { 'service/plans/plan.rollout': 'plan p { }\n' };

  test.each(['github', 'sarif'])('%s names files from the workspace on', async (format) => {
    const { path } = folderWith(files);
    const env = { GITHUB_WORKSPACE: path };
    const { stdout } = await run(['check', '--format', format], { cwd: `${path}/service`, env });
    expect(stdout).toMatch(/service\/plans\/plan\.rollout/);
  });

  test('what is outside of it is named as it is shown', async () => {
    const { path } = folderWith(files);
    const env = { GITHUB_WORKSPACE: `${path}/service/other` };
    const { stdout } = await run(['check', '--format', 'github'], { cwd: `${path}/service`, env });
    expect(stdout).toMatch(/^::error file=plans\/plan\.rollout,/);
  });
});

describe('--max-warnings', () => {
  /** Bugs that never show. */
  const UNWISE = SOUND.replace('per server }', 'per server  bug a { present 30% }  bug b { present 1% } }');

  test('ends with 1 where there are more, and only then do warnings fail in JUnit', async () => {
    const { rollout } = folderWith({ 'plan.rollout': UNWISE });
    const { warnings } = JSON.parse((await rollout('check', '--format', 'json')).stdout);
    expect(warnings).toBeGreaterThan(0);
    const at = async (most: number) => rollout('check', '--format', 'junit', '--max-warnings', String(most));
    const kept = await at(warnings);
    expect({ code: kept.exitCode, failures: failuresOf(kept.stdout) }).toEqual({ code: 0, failures: 0 });
    const more = await at(warnings - 1);
    expect({ code: more.exitCode, failures: failuresOf(more.stdout) }).toEqual({ code: 1, failures: warnings });
    expect(await invalidJunit(kept.stdout)).toEqual([]);
  });
});

const failuresOf = (xml: string): number => Number(/<testsuites [^>]*failures="(\d+)"/.exec(xml)?.[1]);
