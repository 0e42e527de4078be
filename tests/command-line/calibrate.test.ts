// `rollout calibrate`: a release log in, the numbers of a model out.
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readText } from '../support/repository.ts';
import { folderWith } from './in-folder.ts';

const schema: AnySchema = JSON.parse(readText('docs/schema/calibrate.schema.json'));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** Minutes of deployments of a cluster: no family's, but all different. */
const MINUTES = [22, 31, 27, 40, 35, 29, 33, 25, 30, 38, 24, 28];

interface Entry {
  readonly release: string;
  readonly cluster: string;
  readonly minutes: number;
  readonly failed?: string;
  readonly found?: string;
}

/** Twelve releases over two clusters; one was found to have a bug at its first. */
const ENTRIES: readonly Entry[] = MINUTES.flatMap((minutes, i): Entry[] => {
  const release = `r${i + 1}`;
  if (i === 4) return [{ release, cluster: 'a', minutes, found: 'yes' }];
  const second: Entry = { release, cluster: 'b', minutes: minutes + 0.5 };
  const failed: Entry = { release, cluster: 'b', minutes: 7, failed: 'yes' };
  return [{ release, cluster: 'a', minutes }, ...(i === 7 ? [failed] : []), second];
});

function logOf(entries: readonly Entry[], columns = 'release,cluster,start,end,failed,found'): string {
  const rows = entries.map(({ release, cluster, minutes, failed = 'no', found = '' }, i) => {
    const start = Date.UTC(2026, 0, 5, 9) + i * 86_400_000;
    const end = new Date(start + minutes * 60_000);
    return [release, cluster, new Date(start).toISOString(), end.toISOString(), failed, found].join(',');
  });
  return `${[columns, ...rows].join('\n')}\n`;
}

const calibrate = (csv: string, ...more: string[]) =>
  folderWith({ 'history.csv': csv }).rollout('calibrate', 'history.csv', ...more);

/** The block without its comments, each sentence on a line. */
const sentences = (block: string): string[] =>
  block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'));

