/** Mistakes that people make: each is one finding that says how to put it right. */
import { expect, test } from 'vitest';
import { parse } from '../parse.ts';

const AROUND: Readonly<Record<string, string>> = {
  file: '@\n',
  topology: 'topology t {\n  @\n}\n',
  service: 'service v {\n  @\n}\n',
  audience: 'audience u 100 {\n  @\n  ring z\n}\n',
  flag: 'flag f {\n  @\n}\n',
  metric: 'health h {\n  metric q {\n    @\n  }\n}\n',
  health: 'health h {\n  @\n}\n',
  model: 'model m {\n  @\n}\n',
  bug: 'model m {\n  bug b {\n    @\n  }\n}\n',
  'gate numbers': 'model m {\n  gate g {\n    @\n  }\n}\n',
  plan: 'plan p {\n  @\n  deadline 5d\n}\n',
  channel: 'plan p {\n  channel c for r departs every 4w from 2026-01-13 {\n    @\n    gate health\n  }\n}\n',
  stage: 'plan p {\n  stage s {\n    @\n    gate health\n  }\n}\n',
  parallel: 'plan p {\n  parallel {\n    @\n    stage z { wait 1h }\n  }\n}\n',
  scenario: 'scenario c for p {\n  @\n}\n',
  policy: 'policy q {\n  @\n  maxDown 5%\n}\n',
};

/** The one finding of a statement in its block. */
function findingOf(block: string, statement: string) {
  const text = (AROUND[block] ?? '').replace('@', () => statement);
  const { diagnostics } = parse(text);
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toHaveLength(1);
  const [diagnostic] = diagnostics;
  if (diagnostic === undefined) throw new Error('no finding');
  return { text, diagnostic };
}

/** The statement after its fix, with what stands around it cut off. */
function fixedStatement(block: string, statement: string): string {
  const { text, diagnostic } = findingOf(block, statement);
  const edits = [...(diagnostic.fix?.edits ?? [])].sort((a, b) => b.span.start - a.span.start);
  const fixed = edits.reduce((now, { span, text: by }) => now.slice(0, span.start) + by + now.slice(span.end), text);
  expect(parse(fixed).diagnostics).toEqual([]);
  const [before = '', after = ''] = (AROUND[block] ?? '').split('@');
  return fixed.slice(before.length, fixed.length - after.length);
}

