import { describe, expect, test } from 'vitest';
import { marked } from '../testing/marked.ts';
import { type HoverOptions, hoverAt } from './hover-at.ts';

/** What is told at the cursor, of which text. */
function told(source: string, options: HoverOptions = {}): { readonly of: string; readonly markdown: string } {
  const { sources, path, offset, text } = marked(source);
  const hover = hoverAt(sources, path, offset, options);
  if (hover === null) return { of: '', markdown: '' };
  return { of: text.slice(hover.span.start, hover.span.end), markdown: hover.markdown };
}

const first = (source: string, options?: HoverOptions): string =>
  told(source, options).markdown.split('\n', 1)[0] ?? '';

const FLEET = `topology fleet {
  region us-west { label tier = pilot  cluster web[4] { rack[5] { server[20] } } }
  region us-east { cluster web[4] { rack[5] { server[20] } } }
}
`;
const inPlan = (text: string): string =>
  `${FLEET}model m { deploy takes 1m per server }\nplan weekly on fleet using m {\n${text}\n}\n`;
const inStage = (text: string): string => inPlan(`stage first {\n${text}\n}`);

describe('words', () => {
  test('by the sentence that they open', () => {
    expect(first(inStage('w$0ait 4h'))).toBe('**wait** — Bakes: for a time, for evidence, or until a moment.');
    expect(first('model m { deploy $0takes 4m per server }')).toMatch(
      /^\*\*deploy takes\*\* — The time of one attempt/,
    );
    expect(first('model m { deploy $0fails 1% per server }')).toMatch(/^\*\*deploy fails\*\* — The chance that/);
  });
  test('by the part that stands behind them', () => {
    const { markdown } = told('model m { deploy fails 1% per server re$0try 2 }');
    expect(markdown).toMatch(
      /^\*\*retry\*\* `ATTEMPTS` — a number, such as `4`; how many more attempts. Without it: 0.\n/,
    );
    expect(markdown).toContain('**deploy fails**');
  });
  test('`here` by the `each` around it', () => {
    expect(first(inStage('each region in remaining { deploy he$0re }'))).toBe(
      '**here** — what `each region in remaining` has at a time.',
    );
  });
  test('blocks by how their sentences open, and parts only where there is something to say', () => {
    expect(told('mo$0del m { }').markdown).toContain('`deploy takes`, `deploy fails`');
    expect(told('topo$0logy t from "a.csv"').markdown).toContain(
      '- `TABLE` — `from FILE`: the fleet as a table stands',
    );
  });
  test('by the innermost phrase', () => {
    expect(first(inStage('wait $0until next mon 09:00'))).toContain('**until**');
    expect(first(inStage('wait until ne$0xt mon 09:00'))).toBe(
      '**next** — Until the next time that the clock says so.',
    );
    expect(first(inPlan('on unhealthy roll$0back'))).toMatch(/^\*\*rollback\*\* — Takes back what the plan changed/);
  });
  test('levels and days say what they are, and what they are part of', () => {
    const { markdown } = told(inPlan('maxDown 25% per clu$0ster'));
    expect(markdown).toMatch(/^\*\*cluster\*\* — a level of the fleet/);
    expect(markdown).toContain('`LEVEL` of `maxDown` — a limit for each node of the level.');
    expect(first(inPlan('window m$0on..thu 09:00..16:00 in "UTC"'))).toBe('**mon** — Monday.');
  });
  test('of bugs: how many releases have one, and how it shows', () => {
    const bug = (items: string) => first(`model m { bug le$0ak { ${items} } }`);
    expect(bug('present 3%  surfaces after exponential(mean 9 server-hours)')).toBe(
      '**bug** `leak` — is in 3% of releases and shows with time under load',
    );
    expect(bug('found 1% at cluster 1')).toBe('**bug** `leak` — is found as places or rings are done');
    expect(bug('')).toBe('**bug** `leak` — a class of bug that a release may carry');
  });
  test('in a broken file', () => {
    expect(first('plan weekly {\n  stage first {\n    wa$0it\n')).toMatch(/^\*\*wait\*\*/);
    expect(first('}}} $0gate ((')).not.toBe('');
  });
});

