import { expect, test } from 'vitest';
import { type Completion, type CompletionOptions, completionsAt } from './completions.ts';
import { marked } from './testing/marked.ts';

function at(source: string, options?: CompletionOptions): readonly Completion[] {
  const { sources, path, offset } = marked(source);
  return completionsAt(sources, path, offset, options);
}

const labels = (source: string, options?: CompletionOptions): readonly string[] =>
  at(source, options).map(({ label }) => label);

const FLEET = `//- plan.rollout
import { prod, typical } from "./fleet.rollout"
PLAN
//- fleet.rollout
topology prod {
  region us-west { datacenter pdx { cluster web[40] { label tier = pilot server[4] } } }
  region us-east { cluster "main 2" { label tier = "two words" server[4] } }
}
/// From the log.
model typical { bug crash { present 3% } gate smoke { detects 95% } }
plan other on prod { }
`;

/** Inside a plan on a fleet of another file. */
const inPlan = (inside: string): string => FLEET.replace('PLAN', `plan p on prod using typical {\n  ${inside}\n}`);

test('an empty file begins with what a plan needs', () => {
  expect(labels('$0').slice(0, 3)).toEqual(['topology', 'model', 'plan']);
  expect(labels('topology t { }\nmodel m { }\n$0')[0]).toBe('plan');
});

