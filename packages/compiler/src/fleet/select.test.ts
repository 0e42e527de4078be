import { describe, expect, test } from 'vitest';
import { compileText, machineOfText, source } from '../testing/compile-text.ts';

/** Servers 0–9 west small (two of 5), 10–39 west large (two of 15), 40–59 east small (four of 5), 60–89 east large (two of 15). */
const FLEET = `
  region west {
    label tier = pilot
    cluster small[2] { label hw = 6  server[5] }
    cluster large[2] { label hw = 7  traffic 30%  server[15] }
  }
  region east {
    cluster small[4] { label hw = 7  server[5] }
    cluster large[2] { label hw = 8  rack[3] { server[5] } }
  }`;

/** What the last of some sentences selects, as `0-5 40-45`. */
function selected(...sentences: string[]): string {
  const stages = sentences.map((sentence, index) => `stage s${index} { ${sentence} }`).join('\n');
  const { steps } = machineOfText(source({ fleet: FLEET, plan: stages }));
  const last = steps.at(-1);
  if (last?.kind !== 'deploy') throw new Error('the last sentence deploys nothing');
  return last.select
    .map(({ from, to, domain }) => `${from}-${to}${domain === undefined ? '' : `/${domain.index}`}`)
    .join(' ');
}

function problems(...sentences: string[]): string[] {
  const stages = sentences.map((sentence, index) => `stage s${index} { ${sentence} }`).join('\n');
  return compileText(source({ fleet: FLEET, plan: stages })).diagnostics.map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

describe('places', () => {
  test('are what they name, a name alone wherever it is', () => {
    expect(selected('deploy west')).toBe('0-40');
    expect(selected('deploy west/small-2')).toBe('5-10');
    expect(selected('deploy small')).toBe('0-10 40-60');
  });

  test('are walked in the order in which they are written', () => {
    expect(selected('deploy east, west')).toBe('40-90 0-40');
    expect(selected('deploy large, small')).toBe('10-40 60-90 0-10 40-60');
  });

  test('that overlap are taken once', () => {
    expect(selected('deploy west/large, west')).toBe('10-40 0-10');
  });
});

describe('counts and percents', () => {
  test('take from the beginning', () => {
    expect(selected('deploy 3 clusters')).toBe('0-25');
    expect(selected('deploy 3 clusters in east')).toBe('40-55');
    expect(selected('deploy 7 servers in east/large-1')).toBe('60-67');
  });

  test('take from what the stages before have left', () => {
    expect(selected('deploy 1 cluster', 'deploy 2 clusters')).toBe('5-25');
    expect(selected('deploy east/small-1, east/small-3', 'deploy 2 clusters in east')).toBe('45-50 55-60');
  });

  test('take nodes of which a server is left, and then what is left of them', () => {
    expect(selected('deploy 3 servers in west/large-1', 'deploy 1 cluster in west/large')).toBe('13-25');
  });

  test('of percents are of all in scope, rounded down but never to nothing', () => {
    expect(selected('deploy 25% of clusters')).toBe('0-10'); // 2.5 of 10
    expect(selected('deploy 5% of clusters')).toBe('0-5');
    expect(selected('deploy 4 clusters', 'deploy 50% of clusters')).toBe('40-75'); // 5 of the 6 that are left
    expect(selected('deploy 29% of servers in west')).toBe('0-11'); // 11.6 of 40
  });

  test('of percents take what is left where it is less', () => {
    expect(selected('deploy 80% of regions', 'deploy 80% of regions')).toBe('40-90');
  });

  test('of several clauses do not take the same', () => {
    expect(selected('deploy 1 cluster in west, 2 clusters')).toBe('0-25');
  });

  test('in each take from every node of the level', () => {
    expect(selected('deploy 1 cluster in each region')).toBe('0-5 40-45');
    expect(selected('deploy 10% of servers in each cluster')).toBe(
      '0-1 5-6 10-11 25-26 40-41 45-46 50-51 55-56 60-61 75-76',
    );
    expect(selected('deploy 1 cluster in each region where hw == 7')).toBe('10-25 40-45');
  });

  test('that ask for more than is left are errors', () => {
    expect(problems('deploy 11 clusters')).toEqual([
      'too-few-left: This asks for 11 clusters, but only 10 are left here.',
    ]);
    expect(problems('deploy all', 'deploy 1 cluster')).toEqual([
      'too-few-left: This asks for 1 cluster, but none is left here.',
    ]);
    expect(problems('deploy 3 clusters in each region where hw == 7')).toEqual([
      'too-few-left: This asks for 3 clusters, but only 2 are left here.',
    ]);
    expect(selected('deploy 10 clusters')).toBe('0-90');
  });

  test('are said once: that nothing is left afterwards follows', () => {
    expect(problems('deploy 11 clusters', 'deploy remaining')).toEqual([
      'too-few-left: This asks for 11 clusters, but only 10 are left here.',
    ]);
    expect(problems('ramp 8, 4 clusters', 'deploy remaining')).toEqual([
      'too-few-left: The ramp asks for 4 clusters, but only 2 are left here.',
    ]);
  });
});

describe('all and remaining', () => {
  test('are everything, and everything that is left', () => {
    expect(selected('deploy all')).toBe('0-90');
    expect(selected('deploy west', 'deploy remaining')).toBe('40-90');
    expect(selected('deploy 3 servers in west/small-1', 'deploy remaining in west')).toBe('3-40');
    expect(selected('deploy 3 servers in west/small-1', 'deploy remaining clusters in west')).toBe('3-40');
  });

  test('of a level leave out what is in no node of it', () => {
    expect(selected('deploy all racks')).toBe('60-90');
    expect(selected('deploy rack-2', 'deploy remaining racks')).toBe('60-65 70-80 85-90');
  });

  test('with a condition are what meets it, labels of the nodes around included', () => {
    expect(selected('deploy all clusters where hw == 7')).toBe('10-60');
    expect(selected('deploy all clusters where tier == pilot and not hw == 7')).toBe('0-10');
    expect(selected('deploy all where hw >= 7')).toBe('10-90');
    expect(selected('deploy all regions where tier != pilot')).toBe('40-90');
  });

  test('with except leave places out', () => {
    expect(selected('deploy all clusters in east except east/small-2, large')).toBe('40-45 50-60');
    expect(selected('deploy all except rack-1')).toBe('0-60 65-75 80-90');
  });

  test('that select nothing are errors', () => {
    expect(problems('deploy all', 'deploy remaining')).toEqual([
      'empty-selection: This selects no server: what it is about is deployed by then.',
    ]);
    expect(problems('deploy all', 'deploy 10% of clusters')).toEqual([
      'empty-selection: This selects no server: what it is about is deployed by then.',
    ]);
    expect(problems('deploy west', 'deploy remaining where hw == 6 and tier != pilot')).toContain(
      'empty-selection: This selects no server.',
    );
    expect(problems('deploy all clusters where hw == 6 and tier != pilot')).toContain(
      'empty-selection: This selects no server.',
    );
  });
});

describe('orders', () => {
  test('by size', () => {
    expect(selected('deploy all clusters smallest first')).toBe('0-10 40-60 10-40 60-90');
    expect(selected('deploy 3 clusters largest first')).toBe('10-40 60-75');
  });

  test('by load', () => {
    // The large ones of the west carry 30% each, the other 60 servers the rest: 30 · 40% / 60 for a large one of the east.
    expect(selected('deploy all clusters busiest first')).toBe('10-40 60-90 0-10 40-60');
    expect(selected('deploy 1 cluster in west quietest first')).toBe('0-5');
  });

  test('order the units of a place', () => {
    expect(selected('deploy east largest first')).toBe('60-90 40-60');
    expect(selected('deploy all largest first by region')).toBe('40-90 0-40');
  });

  test('order several clauses together', () => {
    expect(selected('deploy east/small, west/large, west/small largest first')).toBe('10-60 0-10');
  });

  test('at random are the same always, and complete', () => {
    const order = selected('deploy all clusters random order');
    expect(selected('deploy all clusters random order')).toBe(order);
    expect(order).not.toBe('0-90');
    const servers = order.split(' ').map((range) => range.split('-').map(Number));
    expect(servers.reduce((sum, [from = 0, to = 0]) => sum + to - from, 0)).toBe(90);
  });

  test('at random do not depend on other nodes', () => {
    const order = (fleet: string) => {
      const { steps } = machineOfText(
        source({ fleet, plan: 'stage all { deploy a, b, c, d, e random order by cluster }' }),
      );
      const step = steps[0];
      return step?.kind === 'deploy' ? step.select : [];
    };
    const clusters = ['a', 'b', 'c', 'd', 'e'].map((name) => `cluster ${name} { server[5] }`);
    const first = order(`region r { ${clusters.join('\n')} }`);
    // Behind the others another cluster changes no number; in the same order they are walked.
    expect(order(`region r { ${clusters.join('\n')}\ncluster f { server[5] } }`)).toEqual(first);
  });

  test('spread take one of each in turn', () => {
    expect(selected('deploy all clusters spread over region')).toBe('0-5 40-45 5-10 45-50 10-25 50-55 25-40 55-90');
    expect(selected('deploy 3 clusters spread over hw')).toBe('0-5 10-25 60-75');
  });
});

describe('limits', () => {
  const codes = (fleet: string, by: string) =>
    compileText(source({ fleet, plan: `stage all { deploy all by ${by} }` })).diagnostics.map(({ code }) => code);

  test('a million pieces are allowed, and not one more', () => {
    // One range that is selected, one run of alike nodes, and a unit for each server.
    expect(codes('cluster a[999_998]', 'server')).toEqual([]);
    expect(codes('cluster a[999_999]', 'server')).toEqual(['too-many-pieces']);
  });

  test('units that are too many are not counted one by one', () => {
    expect(codes('region r[400_000_000] { cluster a { server[1] } cluster b { server[1] } }', 'cluster')).toEqual([
      'too-many-pieces',
    ]);
  });

  test('a billion servers that nothing tells apart are little work', () => {
    const { machine } = compileText(
      source({ fleet: 'region r[10] { cluster c[1000] { server[100_000] } }', plan: 'stage all { deploy all }' }),
    );
    expect(machine?.fleet.servers).toBe(1e9);
    expect(machine?.steps).toHaveLength(1);
  });
});