test.each([
  ['stage', 'wait for 1h', 'wait 1h'],
  ['stage', 'wait until monday 09:00', 'wait until next mon 09:00'],
  ['stage', 'wait until mon 09:00', 'wait until next mon 09:00'],
  ['stage', 'wait until next monday 09:00', 'wait until next mon 09:00'],
  ['stage', 'wait until next mon at 09:00', 'wait until next mon 09:00'],
  ['stage', 'wait until next mon 9:00', 'wait until next mon 09:00'],
  ['stage', 'wait 1h and 100 requests at 6h', 'wait 1h and 100 requests at most 6h'],
  ['stage', 'shift to 5%', 'shift traffic to 5%'],
  ['stage', 'shift traffic 5%', 'shift traffic to 5%'],
  ['stage', 'shift traffic us-west to 5%', 'shift traffic in us-west to 5%'],
  ['stage', 'shift traffic 5% to us', 'shift traffic in us to 5%'],
  ['stage', 'shift traffic 5% in us-west, eu { wait 1h }', 'shift traffic in us-west, eu to 5% { wait 1h }'],
  ['stage', 'shift traffic 5% to 2 clusters in us', 'shift traffic in 2 clusters in us to 5%'],
  ['stage', 'shift traffic to 1% 5%', 'shift traffic to 1%, 5%'],
  ['stage', 'gate canary x 1h', 'gate canary x for 1h'],
  ['stage', 'gate canary x for 1h 5% traffic', 'gate canary x for 1h with 5% traffic'],
  ['stage', 'gate canary x for 1h with traffic 5%', 'gate canary x for 1h with 5% traffic'],
  ['stage', 'gate approval SRE takes 40m', 'gate approval "SRE" takes 40m'],
  ['stage', 'gate approval "SRE" 40m', 'gate approval "SRE" takes 40m'],
  ['stage', 'retire blue 1h', 'retire blue after 1h'],
  ['stage', 'deploy green us-west', 'deploy green to us-west'],
  ['stage', 'deploy cluster 1', 'deploy 1 cluster'],
  ['stage', 'deploy all clusters wher tier == pilot', 'deploy all clusters where tier == pilot'],
  ['stage', 'ramp 1%, 10%', 'ramp to 1%, 10% of servers'],
  ['plan', 'window mon-fri 09:00..17:00 local', 'window mon..fri 09:00..17:00 local'],
  ['plan', 'window mon to fri 09:00..17:00 local', 'window mon..fri 09:00..17:00 local'],
  ['plan', 'window monday..friday 09:00..17:00 local', 'window mon..fri 09:00..17:00 local'],
  ['plan', 'window weekdays 09:00..17:00 local', 'window mon..fri 09:00..17:00 local'],
  ['plan', 'window mon..fri 9:00-17:00 local', 'window mon..fri 09:00..17:00 local'],
  ['plan', 'window mon..fri 09:00 to 17:00 local', 'window mon..fri 09:00..17:00 local'],
  ['plan', 'window mon..fri 09:00..17:00 UTC', 'window mon..fri 09:00..17:00 in "UTC"'],
  ['plan', 'window mon..fri 09:00..17:00 in Asia/Tokyo', 'window mon..fri 09:00..17:00 in "Asia/Tokyo"'],
  ['plan', 'freeze 2026-12-19 to 2027-01-04', 'freeze 2026-12-19..2027-01-04'],
  ['plan', 'freeze 2026-12-19-2027-01-04', 'freeze 2026-12-19..2027-01-04'],
  ['plan', 'freeze 2026-2-3..2026-03-01', 'freeze 2026-02-03..2026-03-01'],
  ['plan', 'freeze 19.12.2026..2027-01-04', 'freeze 2026-12-19..2027-01-04'],
  ['plan', 'starts 2026-12-19T09:00', 'starts 2026-12-19 09:00'],
  ['plan', 'starts 2026-12-19 9am', 'starts 2026-12-19 09:00'],
  ['plan', 'starts 2026-12-19 24:00', 'starts 2026-12-19 00:00'],
  ['plan', 'max down 20%', 'maxDown 20%'],
  ['plan', 'maxSurge 25% round up', 'maxSurge 25% rounded up'],
  ['plan', 'maxRate 1 server per minute', 'maxRate 1 servers per minute'],
  ['plan', 'exclusive a b c', 'exclusive a, b, c'],
  ['plan', 'order a b', 'order a, b'],
  ['plan', 'on unhealthy retry max 1', 'on unhealthy retry at most 1'],
  ['plan', 'on marginl stop', 'on marginal stop'],
  [
    'plan',
    'on refusal ask SRE takes 40m continues 60% else stop',
    'on refusal ask "SRE" takes 40m continues 60% else stop',
  ],
  [
    'plan',
    'on refusal ask "SRE" takes 40m continues 60% stop',
    'on refusal ask "SRE" takes 40m continues 60% else stop',
  ],
  ['model', 'deploy fails 1% per server retry max 1', 'deploy fails 1% per server retry 1'],
  ['model', 'switch 10s', 'switch takes 10s'],
  ['model', 'metric errors normal(mean 1%, sd 1%)', 'metric errors is normal(mean 1%, sd 1%)'],
  ['bug', 'surfaces after exponential(mean 1 server-hour)', 'surfaces after exponential(mean 1 server-hours)'],
  ['bug', 'moves errors normal(mean 1%, sd 1%)', 'moves errors to normal(mean 1%, sd 1%)'],
  ['metric', 'bad higher', 'bad when higher'],
  ['metric', 'compare baseline', 'compare to baseline'],
  ['health', 'pass 95', 'pass at 95'],
  ['service', 'load 20_000 rps', 'load 20_000 requests/s'],
  ['service', 'load 20_000 requests per second', 'load 20_000 requests/s'],
  ['service', 'needs a b', 'needs a, b'],
  ['service', 'runs us-west', 'runs on us-west'],
  ['scenario', 'assume crash 100%', 'assume crash present 100%'],
  ['scenario', 'at 6h us-east down 2h', 'at 6h us-east down for 2h'],
  ['stage', 'enable flag dark for 5%', 'enable dark for 5%'],
  ['stage', 'enable dark to 5%', 'enable dark for 5%'],
  ['stage', 'enable dark in internal', 'enable dark for internal'],
  ['stage', 'enable dark 5%', 'enable dark for 5%'],
  ['stage', 'enable dark for 5% of the users', 'enable dark for 5% of users'],
  ['stage', 'enable dark for 1% 5%', 'enable dark for 1%, 5%'],
  ['stage', 'enable dark for a b c', 'enable dark for a, b, c'],
  ['stage', 'enable dark for internal and broad', 'enable dark for internal, broad'],
  ['stage', 'turn on dark for 5%', 'enable dark for 5%'],
  ['stage', 'switch off dark', 'disable dark'],
  ['stage', 'disable flag dark', 'disable dark'],
  ['stage', 'release 5%', 'release to 5%'],
  ['stage', 'release internal', 'release to internal'],
  ['stage', 'release for internal', 'release to internal'],
  ['stage', 'release to ring internal', 'release to internal'],
  ['stage', 'release to 5% of audience users', 'release to 5% of users'],
  ['stage', 'release to internal then broad', 'release to internal, broad'],
  ['stage', 'contract orders-db 2h', 'contract orders-db takes 2h'],
  ['stage', 'migrate orders-db for 2h', 'migrate orders-db takes 2h'],
  ['stage', 'expand service orders-db takes 2h', 'expand orders-db takes 2h'],
  ['plan', 'channel b for r every 4w from 2026-01-13 { }', 'channel b for r departs every 4w from 2026-01-13 { }'],
  ['plan', 'channel b for r departs 4w from 2026-01-13 { }', 'channel b for r departs every 4w from 2026-01-13 { }'],
  [
    'plan',
    'channel b for r leaves every 4w from 2026-01-13 { }',
    'channel b for r departs every 4w from 2026-01-13 { }',
  ],
  [
    'plan',
    'channel b for r departs every 4w since 2026-01-13 { }',
    'channel b for r departs every 4w from 2026-01-13 { }',
  ],
  [
    'plan',
    'channel b for r departs every 4w from 2026-01-13 09:00 { }',
    'channel b for r departs every 4w from 2026-01-13 { }',
  ],
  [
    'plan',
    'channel b for ring r departs every 4w from 2026-01-13 { }',
    'channel b for r departs every 4w from 2026-01-13 { }',
  ],
  [
    'plan',
    'train b for r departs every 4w from 2026-01-13 { }',
    'channel b for r departs every 4w from 2026-01-13 { }',
  ],
  ['plan', 'expects P(rollback) < 5%', 'expect P(rollback) < 5%'],
  ['plan', 'assert P(rollback) < 5%', 'expect P(rollback) < 5%'],
  ['plan', 'expect that P(rollback) < 5%', 'expect P(rollback) < 5%'],
  ['plan', 'expect rollback < 5%', 'expect P(rollback) < 5%'],
  ['plan', 'expect P(stopped) < 5%', 'expect P(stop) < 5%'],
  ['plan', 'expect P(rolled back) < 5%', 'expect P(rollback) < 5%'],
  ['plan', 'expect P(success given any bug) < 5%', 'expect P(completed given any bug) < 5%'],
  ['plan', 'expect P(rolback) < 5%', 'expect P(rollback) < 5%'],
  ['plan', 'expect p95(durations) <= 5d', 'expect p95(duration) <= 5d'],
  ['plan', 'expect p95(duration) =< 5d', 'expect p95(duration) <= 5d'],
  ['plan', 'expect p95(duration) < = 5d', 'expect p95(duration) <= 5d'],
  ['plan', 'expect p95(duration) at most 5d', 'expect p95(duration) <= 5d'],
  ['plan', 'expect p95(duration) within 5d', 'expect p95(duration) <= 5d'],
  ['plan', 'expect P(completed) more than 5%', 'expect P(completed) > 5%'],
  ['plan', 'expect P(escape to crash) < 5%', 'expect P(escape of crash) < 5%'],
  ['plan', 'expect P(escape crash) < 5%', 'expect P(escape of crash) < 5%'],
  ['plan', 'expect P(escape of bug crash) < 5%', 'expect P(escape of crash) < 5%'],
  ['plan', 'expect P(crash escapes) < 5%', 'expect P(escape of crash) < 5%'],
  ['plan', 'expect P(bug crash found) > 5%', 'expect P(crash found) > 5%'],
  ['plan', 'expect P(crash found at first) > 5%', 'expect P(crash found in first) > 5%'],
  ['plan', 'expect P(crash found in stage first) > 5%', 'expect P(crash found in first) > 5%'],
  ['plan', 'expect P(found given a bug) > 5%', 'expect P(found given any bug) > 5%'],
  ['plan', 'expect P(found given bug crash) > 5%', 'expect P(found given crash) > 5%'],
  ['plan', 'expect mean(exposure of crash) < 5 requests', 'expect mean(exposure to crash) < 5 requests'],
  ['plan', 'expect p99(reach crash) <= 400 servers', 'expect p99(reach of crash) <= 400 servers'],
  ['plan', 'expect p99(reach of crash) <= 400 server', 'expect p99(reach of crash) <= 400 servers'],
  ['plan', 'expect p99(reach of c) <= 10% of all servers', 'expect p99(reach of c) <= 10% of servers'],
  ['plan', 'expect max(down in cluster) <= 50%', 'expect max(down per cluster) <= 50%'],
  ['plan', 'expect max(down cluster) <= 50%', 'expect max(down per cluster) <= 50%'],
  ['plan', 'expect max(down per clusters) <= 50%', 'expect max(down per cluster) <= 50%'],
  ['plan', 'expect P(rollback) < 5% at 99.9', 'expect P(rollback) < 5% at 99.9%'],
  ['plan', 'expect P(rollback) < 5% with 99.9%', 'expect P(rollback) < 5% at 99.9%'],
  ['plan', 'expect exclusive a b', 'expect exclusive a, b'],
  ['plan', 'expect exclusive a and b', 'expect exclusive a, b'],
  ['policy', 'ensure P(rollback) < 5%', 'expect P(rollback) < 5%'],
  ['file', 'policy careful for weekly { maxDown 5% }', 'policy careful { maxDown 5% }'],
  ['audience', 'ring internal 0.2% of users', 'ring internal 0.2%'],
  ['audience', 'ring 0.2% internal', 'ring internal 0.2%'],
  ['audience', 'internal 0.2%', 'ring internal 0.2%'],
  ['audience', 'ring broad the rest', 'ring broad'],
  ['file', 'audience users 2_000_000 users { }', 'audience users 2_000_000 { }'],
  ['file', 'audience users 2,000,000 { }', 'audience users 2_000_000 { }'],
  ['file', 'audience users of 2_000_000 { }', 'audience users 2_000_000 { }'],
  ['file', 'flag a, b', 'flag a\nflag b'],
  ['file', 'retired flag a', 'retired flags a'],
  ['file', 'retired a', 'retired flags a'],
  ['file', 'retired flags a b', 'retired flags a, b'],
  ['file', 'retire flags a', 'retired flags a'],
  ['flag', 'owner payments', 'owner "payments"'],
  ['flag', 'remove 2027-03-01', 'remove by 2027-03-01'],
  ['flag', 'remove until 2027-03-01', 'remove by 2027-03-01'],
  ['model', 'fast track 5%', 'fast track 5% of changes'],
  ['model', 'fast track 5% changes', 'fast track 5% of changes'],
  ['model', 'fast-track 5% of changes', 'fast track 5% of changes'],
  ['model', 'flag 5s', 'flag takes 5s'],
  ['model', 'release takes 1h per cluster', 'release takes 1h'],
  ['bug', 'behind flag dark', 'behind dark'],
  ['bug', 'shows 5% at rings 1', 'shows 5% at ring 1'],
  ['bug', 'shows 5% in ring 1', 'shows 5% at ring 1'],
  ['bug', 'shows 5% at each of ring 1..3', 'shows 5% at each of rings 1..3'],
  ['bug', 'found 5% at each ring 1..3', 'found 5% at each of rings 1..3'],
  ['bug', 'surfaces after exponential(mean 1 user-hour)', 'surfaces after exponential(mean 1 user-hours)'],
  ['channel', 'on unhealthy take next train', 'on unhealthy next train'],
  ['channel', 'on unhealthy wait for the next train', 'on unhealthy next train'],
  ['channel', 'on unhealthy train', 'on unhealthy next train'],
  ['channel', 'on unhealthy next departure', 'on unhealthy next train'],
  ['channel', 'on unhealthy next train max 3', 'on unhealthy next train at most 3'],
  ['channel', 'on unhealthy next train 3', 'on unhealthy next train at most 3'],
  ['channel', 'on unhealthy next train else stop', 'on unhealthy next train then stop'],
  ['channel', 'on unhealthy retry stop', 'on unhealthy retry then stop'],
  ['channel', 'on unhealthy disable flag dark', 'on unhealthy disable dark'],
  ['channel', 'on unhealthy switch off dark', 'on unhealthy disable dark'],
])('in a %s, `%s` is put right as `%s`', (block, statement, fixed) => {
  expect(fixedStatement(block, statement)).toBe(fixed);
});

