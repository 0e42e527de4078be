import { applyEdits, type Diagnostic } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { memoryFileSystem } from '../../files/memory-file-system.ts';
import { type OpenOptions, openDocument } from '../../phases/open-document.ts';
import { Phase } from '../../phases/phase.ts';

const FLEET = 'topology fleet { cluster web[4] { server[20] } }\nmodel m { deploy takes 4m per server }\n';
const STAGES = '  stage all { deploy all }\n';
const WHY = 'nobody is served';

/** Whatever else there is. */
const ONE_RULE = '{ "preset": "none", "rules": { "no-max-down": "warning" } }';

type Files = Readonly<Record<string, string>>;

async function open(given: string | Files, options: Partial<OpenOptions> = {}) {
  const named = typeof given === 'string' ? { 'plan.rollout': given } : given;
  const files = { 'rollout.config.json': ONE_RULE, ...named };
  const fileSystem = memoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`/p/${name}`, text])),
  );
  const [first] = Object.keys(named);
  const scenario = { kind: 'every' } as const;
  return openDocument(`/p/${first}`, { fileSystem, upTo: Phase.Linted, scenario, ...options });
}

const codesOf = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
const found = async (...input: Parameters<typeof open>) => codesOf((await open(...input)).diagnostics);
/** What is found in a plan without a limit below this comment. */
const below = (comment: string, more = '') =>
  found(`${FLEET}${comment}\nplan p on fleet using m {\n${STAGES}${more}}\n`);

/** The file after the only fix of this code. */
async function fixed(text: string, code: string): Promise<string> {
  const [fix] = (await open(text)).diagnostics.flatMap((each) => (each.code === code ? (each.fix ?? []) : []));
  return fix === undefined ? 'no fix' : applyEdits(text, fix.edits);
}

describe('the next statement', () => {
  test('is silent, and says why', async () => {
    const { diagnostics, suppressed } = await open(
      `${FLEET}// rollout-ignore no-max-down: ${WHY}\nplan p on fleet using m {\n${STAGES}}\n`,
    );
    expect(diagnostics).toEqual([]);
    expect(suppressed.map(({ diagnostic, reason }) => [diagnostic.code, reason])).toEqual([['no-max-down', WHY]]);
  });

  test('stands below other comments and documentation', async () => {
    expect(await below(`//rollout-ignore  no-max-down :${WHY}\n/* for\nnow */ // mind\n/// Weekly.\n`)).toEqual([]);
  });

  test('is the one below, wherever on its line a comment ends', async () => {
    expect(
      await found(`${FLEET.trimEnd()} // rollout-ignore no-max-down: ${WHY}\nplan p on fleet using m {\n${STAGES}}\n`),
    ).toEqual([]);
  });

  test('is all that the block of a statement holds, and nothing else', async () => {
    const text = `${FLEET}// rollout-ignore no-max-down: ${WHY}
plan p on fleet using m {\n${STAGES}}
plan q on fleet using m {\n${STAGES}}
`;
    const { diagnostics, suppressed } = await open(text);
    expect(codesOf(diagnostics)).toEqual(['no-max-down']);
    expect(suppressed).toHaveLength(1);
    expect(diagnostics[0]?.span.start).toBeGreaterThan(text.indexOf('plan q') - 1);
  });

  test('is not what stands around it', async () => {
    expect(await below('', `  // rollout-ignore no-max-down: ${WHY}\n  stage more { wait 1h }\n`)).toEqual([
      'no-max-down',
      'suppression-unused',
    ]);
  });

  test('is not the end of a block, nor of the file', async () => {
    for (const text of [
      `${FLEET}plan p on fleet using m {\n  maxDown 25%\n${STAGES}  // rollout-ignore no-max-down: ${WHY}\n}\n`,
      `${FLEET}plan p on fleet using m {\n  maxDown 25%\n${STAGES}}\n// rollout-ignore no-max-down: ${WHY}`,
    ]) {
      const { diagnostics } = await open(text);
      expect(diagnostics.map(({ message }) => message)).toEqual([
        'No statement stands below this: there is nothing to silence.',
      ]);
    }
  });

  test('may be silent for several reasons, the nearest being the one', async () => {
    const { diagnostics, suppressed } = await open(
      `// rollout-ignore-file no-max-down: all\n${FLEET}// rollout-ignore no-max-down: first\n// rollout-ignore no-max-down: last\nplan p on fleet using m {\n${STAGES}}\n`,
    );
    expect(suppressed.map(({ reason }) => reason)).toEqual(['last']);
    expect(codesOf(diagnostics)).toEqual(['suppression-unused', 'suppression-unused']);
  });
});

