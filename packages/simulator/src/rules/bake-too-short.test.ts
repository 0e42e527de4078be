import { expect, test } from 'vitest';
import { bakeTooShort } from './bake-too-short.ts';
import { lateDiscovery } from './late-discovery.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (first: string, more = ''): string => `
  topology f { cluster web[4] { server[20] } }
  model m {
    deploy takes 4m per server
    bug crash { present 3%  surfaces after exponential(mean 100 server-hours) } ${more}
    gate health { detects 90%  takes 5m }
  }
  plan p on f using m {
    stage first { ${first}  gate health }
    stage rest { deploy remaining  wait 24h  gate health }
  }`;

test('a server for a quarter of an hour, of a hundred that it would take', () => {
  const found = findingsOf(bakeTooShort, plan('deploy 1 server in web-1  wait 10m'));
  expect(found.map(({ at }) => at)).toEqual(['wait 10m']);
  // Ten minutes and the gate's five: 1 − exp(−0.25/100) = 0.2497%. Of 80 servers 79 are still to come.
  expect(found[0]?.message).toContain('has shown in 0.2% of the releases');
  expect(found[0]?.message).toContain('0.5% is the least there should be');
  expect(found[0]?.message).toContain('99% of all');
  // 20% of the bugs have shown after 100·ln(5/4) = 22.314 h, the gate's 5 min among them: 22 h 13 min 52 s.
  expect(found[0]?.help).toContain('wait 22h15m');
});

test('whoever follows it is told of nothing else', () => {
  const followed = plan('deploy 1 server in web-1  wait 22h15m');
  expect(findingsOf(bakeTooShort, followed)).toEqual([]);
  expect(findingsOf(lateDiscovery, followed)).toEqual([]);
});

test('a gate without a wait', () => {
  const found = findingsOf(bakeTooShort, plan('deploy 1 server in web-1'));
  expect(found.map(({ at }) => at)).toEqual(['gate health']);
});

test('how much is little is an option', () => {
  const short = plan('deploy 1 server in web-1  wait 10m');
  expect(findingsOf(bakeTooShort, short, { least: 0.0025 })).toHaveLength(1);
  expect(findingsOf(bakeTooShort, short, { least: 0.00249 })).toEqual([]);
});

test('no bug needs to show at the last gate, and one that shows is enough', () => {
  const last = plan('deploy all  wait 24h').replace(/stage rest .*/, 'stage more { run "x" takes 1m  gate health }');
  expect(findingsOf(bakeTooShort, last)).toEqual([]);
  const more = 'bug config { shows 1% at cluster 1 }';
  expect(findingsOf(bakeTooShort, plan('deploy web-1  gate health', more))).toEqual([]);
});