describe('literals', () => {
  test.each([
    ['wait 1h$030m', '`1h30m` — 1 hour 30 minutes = 90 minutes.'],
    ['wait $024h', '`24h` — 1 day.'],
    ['wait 4$0w', '`4w` — 4 weeks = 28 days.'],
    ['wait $015m', '`15m` — 15 minutes.'],
    ['wait $036h', '`36h` — 1 day 12 hours.'],
    ['wait $01d', '`1d` — 1 day = 24 hours.'],
    ['wait 5$000ms', '`500ms` — 500 milliseconds.'],
    ['deploy 2$05% of clusters', '`25%` = 0.25: 1 in 4.'],
    ['deploy 0.3$0% of clusters', '`0.3%` = 0.003: about 1 in 333.'],
    ['deploy 100$0% of clusters', '`100%` = 1: all, or always.'],
    ['deploy 1_0$000 servers', '`1_000` = 1,000'],
    ['wait until every 2w from 2026-1$01-23', '`2026-11-23` — Monday, 23 November 2026.'],
    ['wait until next mon 0$09:00', '`09:00` — 9:00 am.'],
    ['wait until next mon 1$02:00', '`12:00` — noon.'],
    ['wait until next mon 2$01:05', '`21:05` — 9:05 pm.'],
  ])('%s', (text, line) => {
    expect(first(inStage(text))).toBe(line);
  });

  test('say what happens in that time', () => {
    expect(told(inStage('wait $024h')).markdown).toContain('Bakes 1 day before the next step.');
    const windowed = inPlan('window mon..thu 09:00..16:00 in "UTC"\nstage a { wait $02d  gate approval "x" takes 1h }');
    expect(told(windowed).markdown).toContain('Time outside of the windows counts, too: they hold only what starts.');
    expect(told(windowed.replace('$0', '').replace('takes 1h', 'takes $01h')).markdown).toContain(
      'while a window is open',
    );
    // What only some servers wait for, people do not.
    const ofSome = windowed.replace('$0', '').replace('"UTC"', '"UTC" for us-east').replace('takes 1h', 'takes $01h');
    expect(told(ofSome).markdown).not.toContain('a window is open');
    expect(told(inStage('wait $024h and 1_000 requests')).markdown).toContain('Bakes 1 day at least before');
  });
  test('say how many servers a limit allows', () => {
    expect(told(inPlan('maxDown $025% per cluster')).markdown).toContain('25 of the 100 servers of each cluster.');
    expect(told(inPlan('maxSurge 1.$05% rounded up per cluster')).markdown).toContain('2 of the 100 servers');
    const uneven =
      'topology t { cluster a { server[40] } cluster b { server[7] } }\nplan p on t { maxDown $025% per cluster }';
    expect(told(uneven).markdown).toContain('In a cluster of 40 servers 10, of 7 servers 1.');
  });
  test('plain numbers are told of by what they are of', () => {
    expect(first(inStage('deploy all parallel $04'))).toBe('`COUNT` of `deploy` — units at once. Without it: 1.');
  });
  test('amounts of exposure', () => {
    expect(first('model m { bug b { surfaces after exponential(mean $0200 server-hours) } }')).toBe(
      '`200 server-hours` — as much as 200 servers in an hour, or 100 servers in 2 hours.',
    );
  });
  test('days of a freeze', () => {
    expect(told(inPlan('freeze $02026-12-19..2027-01-04')).markdown).toContain('17 days, both ends included.');
  });
  test('files', () => {
    const source = '//- plan.rollout\nimport { fleet } from "./fl$0eet.rollout"\n//- fleet.rollout\n';
    expect(first(`${source}${FLEET}`)).toBe('`./fleet.rollout` — the file `fleet.rollout`.');
  });
});