test('a whole file is silent, wherever in it that is said', async () => {
  expect(await below('', `  // rollout-ignore-file no-max-down: ${WHY}\n`)).toEqual([]);
});

test('what is no rule is silenced as well, in every phase', async () => {
  const text = (comment: string) =>
    `${FLEET}plan p on fleet using m {\n  ${comment}\n  exclusive web-1, web-2\n  maxDown 25%\n  stage all { deploy web-3 }\n}\n`;
  expect(await found(text(''))).toEqual(['servers-not-reached', 'limits-nothing']);
  const comment = `// rollout-ignore limits-nothing: ${WHY}`;
  for (const upTo of [Phase.Compiled, Phase.Linted]) {
    expect(await found(text(comment), { upTo })).toEqual(['servers-not-reached']);
  }
});

describe('what cannot be read', () => {
  test.each([
    ['// rollout-ignore', 'it names no code'],
    ['// rollout-ignore: because', 'it names no code'],
    ['// rollout-ignore no-max-down because', 'no-max-down because'],
    ['// rollout-ignore no-max-down,, x: because', 'there is a comma with no code beside it'],
    ['// rollout-ignore no-max-down,: because', 'there is a comma with no code beside it'],
    ['// rollout-ignore no-max-down, n°1: because', '`n°1` is no code'],
    ['// rollout-ignore-line no-max-down: because', 'rollout-ignore-line'],
    ['// Rollout-Ignore no-max-down: because', 'Rollout-Ignore'],
    ['/* rollout-ignore no-max-down: because */', '/*'],
    ['/// rollout-ignore no-max-down: because', '///'],
  ])('%s', async (comment, why) => {
    const { diagnostics } = await open(`${FLEET}${comment}\nplan p on fleet using m {\n${STAGES}}\n`);
    expect(codesOf(diagnostics).sort()).toEqual(['no-max-down', 'suppression-form']);
    expect(diagnostics.find(({ code }) => code === 'suppression-form')?.message).toContain(why);
  });

  test('is not what only speaks of it', async () => {
    expect(await below('// See rollout-ignore in the reference. "rollout-ignore x"')).toEqual(['no-max-down']);
  });

  test('is put right where it is plain what was meant', async () => {
    const text = (comment: string) => `${FLEET}${comment}\nplan p on fleet using m {\n${STAGES}}\n`;
    const right = text('// rollout-ignore no-max-down: it is a lab');
    for (const comment of [
      '/// rollout-ignore no-max-down: it is a lab',
      '// rollout-ignore no-max-down it is a lab',
      '// rollout-ignore no-max-down -- it is a lab',
      '// rollout-ignore no-max-down — it is a lab',
    ]) {
      expect(await fixed(text(comment), 'suppression-form')).toBe(right);
    }
  });
});

test('without a reason nothing is silenced', async () => {
  for (const comment of [
    '// rollout-ignore no-max-down',
    '// rollout-ignore no-max-down: \t',
    '// rollout-ignore-file no-max-down:',
  ]) {
    expect((await below(comment)).sort()).toEqual(['no-max-down', 'suppression-without-reason']);
  }
});

describe('codes', () => {
  test('that there are not are said, and the others hold', async () => {
    const { diagnostics } = await open(
      `${FLEET}// rollout-ignore no-maxdown, no-max-down: ${WHY}\nplan p on fleet using m {\n${STAGES}}\n`,
    );
    expect(codesOf(diagnostics)).toEqual(['suppression-unknown-code']);
    expect(diagnostics[0]?.help).toBe('Did you mean `no-max-down`?');
  });

  test('of errors, and of what is said of suppressions, silence nothing', async () => {
    expect(await below('// rollout-ignore unknown-word, suppression-unused, no-max-down: so it is')).toEqual([
      'suppression-of-error',
      'suppression-of-error',
    ]);
  });

  test('of errors of a run are those of warnings under a scenario', async () => {
    const text = (deadline: string, comment = '') =>
      `${FLEET}plan p on fleet using m {\n  maxDown 25%\n  exclusive clusters at least 1h apart\n  ${comment}\n  deadline ${deadline}\n  stage all { deploy all clusters }\n}\nscenario slow for p { deploy takes 30m per server }\n`;
    const comment = `// rollout-ignore deadline-too-short: ${WHY}`;
    expect(await found(text('4h'))).toEqual(['deadline-too-short']);
    expect(await found(text('4h', comment))).toEqual([]);
    expect(await found(text('2h'))).toEqual(['deadline-too-short']);
    expect(await found(text('2h', comment))).toEqual(['suppression-of-error', 'deadline-too-short']);
    expect(await found(text('90h', comment))).toEqual(['suppression-unused']);
  });
});

