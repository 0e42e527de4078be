import { expect, test } from 'vitest';
import { rackLostDuringUpgrade } from './rack-lost-during-upgrade.ts';
import { expectRule } from './testing/expect-rule.ts';

/** Clusters of four racks of ten: with headroom h, 1 / (1 + h) of a cluster has to be up. */
const source = (
  headroom: string,
  limit: string,
  mark = '',
) => `topology fleet { cluster web[5] { rack[4] { server[10] } } }
service shop { runs on all  headroom ${headroom} per cluster }
model m { deploy takes 1m per server }
plan p of shop on fleet {
  maxDown ${limit} per cluster
  stage s {
    deploy all
${mark}  }
}
`;

const mark = ' // ^^^^^^^^^^ rack-lost-during-upgrade\n';

test('what is down and a rack come to more than can be missed', () => {
  // 30 of 40 are left by the loss of a rack; 1 / 1.6 = 62.5% of 40 are 25: 5 may be down beside it.
  expectRule(rackLostDuringUpgrade, source('60%', '5 servers'));
  const [found] = expectRule(rackLostDuringUpgrade, source('60%', '6 servers', mark));
  expect(found?.message).toBe(
    'While 15% of `web-1` is down for this, the loss of one rack (25%) leaves 60% up, and at least 62.5% is needed to carry the load.',
  );
  expect(found?.help).toBe('Let less be down at once, at most 12.5% there, or give the service more headroom.');
});

test('a fleet that cannot lose a rack at any time has another problem', () => {
  expectRule(rackLostDuringUpgrade, source('30%', '6 servers'));
});

test('without headroom, or racks, nothing is known', () => {
  expectRule(rackLostDuringUpgrade, source('60%', '6 servers').replace('headroom 60% per cluster', ''));
  expectRule(rackLostDuringUpgrade, source('60%', '6 servers').replace('rack[4] { server[10] }', 'server[40]'));
});

test('what the model has outages of may be lost too', () => {
  // A zone of three lost leaves 20 of 30; 1 / 1.6 of 30 are 18.75: one may be down beside it, and not two.
  expectRule(
    rackLostDuringUpgrade,
    `topology fleet { region main { zone z[3] { cluster web { server[10] } } } }
service shop { runs on all  headroom 60% }
model m { deploy takes 1m per server  outage of each zone 1% per month lasts 1h }
plan p of shop on fleet {
  maxDown 2 servers
  stage s {
    deploy all
 // ^^^^^^^^^^ rack-lost-during-upgrade
  }
}
plan q of shop on fleet { maxDown 1 server  stage s { deploy all } }
`,
  );
});