describe('the block', () => {
  test('says what is in the log, and from how many rows', async () => {
    const { exitCode, stdout, stderr } = await calibrate(logOf(ENTRIES));
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(sentences(stdout)).toEqual([
      'model from-log {',
      expect.stringMatching(/^deploy takes (?:lognormal|gamma|weibull|normal)\(.*\) from 23 per cluster$/),
      'deploy fails 4.167% from 1 of 24 per cluster retry 1',
      'bug from-log {',
      'found 8.333% from 1 of 12 at cluster 1',
      'found 0% from 0 of 11 at cluster 2',
      '}',
      '}',
    ]);
    expect(stdout).toContain('/// From history.csv: 24 rows of 12 releases. Intervals hold 95%.');
    // The 2.5% and the 97.5% quantile of Beta(1½, 11½), by numerical integration.
    expect(stdout).toContain('// 1 of 12 releases: 8.33% (0.914% to 32.8%)');
    expect(stdout).toContain('// 23 are few: which family they come from is hardly known.');
  });

  test('is a model that a plan can use, with what it is uncertain of', async () => {
    const { stdout } = await calibrate(logOf(ENTRIES));
    const plan = `${stdout}topology t { cluster c[2] { server[4] } }
plan p on t using from-log { maxDown 100% per cluster stage s { deploy 1 cluster gate health } stage r { deploy remaining } on unhealthy rollback }\n`;
    const folder = folderWith({ 'plan.rollout': plan });
    const checked = await folder.rollout('check', 'plan.rollout', '--format', 'json');
    expect(checked.exitCode).toBe(0);
    expect(JSON.parse(checked.stdout).summary ?? {}).not.toMatchObject({ errors: expect.any(String) });
    const compiled = await folder.rollout('compile', 'plan.rollout');
    expect(JSON.parse(compiled.stdout).numbers.evidence).toEqual([
      { kind: 'shows', bug: 0, showing: 0, count: 1, of: 12 },
      { kind: 'shows', bug: 0, showing: 1, count: 0, of: 11 },
      { kind: 'deploy-fails', per: 'cluster', count: 1, of: 24 },
      { kind: 'deploy-takes', values: 23 },
    ]);
  });

  test('has the name, the level and the times of a sample that are asked for', async () => {
    const csv = 'id,minutes\n1,12\n2,12\n3,12\n4,12\n5,12\n';
    const { stdout } = await calibrate(
      csv,
      '--column',
      'duration=minutes',
      '--per',
      'server',
      '--name',
      'typical 2026',
    );
    expect(sentences(stdout)).toEqual(['model "typical 2026" {', 'deploy takes 12m from 5 per server', '}']);
  });

  test('counts failed servers where the log does', async () => {
    const csv = `cluster,duration,servers,failed\n${['4m30s', '5m', '0:04:10', '6m', '5m5s'].map((time, i) => `c${i},${time},40,${i % 2}`).join('\n')}\n`;
    const perCluster = await calibrate(csv);
    expect(perCluster.stdout).toContain('// deploy fails 1% from 2 of 200 per server');
    expect(sentences(perCluster.stdout)).toHaveLength(3);
    const perServer = await calibrate(csv, '--per', 'server');
    expect(sentences(perServer.stdout)).toContain('deploy fails 1% from 2 of 200 per server');
  });

  test('is of releases where a row is one', async () => {
    const csv = 'release,found,rolled_back\n1,,no\n2,cluster 1,yes\n3,,no\n4,2,yes\n5,,yes\n';
    const { stdout } = await calibrate(csv);
    expect(sentences(stdout).slice(2, 4)).toEqual([
      'found 25% from 1 of 4 at cluster 1',
      'found 33.33% from 1 of 3 at cluster 2',
    ]);
    expect(stdout.replaceAll(/\s*\/\/\/\s*/g, ' ')).toContain('is taken to have got through all 2 clusters');
    expect(stdout.replaceAll(/\s*\/\/\/\s*/g, ' ')).toContain('1 release without a finding went back');
    expect(stdout.replaceAll(/\s*\/\/\/\s*/g, ' ')).toContain('Rolled back were 3 of 5 releases');
  });

  test('says only that a bug was there where nobody knows at which cluster', async () => {
    const { stdout } = await calibrate('release,bug\n1,no\n2,yes\n3,no\n4,no\n');
    expect(sentences(stdout)).toContain('present 25% from 1 of 4');
  });

  test('cannot be ended by what a file calls its columns', async () => {
    const csv = 'release,"found","own\n} plan x {","\u001b[2J"\n1,yes,a,b\n2,no,c,d\n';
    const { stdout } = await calibrate(csv);
    expect(stdout).not.toContain('\u001b');
    expect(sentences(stdout)).toEqual(['model from-log {', 'bug from-log {', 'present 50% from 1 of 2', '}', '}']);
  });

  test('comes from standard input too, and is the same for the same seed', async () => {
    const folder = folderWith({ 'history.csv': logOf(ENTRIES) });
    const fromFile = await folder.rollout('calibrate', 'history.csv');
    const fromInput = await folder.withInput(logOf(ENTRIES), 'calibrate', '-', '--stdin-filename', 'history.csv');
    expect(fromInput).toEqual(fromFile);
  });
});