test('a plan is inserted with the fleet and the model that there are', () => {
  const plan = at(FLEET.replace('PLAN', '$0')).find(({ label }) => label === 'plan');
  expect(plan?.text).toMatch(/^plan weekly on prod using typical \{/);
  expect(plan?.snippet).toContain('on ${2:prod} using ${3:typical}');
  expect(at('$0').find(({ label }) => label === 'plan')?.text).toMatch(/^plan weekly \{/);
});

test('a plan asks the check of which its model says how good it is', () => {
  const asked = (model: string): string | undefined => {
    const source = `topology prod { cluster web[4] }\nhealth standard { metric errors { threshold 1% } }\nmodel m { ${model} }\n$0`;
    const plan = at(source).find(({ label }) => label === 'plan')?.text ?? '';
    return /gate (\w+)/.exec(plan)?.[1];
  };
  expect(asked('gate standard { detects 95%  false alarm 0.5% }')).toBe('standard');
  expect(asked('gate smoke { detects 95%  false alarm 0.5% }')).toBe('smoke');
  expect(asked('metric errors is bernoulli(0.5%)')).toBe('standard');
  // A gate by metrics that nobody can read is wrong; one that nobody says anything of is taken as perfect.
  expect(asked('deploy takes 4m per server')).toBe('health');
  const inside = at(inPlan('stage a {\n    $0\n  }')).find(({ label }) => label === 'gate');
  expect(inside?.text).toBe('gate smoke');
});

test('first the checks of which the model says how good they are there', () => {
  const checks = (step: string) =>
    labels(
      `topology t { server[9] }\nmodel m { gate smoke { detects 95% } watch errors { detects 80% } }\nplan p on t using m { ${step} }`,
    );
  expect(checks('watch $0')[0]).toBe('errors');
  expect(checks('stage a { deploy all  gate $0 }')[0]).toBe('smoke');
});

test('names of the right kind, those of this file first', () => {
  expect(labels(inPlan('stage a { gate $0 }')).slice(0, 2)).toEqual(['smoke', 'health']);
  expect(labels(FLEET.replace('PLAN', 'plan p on $0'))).toEqual(['prod']);
  expect(labels('model b { }\nmodel a extends $0')).toEqual(['b']);
  expect(labels(inPlan('stage a { deploy all } stage b { deploy all } stage c after a, $0 { }'))).toEqual(['b']);
  const [typical] = at(FLEET.replace('PLAN', 'plan p using $0'));
  expect(typical).toMatchObject({
    kind: 'model',
    detail: 'model typical · fleet.rollout',
    documentation: 'From the log.',
  });
});

test('names that need quotes have them, whether one was typed or not', () => {
  const [bare] = at(inPlan('stage a { deploy main$0 }')).filter(({ label }) => label === 'main 2');
  expect(bare).toMatchObject({ text: '"main 2"', filterText: 'main 2' });
  const [quoted] = at(inPlan('stage a { deploy "ma$0" }')).filter(({ label }) => label === 'main 2');
  expect(quoted).toMatchObject({ text: '"main 2"', filterText: '"main 2"' });
});

test('an address is completed segment by segment, and alike nodes are not all told', () => {
  expect(labels(inPlan('stage a { deploy us-west/$0 }'))).toEqual(['pdx']);
  const web = labels(inPlan('stage a { deploy us-west/pdx/we$0 }'));
  expect(web[0]).toBe('web');
  expect(web).toContain('web-1');
  expect(web.length).toBeLessThan(40);
});

test('levels are singular and plural as the form wants', () => {
  expect(labels(inPlan('stage a { deploy all by $0 }'))).toContain('cluster');
  expect(labels(inPlan('stage a { deploy 2 $0 }'))[0]).toBe('regions');
  expect(labels(inPlan('stage a { deploy 1 $0 }'))[0]).toBe('region');
  expect(labels(inPlan('stage a { deploy 2 $0 }'))).not.toContain('cluster');
});

test('labels, and what they say', () => {
  expect(labels(inPlan('stage a { deploy all clusters where $0 }'))).toContain('tier');
  expect(at(inPlan('stage a { deploy all where tier == $0 }')).map(({ text }) => text)).toEqual([
    'pilot',
    '"two words"',
  ]);
});

test('values of the kind that fits, params before them', () => {
  const waits = labels(inPlan('param soak = 24h\n  param share = 5%\n  stage a { wait $0 }'));
  expect(waits[0]).toBe('soak');
  expect(waits).not.toContain('share');
  expect(waits).toContain('4h');
  expect(labels(inPlan('stage a { wait 6$0 }')).slice(0, 3)).toEqual(['6m', '6h', '6d']);
  expect(labels(inPlan('expect mean(exposure to crash) < 500 $0'))).toContain('server-hours');
  expect(labels(inPlan('deadline 5 $0'))).not.toContain('server-hours');
});

test('nothing is offered behind what is whole, which Enter would take', () => {
  expect(labels(inPlan('stage a { wait 24h$0 }'))).not.toContain('24h');
  expect(at(inPlan('maxDown 50%$0 per cluster')).filter(({ label }) => label.startsWith('50'))).toEqual([]);
  const units = labels('model m { bug b { surfaces after exponential(mean 1_500$0 server-hours) } }');
  expect(units.filter((label) => label.startsWith('1_500'))).toEqual([]);
});

test('behind a word that is gone on with comes a space, once', () => {
  const [word] = at(inPlan('stage a { deploy 1 cluster $0')).filter(({ label }) => label === 'in');
  expect(word).toMatchObject({ text: 'in ', isUnfinished: true });
  const [spaced] = at(inPlan('stage a { deploy 1 cluster i$0 us-west }')).filter(({ label }) => label === 'in');
  expect(spaced?.text).toBe('in');
});

test('a sentence that goes on in several ways is several, its numbers to be typed over', () => {
  const steps = at(inPlan('stage a {\n    $0\n  }'));
  expect(steps.find(({ label }) => label === 'wait')?.snippet).toBe('wait ${1:4h}');
  expect(steps.find(({ label }) => label === 'wait until confidence')?.snippet).toBe(
    'wait until confidence ${1:99%} at most ${2:2d}',
  );
  expect(labels('model m {\n  $0\n}')).toContain('bug found at');
});

test('confidence that no bug is left is waited for only where some bug shows with time', () => {
  const waits = (bug: string): readonly string[] =>
    labels(
      `topology t { server[9] }\nmodel m { bug b { present 1%  ${bug} } }\nplan p on t using m { stage a { deploy all\n$0 } }`,
    );
  expect(waits('surfaces after exponential(mean 5 server-hours)')).toContain('wait until confidence');
  expect(waits('shows 50% at server 1')).toContain('wait');
  expect(waits('shows 50% at server 1')).not.toContain('wait until confidence');
});

test('what takes its time as a whole is said to fail as a whole', () => {
  const fails = (takes: string) => at(`model m { ${takes}\n$0 }`).find(({ label }) => label === 'deploy fails')?.text;
  expect(fails('')).toBe('deploy fails 0.5% per server retry 2');
  expect(fails('deploy takes 2h per cluster')).toBe('deploy fails 0.5% per cluster retry 2');
});

test('what holds at all times knows of nothing that remains', () => {
  expect(labels(inPlan('stage a { deploy $0 }'))).toContain('remaining');
  expect(labels('topology t { server[9] }\nservice s { runs on $0 }')).toContain('all');
  expect(labels('topology t { server[9] }\nservice s { runs on $0 }')).not.toContain('remaining');
});

test('the bounds of a param are of its value’s kind', () => {
  expect(labels(inPlan('param soak = 24h in $0')).slice(0, 2)).toEqual(['1h', '5m']);
  expect(labels(inPlan('param share = 5% in 1%..$0')).every((label) => label.endsWith('%'))).toBe(true);
});

test('what begins in several ways says of each what it does', () => {
  const details = (source: string, ...wanted: readonly string[]) =>
    at(source).flatMap(({ label, detail }) => (wanted.includes(label) ? [`${label}: ${detail}`] : []));
  expect(details(inPlan('stage a {\n    $0\n  }'), 'wait', 'wait until confidence', 'gate', 'gate approval')).toEqual([
    'wait: Bakes for so long.',
    'gate: Goes on only if the check sees nothing wrong.',
    'wait until confidence: Bakes until it is this sure that no bug is left unseen.',
    'gate approval: Goes on only if a person says so.',
  ]);
  expect(details('topology t { $0 }', 'datacenter', 'rack')).toEqual([
    'datacenter: A building.',
    'rack: Machines with one power supply and one switch.',
  ]);
  expect(details(inPlan('on unhealthy $0'), 'pause for', 'ask')).toEqual([
    'pause for: Starts nothing in this stage for so long; exposure goes on.',
    'ask: Holds the stage until a person has decided.',
  ]);
});

test('a scenario is about a bug of its plan, and says so where there is none', () => {
  const scenario = (source: string) => at(source).find(({ label }) => label === 'scenario');
  const plan = (model: string) => `model other { bug a { present 1% } }\nmodel m { ${model} }\nplan p using m { }\n$0`;
  expect(scenario(plan('bug leak { present 1% }'))?.text).toContain('assume leak present');
  expect(scenario(plan(''))?.detail).toMatch(/There is no bug yet\.$/);
  const exclusive = at('topology t { cluster a { server[2] }\n$0 }').find(({ label }) => label === 'exclusive');
  expect(exclusive?.detail).toMatch(/There is no other place yet\.$/);
});

test('what is about servers stands last, and says why, in a plan whose steps are about people alone', () => {
  const plan = (steps: string) =>
    at(`topology t { server[9] }\naudience u 1_000 { ring all }\nplan p {\n  stage a { ${steps} }\n  $0\n}`);
  const most = (steps: string) => plan(steps).find(({ label }) => label === 'maxDown')?.detail;
  expect(most('release to u')).toMatch(/There is nothing deployed yet\.$/);
  expect(most('deploy all')).not.toMatch(/yet\.$/);
});

test('distributions and their arguments in the unit that is wanted', () => {
  const times = at('model m { deploy takes $0 }');
  expect(times.find(({ label }) => label === 'lognormal')?.snippet).toBe('lognormal(median ${1:4m}, p95 ${2:12m})');
  const amounts = at('model m { bug b { surfaces after $0 } }');
  expect(amounts.find(({ label }) => label === 'exponential')?.text).toBe('exponential(mean 250 server-hours)');
  expect(labels('model m { deploy takes lognormal(median 4m, $0) }').slice(0, 2)).toEqual(['p95', 'sigma']);
});

test('what a statistic can be of', () => {
  expect(labels(inPlan('expect P($0)'))).toEqual(['crash', 'found', 'completed', 'rollback', 'stop', 'escape']);
  expect(labels(inPlan('expect p95($0)'))).toEqual(['duration', 'exposure', 'reach of', 'down']);
  expect(labels(inPlan('expect p95(duration) $0'))).toEqual(['<=', '>=', '<', '>']);
});

test('what a block has already and may have once is not offered again', () => {
  expect(labels('flag f {\n  owner "a"\n  $0\n}')).toEqual(['remove by']);
  expect(labels('flag f {\n  $0\n  remove by 2027-01-01\n}')).toEqual(['owner']);
  expect(labels(inPlan('on unhealthy rollback\n  on $0'))).not.toContain('unhealthy');
});

test('zones, weekdays, dates', () => {
  const zones = at(inPlan('window mon 09:00..16:00 in "Eur$0"'));
  expect(zones.find(({ label }) => label === 'Europe/Berlin')).toMatchObject({
    text: '"Europe/Berlin"',
    kind: 'timezone',
  });
  expect(labels(inPlan('window $0')).slice(0, 3)).toEqual(['mon..fri', 'mon..thu', 'mon']);
  expect(labels(inPlan('starts $0'), { today: '2026-11-23' })[0]).toBe('2026-11-23');
});

test('imports: the names of the file, and the files', () => {
  expect(labels(FLEET.replace('prod, typical', '$0').replace('PLAN', ''))).toEqual(['prod', 'typical']);
  expect(labels(FLEET.replace('prod, typical', 'prod, $0').replace('PLAN', ''))).toEqual(['typical']);
  const files = at('import { a } from "$0"', { paths: ['fleet.rollout', 'sub/x.rollout', 'hours.csv'] });
  expect(files.map(({ text }) => text)).toEqual(['"./fleet.rollout"', '"./sub/x.rollout"']);
});

test('an import that says not yet from where is told so', () => {
  const rest = '//- fleet.rollout\n/// All of it.\ntopology prod { server[4] }\n//- models.rollout\nmodel slow { }';
  const [name] = at(`//- plan.rollout\nimport { $0 }\nplan p { }\n${rest}`);
  expect(name).toMatchObject({ text: 'prod', detail: 'topology prod · ./fleet.rollout', documentation: 'All of it.' });
  expect(name?.also).toEqual([{ at: 'import {  }'.length, text: ' from "./fleet.rollout"' }]);
  expect(at(`//- plan.rollout\nimport { $0\n${rest}`).map(({ text }) => text)).toContain(
    'slow } from "./models.rollout"',
  );
  expect(
    at(`//- plan.rollout\nimport { $0 } from "./models.rollout"\n${rest}`).map(({ text, also }) => [text, also]),
  ).toEqual([['slow', []]]);
  expect(labels(`//- plan.rollout\nimport { slow, $0 }\n${rest}\nmodel quick { }`)).toEqual(['quick']);
});

test('a list that grows goes on with more', () => {
  expect(labels(inPlan('stage a { shift traffic to 1%, 5%, $0'))).toEqual(['10%', '25%', '50%', '75%', '100%']);
  expect(labels(inPlan('stage a { shift traffic to 50%, 1$0')).slice(0, 1)).toEqual(['1%']);
  expect(labels(inPlan('stage a { ramp 1, 3, $0')).slice(0, 2)).toEqual(['9', '4']);
  expect(labels(inPlan('stage a { ramp 500, $0'))[0]).toBe('1_000');
  const rings =
    'import { prod, typical } from "./fleet.rollout"\naudience users 1_000 { ring first 1%  ring second 4%  ring third 10%  ring rest }\nflag f { }\n';
  const people = labels(
    inPlan('stage a { enable f for first, second, $0').replace(
      'import { prod, typical } from "./fleet.rollout"',
      rings,
    ),
  );
  expect(people.slice(0, 4)).toEqual(['third', 'rest', 'users', '10%']);
  expect(people).not.toContain('5%');
});

test('snippets fit the fleet and the people that there are', () => {
  const plan = (inside: string): string => `topology t { region r { zone a { server[4] } zone b { server[4] } } }
audience users 1_000 { ring first 1%  ring rest }
flag f { }
plan p on t { ${inside}`;
  const text = (label: string, inside: string) => at(plan(inside)).find((item) => item.label === label)?.text;
  expect(text('maxDown', '$0')).toBe('maxDown 25% per zone');
  expect(text('deploy', 'stage s { $0')).toBe('deploy 1 zone');
  expect(text('enable', 'stage s { $0')).toMatch(/^enable f for first, rest \{/);
  expect(text('param', 'param soak = 1h\n$0')).toBe('param soak-2 = 24h in 1h..72h');
  expect(labels(plan('maxDown 25% per $0'))).toEqual(['region', 'zone', 'server']);
  expect(labels(plan('stage s { deploy all each $0')).includes('upgradeDomain')).toBe(false);
});

test('what lacks something says so, and comes last', () => {
  const steps = at(inPlan('stage a {\n    $0\n  }'));
  const enable = steps.findIndex(({ label }) => label === 'enable');
  expect(steps[enable]?.detail).toMatch(/There is no flag yet\.$/);
  expect(enable).toBeGreaterThan(steps.findIndex(({ label }) => label === 'maxRate'));
  expect(steps.map(({ label }) => label)).not.toContain('gate canary');
});

test('what happens once for all is not offered for each', () => {
  const flag = 'flag f { }\n';
  expect(labels(flag + inPlan('stage a { each region in remaining {\n $0\n} }'))).not.toContain('enable');
  expect(labels(flag + inPlan('stage a { deploy 1 cluster in each region\n $0\n}'))).toContain('enable');
  expect(labels(inPlan('stage a { deploy $0 }'))).not.toContain('here');
  expect(labels(inPlan('stage a { each region in remaining { deploy $0 } }'))[0]).toBe('here');
});

test('every value says what it is part of', () => {
  const silent = at(inPlan('stage a { wait $0 }')).filter(({ documentation }) => documentation === '');
  expect(silent).toEqual([]);
});

test('in comments only the codes of rules that one silences', () => {
  expect(labels('plan p { // de$0\n}')).toEqual([]);
  expect(labels('/// a pla$0n\nplan p { }')).toEqual([]);
  expect(labels('// roll$0\nplan p { }')).toEqual(['rollout-ignore', 'rollout-ignore-file']);
  expect(labels('// rollout-ignore no-max-down, $0\nplan p { }')).not.toContain('no-max-down');
  const [rule] = at('// rollout-ignore $0', { rules: [{ code: 'a-rule', title: 'A rule' }] });
  expect(rule).toMatchObject({ label: 'a-rule', detail: 'A rule', text: 'a-rule: why' });
});

test('in a broken file what was begun is gone on with, and a new line begins anew', () => {
  expect(labels('plan p {\n  stage a {\n    deploy 1 cluster in\n    $0')[0]).toBe('wait');
  expect(labels('plan p {\n  stage {\n    $0')).toContain('wait');
  expect(labels('plan p {\n  nonsense here\n  stage a { wai$0 }\n}')).toContain('wait');
});

test('the whole token is replaced, wherever in it the cursor stands', () => {
  const { sources, path, offset, text } = marked(inPlan('stage a { deploy us-w$0est }'));
  const [item] = completionsAt(sources, path, offset).filter(({ label }) => label === 'us-east');
  expect(item && text.slice(item.span.start, item.span.end)).toBe('us-west');
});
