/** Every request of our own, as commands and previews send it: with what is sound, with what nobody would write, and with what somebody hostile would. */
import type { OwnRequests } from '../../../packages/language-server/src/protocol.ts';
import type { Pick } from '../../../packages/simulator/src/kernel/testing/pick.ts';

/** A file whose plans can be asked everything. */
export const ASKED = `topology fleet { cluster c[2] { server[3] } }
service web { runs on all  load 100 requests/s }
health signs {
  metric errors { bad when higher  compare to baseline }
  metric cpu { bad when higher  threshold 80% }
  every 1m  pass at 95  marginal at 75
}
model numbers {
  deploy takes 1m per server
  metric errors is normal(mean 0.5%, sd 0.1%)
  metric cpu is normal(mean 55%, sd 5%)
  bug crash { present 3%  surfaces after exponential(mean 50 server-hours) }
  gate look { detects 90%  takes 5m }
}
plan p on fleet using numbers {
  param soak = 1h in 10m..6h
  stage s { deploy 1 cluster  wait soak  gate look }
  stage rest { deploy remaining }
  on unhealthy rollback
  expect p95(duration) < 3d
}
scenario slow for p { assume crash present 100% }
audience people 1_000 { ring canary 10%  ring stable }
model browser {
  bug crash { present 8%  surfaces after exponential(mean 20_000 user-hours) }
  gate rate { detects 80%  takes 1h }
}
plan trains using browser {
  channel canary for canary departs every 1d from 2026-01-05 { wait 2d  gate rate }
  channel stable for stable departs every 2w from 2026-01-05 { wait 1w  gate rate }
  on unhealthy next train
}
`;

/** What somebody may have called something, or written into a cell. */
const NAMES = [
  'p',
  'trains',
  'slow',
  'signs',
  'soak',
  '',
  'constructor',
  '__proto__',
  'toString',
  '](command:workbench.action.quit)',
  '</script><script>alert(1)</script>',
  '\u202egnp.exe',
  'a\u0000b',
  '\ud800',
  '../../../etc/passwd',
  '{\n}',
  'x'.repeat(10_000),
];
const TYPED = ['1h', '12h', '5%', '1e308', '-1', '1e308h', 'NaN', '∞', '0s', '99999999999999999999d', '${1+1}', '" }'];
const COUNTS = [1, 2, 20, 1e9];
const NUMBERS = [0, 1, 600, -1, 0.5, 1e9, 1e308, Number.MAX_SAFE_INTEGER];
const HEADERS = ['release,cluster,start,end,failed', 'errors,cpu', 'release,took_minutes', '=1+1,@x', 'cpu,cpu', ','];
const CELLS = [
  'r1',
  'c1',
  '1',
  '0.7',
  '85%',
  'no',
  '1e308',
  '-1e999',
  '2026-11-23T09:00:00Z',
  '=cmd|x',
  '"',
  '\u0000',
  '',
];

/** Mostly what somebody means, now and then what nobody does. */
function word(pick: Pick, sound: readonly string[]): string {
  return pick.of(pick.chance(0.1) ? NAMES : sound);
}

/** A file of data, of the size and the kind that nobody expects. */
function anyData(pick: Pick): { readonly name: string; readonly text: string } {
  const rows = Array.from({ length: pick.of([0, 1, 3, 30]) }, () =>
    Array.from({ length: pick.of([1, 2, 5]) }, () => pick.of(CELLS)).join(','),
  );
  const releases = Array.from({ length: 20 }, (_, i) => `r${i},c${i % 3},${1 + (i % 7)},${i % 5 === 0 ? 'yes' : 'no'}`);
  const log = ['release,cluster,took_minutes,failed', ...releases].join('\n');
  const samples = ['errors,cpu', ...releases.map((_, i) => `0.00${1 + (i % 6)},0.${5 + (i % 4)}`)].join('\n');
  const csv = [pick.of(HEADERS), ...rows].join('\n');
  const json = JSON.stringify({ errors: pick.of([[0.005, 0.006], [null, 'x'], [[]], {}, 7]), cpu: [0.5, 1e308] });
  const names = Array.from({ length: 20_000 }, (_, i) => `c${i}`).join(',');
  return {
    name: pick.of(['log.csv', 'new.json', ...NAMES]),
    text: pick.of([
      log,
      log,
      samples,
      samples,
      csv,
      csv,
      json,
      json.slice(1),
      '',
      `\ufeff${csv}`,
      `${names}\n`,
      '['.repeat(100_000),
      `"${csv}`,
    ]),
  };
}