describe('as JSON', () => {
  test.each([
    ['units', logOf(ENTRIES)],
    ['whole releases', 'release,found,rolled_back\n1,,no\n2,1,yes\n3,2,yes\n'],
    ['few times, and all alike', 'cluster,duration,failed\na,5m,no\nb,5m,no\nc,5m,no\nd,5m,no\ne,5m,no\nf,1m,yes\n'],
    ['whether, not where', 'release,bug\n1,no\n2,yes\n'],
    ['servers', 'cluster,servers,failures\na,40,1\nb,40,0\n'],
  ])('it is what its schema says: %s', async (_, csv) => {
    const { stdout, exitCode } = await calibrate(csv, '--format', 'json');
    expect(exitCode).toBe(0);
    validate(JSON.parse(stdout));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('it has the block, and every number unrounded', async () => {
    const { stdout } = await calibrate(logOf(ENTRIES), '--format', 'json');
    const block = await calibrate(logOf(ENTRIES));
    const found = JSON.parse(stdout);
    expect(found.text).toBe(block.stdout);
    expect(found).toMatchObject({ model: 'from-log', rows: 24, releases: 12, rowsAre: 'units' });
    expect(found.deploy.fails).toMatchObject({ count: 1, of: 24, value: 1 / 24 });
    expect(found.deploy.takes.candidates.map(({ aic }: { aic: number }) => aic)).toEqual(
      found.deploy.takes.candidates.map(({ aic }: { aic: number }) => aic).sort((a: number, b: number) => a - b),
    );
  });
});

describe('what cannot be read is said, with its place and a way out', () => {
  test.each([
    ['an empty file', '', 'history.csv is empty'],
    ['no rows', 'release,found\n', 'history.csv has no rows'],
    ['columns of other things', 'a,b\n1,2\n', 'history.csv has no column that a model could be made from'],
    [
      'no date',
      'cluster,start,end\na,yesterday,2026-01-05T09:00Z\n',
      'history.csv:2, column start: `yesterday` is not a date',
    ],
    [
      'no day',
      'cluster,start,end\na,2026-02-30T09:00Z,2026-03-05T09:00Z\n',
      'history.csv:2, column start: `2026-02-30T09:00Z` is not',
    ],
    [
      'a time that runs backwards',
      'cluster,start,end\na,2026-01-05T10:00Z,2026-01-05T09:00Z\n',
      'history.csv:2, column end: it ends before it starts',
    ],
    ['no time at all', 'cluster,start,end\na,2026-01-05,2026-01-05\n', 'history.csv:2, column end: it took no time'],
    [
      'zones here and there',
      'cluster,start,end\na,2026-01-05T09:00Z,2026-01-05T10:00\n',
      'line 2 has a time without a zone',
    ],
    [
      'a number without a unit',
      'cluster,duration\na,5\n',
      'column duration: nothing says in which unit its numbers are',
    ],
    ['no duration', 'cluster,duration\na,soon\n', 'history.csv:2, column duration: `soon` is not a time'],
    ['no answer', 'cluster,failed\na,perhaps\n', 'column failed: `perhaps` is neither yes nor no'],
    [
      'more failures than servers',
      'cluster,servers,failed\na,4,5\n',
      'column failed: 5 of 4 servers cannot have failed',
    ],
    ['failures of nobody knows how many', 'cluster,failed\na,2\n', 'nothing says of how many servers'],
    [
      'two columns for one thing',
      'cluster,took,elapsed\na,1m,1m\n',
      'both took and elapsed may be the column duration',
    ],
    ['a column twice', 'cluster,found,found\na,,\n', 'there are two columns found'],
    [
      'a bug where the release never was',
      'release,cluster,found\n1,a,3\n',
      'found at cluster 3, but release 1 got to 1 cluster only',
    ],
    ['a bug at another place', 'release,cluster,found\n1,a,west\n', 'found at `west`, where release 1 has no row'],
    ['ones that may be either', 'release,found\n1,1\n2,\n', 'holds nothing but 1'],
    ['a release twice, with no cluster', 'release,found\n1,\n1,yes\n', 'release 1 is on line 2 already'],
    ['findings of no release', 'cluster,found\na,yes\n', 'nothing says which release each row belongs to'],
    ['a row that is too long', 'release,found\n1,yes,really\n', 'history.csv:2: it has 3 cells'],
  ])('%s', async (_, csv, message) => {
    const { exitCode, stdout, stderr } = await calibrate(csv);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(message);
    expect(stdout).toBe('');
    expect(exitCode).toBe(1);
  });

  test('options that name nothing', async () => {
    const csv = 'cluster,took\na,5m\n';
    expect((await calibrate(csv, '--column', 'start=began')).stderr).toContain('history.csv has no column began');
    const unknown = await calibrate(csv, '--column', 'speed=took');
    expect(unknown.stderr).toContain('--column knows no speed');
    expect(unknown.exitCode).toBe(2);
    expect((await calibrate(csv, '--per', 'galaxy')).exitCode).toBe(2);
    expect((await folderWith({}).rollout('calibrate', 'no.csv')).exitCode).toBe(4);
  });
});
