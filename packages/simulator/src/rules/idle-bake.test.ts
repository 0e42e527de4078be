import { expect, test } from 'vitest';
import { idleBake } from './idle-bake.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (bake: string, more = ''): string => `
  topology f { cluster web[4] { server[20] } }
  model m {
    deploy takes 1h per cluster
    bug crash { present 3%  surfaces after exponential(mean 40 server-hours) }
    gate health { detects 90%  takes 5m }
    watch health { detects 90% after 1h }
  }
  plan p on f using m {
    ${more}
    stage first { deploy 1 cluster  wait ${bake}  gate health }
    stage rest { deploy remaining  wait 24h  gate health }
  }`;

test('a bug that has shown in all but 0.1% after a third of the wait', () => {
  const found = findingsOf(idleBake, plan('48h'));
  // Twenty servers gather 40·ln 1000 = 276.3 server-hours in 13 h 49 min. Before the second wait it has shown.
  expect(found.map(({ at }) => at)).toEqual(['wait 48h']);
  expect(found[0]?.help).toContain('wait 14h');
  expect(findingsOf(idleBake, plan('27h'))).toEqual([]);
  // 40·ln 100 = 184.2 server-hours: 9 h 13 min.
  expect(findingsOf(idleBake, plan('27h'), { least: 0.01 })[0]?.help).toContain('wait 9h15m');
});

test('where a watch looks, waiting is for what it needs, too', () => {
  expect(findingsOf(idleBake, plan('48h', 'watch health'))).toEqual([]);
});
