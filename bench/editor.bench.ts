/** The language server beside Langium's default services, on a plan of 10,000 lines over 50 files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Benchmark, Row } from './benchmark.ts';
import { commandLine } from './measure.ts';
import { langiumGrammar } from './peers/langium-grammar.ts';
import { type LanguageClient, openLanguageClient } from './peers/language-client.ts';

const FILES = 50;
const LINES = 200;
const TIMES = 60;

/** In milliseconds. */
interface Times {
  readonly start: number;
  readonly keystroke: readonly number[];
  readonly completion: readonly number[];
  readonly hover: readonly number[];
  readonly symbols: readonly number[];
  /** In MB. */
  readonly memory: number;
}

const benchmark: Benchmark = {
  title: `An editor, ${(FILES * LINES).toLocaleString('en')} lines over ${FILES} files`,
  async run(root) {
    const folder = mkdtempSync(join(tmpdir(), 'rollout-bench-'));
    try {
      const grammar = join(folder, 'rollout.langium');
      writeFileSync(grammar, langiumGrammar());
      const project = join(folder, 'project');
      writeProject(project);
      const ours = await timesOf([commandLine(root), 'lsp', '--stdio'], project);
      const theirs = await timesOf([join(root, 'bench/peers/langium-server.mjs'), grammar, '--stdio'], project);
      return [
        ...rows('diagnostics after a keystroke', ours.keystroke, theirs.keystroke, 50),
        ...rows('completion', ours.completion, theirs.completion, 10),
        ...rows('hover', ours.hover, theirs.hover, 10),
        ...rows('workspace symbols', ours.symbols, theirs.symbols, 50),
        beside('start to first diagnostics', ours.start, theirs.start, 'ms'),
        beside('memory', ours.memory, theirs.memory, 'MB'),
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
export default benchmark;

function rows(what: string, ours: readonly number[], theirs: readonly number[], aim: number): readonly Row[] {
  const detail = (share: number) => `Langium ${quantile(theirs, share).toFixed(1)} ms`;
  return [
    {
      kind: 'figure',
      what: `${what}, median`,
      value: quantile(ours, 0.5),
      unit: 'ms',
      goal: { atMost: aim },
      detail: detail(0.5),
    },
    { kind: 'figure', what: `${what}, p95`, value: quantile(ours, 0.95), unit: 'ms', detail: detail(0.95) },
    { kind: 'figure', what: `${what}, over Langium's`, value: quantile(ours, 0.5) / quantile(theirs, 0.5), unit: '×' },
  ];
}

function beside(what: string, ours: number, theirs: number, unit: string): Row {
  return {
    kind: 'figure',
    what,
    value: ours,
    unit,
    detail: `Langium ${theirs.toFixed(0)} ${unit}, ${(ours / theirs).toFixed(2)}×`,
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** What somebody does who writes the plan: opens it, types in it, asks. */
async function timesOf(words: readonly string[], project: string): Promise<Times> {
  const begun = performance.now();
  const client = await openLanguageClient(words, project);
  try {
    const uri = pathToFileURL(join(project, nameOf(FILES - 1))).href;
    const text = fileText(FILES - 1);
    await client.diagnosed(uri, 1, () =>
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'rollout', version: 1, text } }),
    );
    const start = performance.now() - begun;
    const at = placeOf(text, 'wait 4h');
    const keystroke: number[] = [];
    for (let version = 2; version < 2 + TIMES; version++) {
      const change = {
        range: { start: at, end: { ...at, character: at.character + 1 } },
        text: version % 2 === 0 ? 'x' : 'w',
      };
      keystroke.push(
        await client.diagnosed(uri, version, () =>
          client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] }),
        ),
      );
      // As fast as people type.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const inDeploy = placeOf(text, 'deploy 2 clusters', 'deploy '.length);
    const onModel = placeOf(text, `using numbers-${FILES - 1}`, 'using n'.length);
    const asked = { textDocument: { uri } };
    return {
      start,
      keystroke,
      completion: await asks(client, 'textDocument/completion', { ...asked, position: inDeploy }),
      hover: await asks(client, 'textDocument/hover', { ...asked, position: onModel }),
      symbols: await asks(client, 'workspace/symbol', { query: 'numbers-1' }),
      memory: client.memory(),
    };
  } finally {
    await client.close();
  }
}

async function asks(client: LanguageClient, method: string, params: unknown): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const start = performance.now();
    const answer = await client.request(method, params);
    times.push(performance.now() - start);
    if (answer === null || (Array.isArray(answer) && answer.length === 0)) throw new Error(`${method} found nothing`);
  }
  return times;
}

function placeOf(text: string, what: string, further = 0) {
  const before = text.slice(0, text.indexOf(what) + further).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function writeProject(folder: string): void {
  mkdirSync(join(folder, '.git'), { recursive: true });
  for (let i = 0; i < FILES; i++) writeFileSync(join(folder, nameOf(i)), fileText(i));
}

const nameOf = (file: number): string => `team-${file}.rollout`;

/** Each takes over the numbers and the fleet of the one before, so that the last reaches them all. */
function fileText(file: number): string {
  const imports = file === 0 ? [] : [`import { numbers-${file - 1} } from "./${nameOf(file - 1)}"`];
  const base = file === 0 ? '' : ` extends numbers-${file - 1}`;
  const lines = [
    ...imports,
    `/// The fleet of team ${file}.`,
    `topology fleet-${file} {`,
    ...Array.from({ length: 8 }, (_, region) => [
      `  region region-${region} {`,
      '    datacenter main {',
      `      cluster web-${region}[4] {`,
      `        label wave = ${region}`,
      '        rack[4] { server[10] }',
      '      }',
      '    }',
      '  }',
    ]).flat(),
    '}',
    '',
    // Langium shows comments of this kind.
    `/** Numbers of the releases of team ${file}. */`,
    `model numbers-${file}${base} {`,
    '  deploy takes lognormal(median 4m, p95 12m) per server',
    '  rollback takes 90s per server',
    `  bug crash-${file} { present 0.1%  surfaces after exponential(mean 200 server-hours) }`,
    `  gate probe { detects 95%  false alarm 0.5%  takes 5m }`,
    '}',
    '',
    `/// How team ${file} ships.`,
    `plan weekly-${file} on fleet-${file} using numbers-${file} {`,
    '  maxDown 25% per cluster',
    '  deadline 21d',
  ];
  for (let region = 0; region < 8; region++) {
    lines.push(
      `  /// Region ${region} of team ${file}.`,
      `  stage stage-${region} {`,
      `    deploy ${region === 0 ? '2 clusters' : '4 clusters'} in region-${region}`,
      '    wait 4h',
      '    gate probe',
      '  }',
    );
  }
  lines.push('  on unhealthy rollback', '}');
  while (lines.length < LINES) lines.push(`// Line ${lines.length} of the notes of team ${file}.`);
  return `${lines.join('\n')}\n`;
}