describe('names', () => {
  test('a topology', () => {
    expect(first(FLEET.replace('fleet', 'fl$0eet'))).toBe(
      '**topology** `fleet` — 2 regions, 8 clusters, 40 racks and 800 servers',
    );
  });
  test('nodes, where they are declared and where they are named', () => {
    expect(first(inStage('deploy us-$0west'))).toBe('**region** `us-west` — 400 servers, 50% of `fleet`');
    const { markdown } = told(inStage('deploy us-west/web$0-2'));
    expect(markdown).toContain('Here `us-west/web-2` is 1 cluster, 100 servers, 12.5% of `fleet`.');
    expect(first(inStage('deploy we$0b'))).toBe('**place** `web` — 2 nodes are called so.');
    expect(told(inStage('deploy we$0b')).markdown).toContain('8 clusters, 800 servers, all of `fleet`');
  });
  test('labels and their values', () => {
    expect(told(inStage('deploy all clusters where ti$0er == pilot')).markdown).toContain(
      '- `pilot`: 400 servers, 50%',
    );
    expect(first(inStage('deploy all clusters where tier == pi$0lot'))).toBe(
      '**value** `pilot` — of `tier`: 400 servers, 50% of `fleet`',
    );
  });
  test('bugs, with their documentation and their sentences', () => {
    const { markdown } = told('model m {\n  /// Crashes.\n  bug cr$0ash {\n    present 3%\n  }\n}');
    expect(markdown).toContain('\n\nCrashes.\n\n');
    expect(markdown).toContain('```rollout\nbug crash {\n  present 3%\n}\n```');
  });
  test('params, with their value and where they are used', () => {
    const { markdown } = told(inPlan('param soak = 24h in 1h..72h  stage s { deploy all\n wait so$0ak }'));
    expect(markdown).toMatch(/^\*\*param\*\* `soak` — `24h` \(1 day\), may be `1h..72h`/);
    expect(markdown).toContain('Used once:\n\n- line 8: `wait soak }`');
  });
  test('stages and plans', () => {
    const plan = inPlan(
      'stage first { deploy 1 cluster  wait 1h }\nstage se$0cond { each region in remaining { deploy here } }',
    );
    expect(told(plan).markdown).toContain('each region in remaining { … }');
    expect(first(plan.replace('$0', '').replace('plan week', 'plan we$0ek'))).toBe(
      '**plan** `weekly` — 2 stages, on `fleet`, using `m`',
    );
  });
  test('rings, by how many users they are', () => {
    expect(first('audience users 2_000_000 { ring internal 0.2%  ring ea$0rly 5%  ring broad }')).toBe(
      '**ring** `early` — 100,000 users, 5% of `users`',
    );
  });
  test('across files', () => {
    const source = '//- plan.rollout\nimport { fl$0eet } from "./fleet.rollout"\n//- fleet.rollout\n';
    expect(told(`${source}${FLEET}`).markdown).toContain('Declared in `fleet.rollout`.');
  });
  test('distributions, their arguments, statistics, the check that is there', () => {
    expect(first('model m { deploy takes log$0normal(median 4m, p95 12m) per server }')).toMatch(
      /^\*\*lognormal\*\* — a dist/,
    );
    expect(first('model m { deploy takes lognormal(median 4m, p$095 12m) per server }')).toBe(
      '**p95** — what 95% of the values reach at most.',
    );
    expect(first(inPlan('expect p9$09.9(duration) <= 5d'))).toBe('**p99.9** — what 99.9% of the runs reach at most.');
    expect(first(inStage('gate hea$0lth'))).toMatch(/^\*\*check\*\* `health` — is there without being declared/);
  });
  test('that are unknown', () => {
    expect(first(inStage('deploy mo$0on'))).toBe('`moon` — nothing is known here by this name.');
  });
});

describe('comments', () => {
  const codeFacts = (code: string) =>
    code === 'no-max-down' ? { title: 'No maxDown', meaning: 'A plan says it.' } : undefined;

  test('of suppressions tell the rule', () => {
    const source = (at: string): string => at.replace('|', '$0');
    expect(told(source('// rollout-ignore no-max|-down: a test'), { codeFacts })).toEqual({
      of: 'no-max-down',
      markdown: '`no-max-down` — No maxDown.\n\nA plan says it.',
    });
    expect(first(source('// rollout-ignore no|thing: a test'), { codeFacts })).toBe(
      '`nothing` — no finding has this code.',
    );
    expect(told(source('// roll|out-ignore no-max-down: a test'), { codeFacts }).of).toBe('rollout-ignore');
  });
  test('others tell nothing', () => {
    expect(told('// a com$0ment').markdown).toBe('');
  });
});

describe('Markdown is safe', () => {
  test('documentation has no HTML, no pictures, no links to commands', () => {
    const doc = '/// <script>x</script> [a](command:evil) ![p](https://a.b/c.png) `<b>` [page](https://a.b)\n';
    const { markdown } = told(`${doc}model ev$0il { }`);
    expect(markdown).toContain('\\<script>');
    expect(markdown).not.toMatch(/(?<!\\)\]\(command:/);
    expect(markdown).not.toMatch(/(?<!\\)!\[/);
    expect(markdown).not.toContain('![');
    expect(markdown).toContain('`<b>` [page](https://a.b)');
  });
  test('what is left open in documentation ends with it', () => {
    expect(told('/// ```\n/// code\nmodel e$0 { }').markdown).toContain('```\ncode\n```');
  });
  test('names stand in code', () => {
    expect(first('model "a`b<c>" { }'.replace('a`', 'a$0`'))).toContain('``a`b<c>``');
  });
});

test('nothing is told beside the text, between words, and of files that are not here', () => {
  const { sources, path } = marked('plan   weekly { }');
  for (const offset of [-1, 5, 1e9, Number.NaN]) expect(hoverAt(sources, path, offset)).toBeNull();
  expect(hoverAt(sources, 'other.rollout', 0)).toBeNull();
});