test.each([
  ['stage', 'wait', 'a duration, such as `30m`'],
  ['plan', 'deadline', 'a duration, such as `30m`'],
  ['plan', 'maxParallel', 'a number, such as `4`'],
  ['stage', 'deploy all parallel', 'a number, such as `4`'],
  ['gate numbers', 'false alarm', 'a percent, such as `5%`'],
  ['stage', 'deploy', 'some of the fleet, such as `1 cluster` or `us-west`'],
  ['stage', 'gate', 'the name of a check, `canary` or `approval`'],
  ['stage', 'wait until', '`confidence`, `next` or `every`'],
  ['stage', 'wait until confidence 99%', '`at`'],
  ['plan', 'maxSurge', 'a percent or a number of nodes, such as `25%` or `3 racks`'],
  ['plan', 'maxSurge 1', 'a level, such as `servers`'],
  ['plan', 'freeze 2026-12-19', '`..`'],
  ['plan', 'starts 2026-12-19', 'a time, such as `09:00`'],
  ['plan', 'on refusal ask "SRE" takes 40m', '`continues`'],
  ['bug', 'surfaces after', 'an amount of exposure, such as `200 server-hours`'],
  ['service', 'load', 'a number, such as `20_000`'],
  ['stage', 'enable dark for', 'some people, such as `internal` or `5%`'],
  ['stage', 'release to', 'some people, such as `internal` or `5%`'],
  ['stage', 'contract orders-db', '`takes`'],
  ['plan', 'channel beta', '`for`'],
  ['plan', 'channel beta for internal departs every 4w from', 'a date, such as `2026-12-19`'],
  ['file', 'audience users', 'a number of users, such as `2_000_000`'],
  ['flag', 'remove by', 'a date, such as `2026-12-19`'],
  ['channel', 'on unhealthy next', '`train`'],
  ['plan', 'expect', 'a figure, such as `p95(duration)`, or `exclusive`'],
  ['policy', 'expect', 'a figure, such as `p95(duration)`, or `exclusive`'],
  ['plan', 'expect p95', '`(`'],
  ['plan', 'expect p99.9(', 'what is measured, such as `duration` or `rollback`'],
  ['plan', 'expect p95(duration', '`)`'],
  ['plan', 'expect p95(duration)', '`<`, `<=`, `>` or `>=`'],
  ['plan', 'expect p95(duration) <=', 'a bound, such as `5d`, `5%` or `500 server-hours`'],
  ['plan', 'expect p95(duration) <= 5d at', 'a level, such as `99.9%`'],
  ['plan', 'expect P(found given', 'the name of a bug or `any`'],
  ['plan', 'expect exclusive', 'a place, such as `us-west`, or `(`'],
])('in a %s, `%s` says that %s is missing', (block, statement, missing) => {
  const { diagnostic } = findingOf(block, statement);
  expect(diagnostic.code).toBe('incomplete');
  expect(diagnostic.message).toContain(`this is missing: `);
  expect(diagnostic.message).toContain(missing);
});