function anyParams(pick: Pick): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: pick.of([0, 1, 1, 2]) }, () => [
      word(pick, ['soak']),
      pick.chance(0.5) ? pick.of(['20m', '2h']) : pick.of(TYPED),
    ]),
  );
}

/** Each part is there or not. */
function some(pick: Pick, parts: Readonly<Record<string, () => unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parts)
      .filter(() => pick.chance(0.4))
      .map(([name, part]) => [name, part()]),
  );
}

/** The parameters of a request, by its method. */
export function ownParams(pick: Pick, method: keyof OwnRequests, uri: string): Record<string, unknown> {
  const plan = () => word(pick, ['p', 'p', 'trains']);
  const query = () => ({
    uri,
    ...(pick.chance(0.8) ? { plan: plan() } : {}),
    ...some(pick, {
      params: () => anyParams(pick),
      start: () => word(pick, ['2026-11-23 09:00 in Europe/Berlin', '2026-11-23', '2026-02-30']),
    }),
    ...(pick.chance(0.2) ? { scenario: word(pick, ['slow']) } : {}),
  });
  const effort = () => some(pick, { trials: () => pick.of(COUNTS), seed: () => pick.of(NAMES) });
  const depth = () =>
    some(pick, {
      sensitivity: () => pick.chance(0.5),
      uncertain: () => pick.chance(0.5),
      precision: () => pick.of([0.5, 0.1, 1e-300]),
    });
  const ofPlan = () => ({ ...query(), ...effort() });
  switch (method) {
    case 'rollout/plans':
    case 'rollout/expectations':
    case 'rollout/healths':
      return { uri };
    case 'rollout/codes':
      return {};
    case 'rollout/explain':
      return { code: word(pick, ['import-cycle']) };
    case 'rollout/check':
      return some(pick, { uris: () => [uri, pick.of(NAMES)] });
    case 'rollout/compile':
      return query();
    case 'rollout/trace':
      return { ...query(), ...some(pick, { seed: () => pick.of(NAMES), trial: () => pick.of(COUNTS) }) };
    case 'rollout/test':
      return ofPlan();
    case 'rollout/study':
      return { ...ofPlan(), ...depth() };
    case 'rollout/report':
      return { ...ofPlan(), ...depth(), of: pick.of(['study', 'trace', 'front']) };
    case 'rollout/pictures':
      return { ...ofPlan(), of: pick.of(['plan', 'study', 'trace', 'front']), theme: pick.of(['light', 'dark']) };
    case 'rollout/graph':
      return { ...query(), format: pick.of(['mermaid', 'dot']) };
    case 'rollout/optimize':
      return {
        ...ofPlan(),
        ...some(pick, { objectives: () => [word(pick, ['duration', 'exposure', 'p95(duration)'])] }),
      };
    case 'rollout/compare':
      return {
        ...ofPlan(),
        before: pick.of<() => unknown>([
          () => ({ kind: 'plan', uri, plan: plan(), ...some(pick, { scenario: () => word(pick, ['slow']) }) }),
          () => ({
            kind: 'texts',
            label: pick.of(NAMES),
            texts: { [uri]: pick.of([ASKED, ASKED.replace('1h', '2h'), '', null]) },
          }),
          () => ({ kind: 'params', params: anyParams(pick) }),
        ])(),
      };
    case 'rollout/stream':
      return { ...ofPlan(), changes: pick.of(COUNTS) };
    case 'rollout/calibrate':
      return {
        history: anyData(pick),
        ...some(pick, {
          name: () => pick.of(NAMES),
          columns: () => ({ [word(pick, ['start', 'duration'])]: word(pick, ['start', 'took_minutes']) }),
          unit: () => word(pick, ['minutes']),
          per: () => word(pick, ['server']),
        }),
      };
    case 'rollout/judge':
      return {
        uri,
        health: word(pick, ['signs']),
        canary: anyData(pick),
        baseline: pick.chance(0.3) ? null : anyData(pick),
      };
    case 'rollout/preview':
      return {
        uri,
        picture: pick.of(['machine', 'timeline', 'fleet', 'study', 'front']),
        width: pick.of(NUMBERS),
        ...some(pick, {
          plan,
          position: () => ({ line: pick.of(NUMBERS), character: pick.of(NUMBERS) }),
          scenario: () => pick.of([null, word(pick, ['slow'])]),
          params: () => anyParams(pick),
          run: () => pick.of(['usual', 'found', pick.of(NUMBERS)]),
          effort: () => pick.of([0, 0, 1, -1, 0.5, 1e308]),
        }),
      };
    case 'rollout/setParams':
      return { uri, plan: plan(), params: anyParams(pick) };
  }
}