describe('of no use', () => {
  const unused = `${FLEET}// rollout-ignore no-max-down: ${WHY}\nplan p on fleet using m {\n  maxDown 25%\n${STAGES}}\n`;

  test('is said where every rule has looked at everything', async () => {
    expect(await found(unused)).toEqual(['suppression-unused']);
    expect(await found(unused, { upTo: Phase.Measured })).toEqual([]);
    expect(await found(unused, { plan: 'p' })).toEqual([]);
    expect(await found(unused, { settings: new Map([['x', '1']]) })).not.toContain('suppression-unused');
    expect(await found(unused.replace('25%', '25'))).not.toContain('suppression-unused');
  });

  test('is said only of rules that are in force', async () => {
    const configured = { 'plan.rollout': unused, 'rollout.config.json': '{ "preset": "none" }' };
    expect(await found(configured)).toEqual([]);
  });

  test('is never said of a file without a plan, nor of another file', async () => {
    const fleet = `// rollout-ignore no-max-down: ${WHY}\n${FLEET}`;
    expect(await found({ 'fleet.rollout': fleet })).toEqual([]);
    const plan = `import { fleet, m } from "./fleet.rollout"\nplan p on fleet using m {\n  maxDown 25%\n${STAGES}}\n`;
    expect(await found({ 'plan.rollout': plan, 'fleet.rollout': fleet })).toEqual([]);
  });

  test('is deleted with its line', async () => {
    expect(await fixed(unused, 'suppression-unused')).toBe(unused.replace(/[/].*\r?\n/, ''));
    const windows = unused.replaceAll('\n', '\r\n');
    expect(await fixed(windows, 'suppression-unused')).toBe(windows.replace(/[/].*\r?\n/, ''));
  });

  test('is deleted from the end of a line, or from a list', async () => {
    const beside = `${FLEET}plan p on fleet using m { // rollout-ignore no-max-down: ${WHY}\n  maxDown 25%\n${STAGES}}\n`;
    expect(await fixed(beside, 'suppression-unused')).toBe(beside.replace(/ [/].*/, ''));
    for (const list of [
      'no-max-down, deadline-unlikely',
      'deadline-unlikely,no-max-down',
      'deadline-unlikely , no-max-down',
    ]) {
      const text = `${FLEET}// rollout-ignore ${list}: ${WHY}\nplan p on fleet using m {\n${STAGES}}\n`;
      expect(await fixed(text, 'suppression-unused')).toBe(
        `${FLEET}// rollout-ignore no-max-down: ${WHY}\nplan p on fleet using m {\n${STAGES}}\n`,
      );
    }
  });

  test('says so where it stands beside what it was meant for, and keeps the reason', async () => {
    const { diagnostics } = await open(
      `${FLEET}plan p on fleet using m { // rollout-ignore no-max-down: ${WHY}\n${STAGES}}\n`,
    );
    const unused = diagnostics.find(({ code }) => code === 'suppression-unused');
    expect(unused?.fix).toBeUndefined();
    expect(unused?.help).toContain('above');
  });

  test('is deleted only when asked for where others may import what it stands above', async () => {
    const text = (before: string, above: string) =>
      `${before}${FLEET}${above}plan p on fleet using m {\n  maxDown 25%\n${STAGES}}\n`;
    const comment = `// rollout-ignore no-max-down: ${WHY}\n`;
    const safety = async (source: string) => (await open(source)).diagnostics.map(({ fix }) => fix?.safety);
    expect(await safety(text(comment, ''))).toEqual(['unsafe']);
    expect(await safety(text('', comment))).toEqual(['safe']);
    expect(await safety(text(comment.replace('ignore', 'ignore-file'), ''))).toEqual(['unsafe']);
  });
});

test('a file full of suppressions takes no longer than its length', async () => {
  const plan = (name: string) =>
    `// rollout-ignore no-max-down: ${WHY}\nplan ${name} on fleet using m { stage s { wait 1h } }\n`;
  const text = FLEET + Array.from({ length: 300 }, (_, index) => plan(`p${index}`)).join('');
  const { diagnostics } = await open(text);
  expect(codesOf(diagnostics).filter((code) => code === 'suppression-unused')).toHaveLength(300);
});