test.each([
  ['file', 'plan ship us guess {\n}', 'us', 'A name of several words stands in quotes: `"ship us guess"`.'],
  ['file', 'plan p using m on t { }', 'on', '`on …` stands before `using`.'],
  ['stage', 'deploy api(3)', '(', 'Write `api-3` for one of several alike, or `3 servers in api` for some of it.'],
  ['stage', 'deploy all rolling 10% by rack', 'by', '`by …` stands before `rolling`.'],
  ['stage', 'wait until 09:00', '09:00', 'Write which day: `next mon 09:00`.'],
  ['plan', 'expect duration <= 5d', 'duration', 'Write of what statistic it is: `p95(duration …)`.'],
  ['plan', 'expect found > 60%', 'found', 'Write its chance: `P(found …)`.'],
  ['plan', 'expect P(zebra) < 5%', ')', 'Write what is to happen to it: `zebra found`, or `escape of zebra`.'],
  ['plan', 'expect p95 duration <= 5d', 'duration', 'Write `p95(duration)`.'],
  ['plan', 'expect p95(duration) is at most 5d', 'is', 'Write `<=`.'],
  ['plan', 'expect p99(reach) <= 10% of servers', ')', 'Write of which bug: `reach of …`.'],
  ['plan', 'expect p99(reach of crash) <= 10% of racks', 'racks', 'Write `of servers`'],
  ['plan', 'expect exclusive a, b at least 24h apart', 'least', 'is for the constraint `exclusive`'],
  ['plan', 'expect P(crash found | crash) > 5%', '|', 'A condition is written in words'],
  ['gate numbers', 'blind 10% false alarm 5%', '10%', 'Write `to 10%`.'],
  ['scenario', 'at us-east down for 2h', 'for', 'Write when: `at 6h us-east down for …`.'],
  ['plan', 'window mon..fri 09:00 - 17:00 local', '-', 'A range is written with two dots: `09:00..17:00`.'],
  ['plan', 'window 09:00..17:00 local', '09:00', 'Written, for example, `window mon..thu'],
  ['plan', 'freeze 2026-02-30..2026-03-01', '2026-02-30', 'Write year, month and day: `2026-12-19`.'],
  ['stage', 'disable dark for internal', 'for', 'A flag goes off for everybody: write `disable dark` alone.'],
  ['plan', 'channel beta every 4w', 'every', 'Written, for example, `channel dev for internal departs every 1w from'],
  ['plan', 'channel b for 5% departs every 4w from 2026-01-13 { }', '5%', 'A channel is for a ring of its audience'],
  [
    'stage',
    'enable dark for staff, 10% users',
    'users',
    'A comma is missing, or `of`: write `10%, users`, or `10% of users`.',
  ],
  ['stage', 'channel b for r departs every 4w from 2026-01-13 { }', 'channel', 'A channel is a stage of its own'],
  ['stage', 'wait 1h  channel b for r departs every 4w from 2026-01-13 { }', 'channel', 'put it into the plan'],
  [
    'parallel',
    'channel b after s for r departs every 4w from 2026-01-13 { }',
    'channel',
    'A channel is a stage of its own',
  ],
  ['parallel', 'stage s { }  channel b for r departs every 4w from 2026-01-13 { }', 'channel', 'put it into the plan'],
  ['audience', 'ring internal 500 users', '500', 'Write what share of the audience it is: `5%`.'],
  ['audience', 'ring early adopters 5%', 'adopters', 'A name of several words stands in quotes.'],
  ['file', 'audience users { ring a }', '{', 'Written, for example, `audience users 2_000_000`.'],
  ['file', 'audience 100 users { ring a }', '100', 'Write `users 100`.'],
  ['file', 'flag dark owner "p"', 'owner', 'Write braces around what it says: `flag dark { owner … }`.'],
  ['stage', 'wait until next mon 25:00', '25:00', 'Write hours and minutes: `09:00`.'],
])('in a %s, `%s` is told at `%s`: %s', (block, statement, at, help) => {
  const { text, diagnostic } = findingOf(block, statement);
  expect(text.slice(diagnostic.span.start, diagnostic.span.end)).toBe(at);
  expect(diagnostic.help).toContain(help);
});

