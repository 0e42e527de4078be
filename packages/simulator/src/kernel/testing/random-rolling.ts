/** Plans of rolling units over many small clusters, with limits of every width that hold one another up. */
import type { Pick } from './pick.ts';
import type { RandomPlan } from './random-plan.ts';

export function randomRollingPlan(pick: Pick): RandomPlan {
  const regions = ['r0', 'r1', 'r2'].slice(0, pick.int(1, 3));
  const topology = regions.map((region) => {
    const clusters = [`cluster c[${pick.of([1, 3, 6, 12])}] { server[${pick.int(1, 5)}] }`];
    if (pick.chance(0.6)) clusters.push(`cluster d[${pick.int(1, 5)}] { server[${pick.int(1, 4)}] }`);
    return `  region ${region} { ${clusters.join('  ')} }`;
  });
  const stage = (name: string, place: string): string => {
    const by = pick.of(['region', 'region', 'cluster']);
    const handlers = [
      ...(pick.chance(0.3) ? ['on blocked continue'] : []),
      ...(pick.chance(0.3) ? ['on unhealthy pause for 20m then rollback'] : []),
    ];
    const deploy = `deploy ${place} by ${by} parallel ${pick.int(1, 3)} rolling${pick.of(['', '', ' 4', ' 50%'])}`;
    const own = pick.chance(0.3) ? `${limits(pick, 1).join('  ')}  ` : '';
    return `  stage ${name} { ${own}${deploy}  wait 10m  gate health  ${handlers.join('  ')} }`;
  };
  const first = regions.length > 1 ? [stage('a', 'r0'), stage('b', 'remaining')] : [stage('a', 'all')];
  const stages = regions.length > 1 && pick.chance(0.4) ? [stage('a', 'r0'), stage('b', 'r1')] : first;
  const fails = pick.chance(0.6) ? [`deploy fails ${pick.of(['10%', '40%'])} per server retry ${pick.int(0, 1)}`] : [];
  const text = [
    'topology fleet {',
    ...topology,
    '}',
    'model numbers {',
    `  deploy takes ${pick.of(['5m', 'uniform(1m..20m)', 'exponential(mean 10m)', 'mix(50% 5m, 50% 10m)'])} per server`,
    ...fails,
    ...(pick.chance(0.5) ? ['  repair takes exponential(mean 30m) per server'] : []),
    '  rollback takes 5m per server',
    `  bug b { present 60%  shows 100% at cluster ${pick.int(1, 4)}  downs ${pick.of(['50%', '100%', '25%'])} of servers }`,
    '  gate health { detects 70% }',
    '}',
    'plan random on fleet using numbers {',
    ...limits(pick, 2),
    ...stages,
    `  on unhealthy ${pick.of(['rollback', 'retry at most 1', 'continue'])}`,
    '}',
  ].join('\n');
  return { text, files: {}, scenario: null };
}

/** On what is down, and on what stands beside: of each so many at most, but one. */
function limits(pick: Pick, most: number): string[] {
  const per = (): string => pick.of(['', ' per region', ' per cluster', ' per cluster']);
  const down = (): string => `maxDown ${pick.of(['1 servers', '2 servers', '50%'])}${per()}`;
  const surge = (): string => `maxSurge ${pick.of(['1 server', '2 servers', '50% rounded up'])}${per()}`;
  const some = (of: () => string): string[] => Array.from({ length: pick.int(1, most) }, of);
  return [...some(down), ...some(surge)];
}
