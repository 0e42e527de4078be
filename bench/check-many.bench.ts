/** `check` of a thousand files beside parsing them alone, what it needs of memory beside a hundred, and one file beside a Node that does nothing. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryFileSystem, openDocument, Phase, parseSource } from '@rollout/workspace';
import { bundleTypeScript } from '../scripts/lib/load-typescript.mjs';
import type { Benchmark, Row } from './benchmark.ts';
import { manyPlans, writePlans } from './many-plans.ts';
import { bestOfBoth, commandLine, secondsOfProcess } from './measure.ts';

const FILES = 1_000;
const FEWER = 100;

/** A check of so many takes seconds. */
const TIMES = 3;

const benchmark: Benchmark = {
  title: `Checking ${FILES.toLocaleString('en')} files`,
  async run(root) {
    const folder = mkdtempSync(join(tmpdir(), 'rollout-bench-'));
    const parser = await bundleTypeScript('bench/peers/parse-folder.ts');
    try {
      const plans = manyPlans(root, FILES);
      const [many, few] = [inProject(folder, 'many'), inProject(folder, 'few')];
      const lines = writePlans(many, plans);
      writePlans(few, plans.slice(0, FEWER));
      return [
        processes(root, many, parser, lines),
        await inOneProcess(plans),
        memory(root, many, few, folder),
        cold(root, many),
      ];
    } finally {
      rmSync(folder, { recursive: true });
      rmSync(parser, { force: true });
    }
  },
};
export default benchmark;

/** A folder that is the root of a project. */
function inProject(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '.git'), { recursive: true });
  return path;
}

function processes(root: string, many: string, parser: string, lines: number): Row {
  const [check, parse] = bestOfBoth(
    () => secondsOfProcess(process.execPath, [commandLine(root), 'check', many, '--max-warnings', '1000000']),
    () => secondsOfProcess(process.execPath, [parser, many]),
    TIMES,
  );
  return {
    kind: 'figure',
    what: '`rollout check` over a program that reads and parses',
    value: check / parse,
    unit: '×',
    goal: { atMost: 3 },
    detail: `${check.toFixed(2)} s and ${parse.toFixed(2)} s, ${lines.toLocaleString('en')} lines`,
  };
}

async function inOneProcess(plans: readonly string[]): Promise<Row> {
  const files = Object.fromEntries(plans.map((text, index) => [`/project/plan-${index}.rollout`, text]));
  const fileSystem = memoryFileSystem({ ...files, '/project/.git': '' });
  const paths = Object.keys(files);
  const seconds = async (work: () => Promise<void>): Promise<number> => {
    const start = performance.now();
    await work();
    return (performance.now() - start) / 1000;
  };
  let [check, parse] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < TIMES; i++) {
    const parsing = await seconds(async () => {
      for (const path of paths) parseSource(files[path] ?? '', path);
    });
    const checking = await seconds(async () => {
      for (const path of paths) {
        const { diagnostics } = await openDocument(path, {
          fileSystem,
          upTo: Phase.Linted,
          scenario: { kind: 'every' },
        });
        const error = diagnostics.find(({ severity }) => severity === 'error');
        if (error !== undefined) throw new Error(`${path}: ${error.message}`);
      }
    });
    [check, parse] = [Math.min(check, checking), Math.min(parse, parsing)];
  }
  return {
    kind: 'figure',
    what: 'the same inside of one process',
    value: check / parse,
    unit: '×',
    detail: `${check.toFixed(2)} s and ${parse.toFixed(2)} s`,
  };
}

function memory(root: string, many: string, few: string, folder: string): Row {
  const [most, least] = [many, few].map((plans) => peakOf(root, plans, folder));
  if (most === undefined || least === undefined) throw new Error('two folders have two peaks');
  return {
    kind: 'figure',
    what: `peak memory over that of ${FEWER} files`,
    value: most / least,
    unit: '×',
    goal: { atMost: 1.5 },
    detail: `${(most / 1024).toFixed(0)} MB and ${(least / 1024).toFixed(0)} MB`,
  };
}

/** The largest resident set of a check, in kilobytes: the process says it as it ends. */
function peakOf(root: string, plans: string, folder: string): number {
  const told = join(folder, 'peak.txt');
  const hook = join(folder, 'peak.cjs');
  const write = `require('node:fs').writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS))`;
  writeFileSync(hook, `process.on('exit', () => ${write});\n`);
  const words = ['--require', hook, commandLine(root), 'check', plans];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`check ended with ${status}: ${stderr}`);
  return Number(readFileSync(told, 'utf8'));
}

function cold(root: string, many: string): Row {
  const plan = join(many, 'team-0/plan-0.rollout');
  const [check, empty] = bestOfBoth(
    () => secondsOfProcess(process.execPath, [commandLine(root), 'check', plan]),
    () => secondsOfProcess(process.execPath, ['-e', '0']),
    10,
  );
  return {
    kind: 'figure',
    what: `one file of ${readFileSync(plan, 'utf8').split('\n').length - 1} lines over \`node -e 0\``,
    value: check / empty,
    unit: '×',
    goal: { atMost: 3 },
    detail: `${(check * 1000).toFixed(0)} ms and ${(empty * 1000).toFixed(0)} ms`,
  };
}