test('each mistake of a window is told where it is', () => {
  const { diagnostics } = parse('plan p { window mon-fri 9:00-17:00 local }');
  expect(diagnostics.map(({ help }) => help)).toEqual(['Write `mon..fri`.', 'Write `09:00..17:00`.']);
});

test('a canary without a check misses a name', () => {
  const { diagnostic } = findingOf('stage', 'gate canary for 1h');
  expect([diagnostic.code, diagnostic.message]).toEqual(['missing-name', 'A name is missing after `canary`.']);
});

test.each([
  'observe cluster for 5m and then deploy us-west',
  'notify "x" on failure of all clusters in us-west',
  'canary 5% for 1h with 3% traffic on all',
  'expose dark\n      for 5%\n      in us-west',
  'expect p95(duration) <= 5d',
  'expect P(escape of crash) < 0.1% at 99%',
  'channel broad for ring departs every 4w from 2026-01-01 {\n      stage t { wait 1h }\n    }',
])('a sentence that nobody knows is one finding: %s', (sentence) => {
  findingOf('stage', sentence);
});

test('a text that is never closed is one finding', () => {
  expect(parse('topology "us {\n  region a { }\n}').diagnostics.map(({ code }) => code)).toEqual([
    'unterminated-string',
  ]);
});

test('a brace that was forgotten is put in, and all stays where it belongs', () => {
  const text = 'plan p {\n  stage rest\n    deploy all\n  }\n  deadline 5d\n}\n';
  const { tree, diagnostics } = parse(text);
  expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([['incomplete', 'Write `rest {`.']]);
  const [plan] = tree.declarations;
  expect(plan?.kind === 'plan' && plan.items.map(({ kind }) => kind)).toEqual(['stage', 'deadline']);
});

test.each([
  ['plan p { freeze 2026-12-19 to 2027-01-04 }', 'safe'],
  ['plan p { freeze 2026-12-19 until 2027-01-04 }', 'unsafe'],
  ['plan p { maxParallel clusters 4 }', 'safe'],
  ['plan p { stage s { deploy cluster 4 } }', 'unsafe'],
  ['plan p { window mon..fri 9:00..16:00 local }', 'safe'],
  ['plan p { freeze 5.6.2026..2026-06-07 }', 'unsafe'],
  ['plan p { stage s { deploy 3clusters } }', 'safe'],
  ['plan p { stage s { deplpy all } }', 'unsafe'],
  ['plan p { expect P(stopped) < 5% }', 'safe'],
  ['audience users 2_000 people { ring all }', 'safe'],
  ['audience users 2 million { ring all }', 'unsafe'],
  ['policy careful for weekly { maxDown 5% }', 'unsafe'],
])('whether it is plain what was meant: %s is %s', (text, safety) => {
  expect(parse(text).diagnostics.flatMap(({ fix }) => fix?.safety ?? [])).toEqual([safety]);
});
