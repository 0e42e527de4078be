import type { Pick } from '../../kernel/testing/pick.ts';

/** A random plan that is a chain of looks, mostly. `random`: with random times; `size`: clusters in each of two regions. */
export function randomChainPlan(pick: Pick, random: boolean, size: 1 | 2 | 3): string {
  const clusters = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, 2 * size);
  const time = (most: number): string => {
    const minutes = pick.int(1, most) * 10;
    if (!random || pick.chance(0.4)) return `${minutes}m`;
    return pick.of([
      `exponential(mean ${minutes}m)`,
      `lognormal(median ${minutes}m, sigma 0.5)`,
      `uniform(${minutes}m..${2 * minutes}m)`,
      `gamma(shape 3, scale ${minutes}m)`,
    ]);
  };
  const action = (depth: number): string => {
    if (depth > 2) return pick.of(['rollback', 'stop', 'rollback this stage', `rollback in ${time(6)}`, 'continue']);
    return pick.of([
      'rollback',
      'stop',
      `rollback in ${time(6)}`,
      `retry at most ${pick.int(1, 2)} then ${action(depth + 1)}`,
      `pause for ${time(9)} then ${action(depth + 1)}`,
      `ask "on call" takes ${time(9)} continues ${pick.int(1, 9) * 10}% else ${action(depth + 1)}`,
    ]);
  };
  const bug = (name: string): string => {
    const ways = [
      `present ${pick.int(1, 9) * 5}%  shows ${pick.int(1, 9) * 10}% at cluster ${pick.int(1, 6)}`,
      `present ${pick.int(1, 9) * 5}%  shows ${pick.int(1, 9) * 10}% at cluster ${pick.int(1, 3)}  shows 50% at each of clusters 4..5`,
      `found ${pick.int(1, 4) * 10}% at cluster ${pick.int(1, 3)}  found 10% at each of clusters 4..6`,
      `present ${pick.int(1, 9) * 5}%  surfaces after exponential(mean ${pick.int(1, 20) * 10} server-hours)`,
      `surfaces after exponential(mean ${pick.int(5, 40) * 20} server-hours)  present 60%  shows 30% at cluster ${pick.int(1, 4)}`,
    ];
    return `bug ${name} { ${pick.of(ways)} }`;
  };
  const bugs = Array.from({ length: pick.int(1, 2) }, (_, i) => bug(`b${i}`));
  const gate = (name: string): string =>
    `gate ${name} { detects ${pick.int(1, 10) * 10}%  false alarm ${pick.int(0, 4) * 5}%  takes ${time(3)}${pick.chance(0.3) ? '  blind to 20% of bugs' : ''} }`;
  let left = clusters;
  const stages: string[] = [];
  while (left.length > 0) {
    const some = left.slice(0, pick.int(1, 3));
    left = left.slice(some.length);
    const parallel = pick.chance(0.5) ? ` parallel ${some.length}` : '';
    const looks = [
      `wait ${time(18)}`,
      ...(pick.chance(0.85) ? [`gate ${pick.of(['quick', 'slow'])}`] : []),
      ...(pick.chance(0.3) ? [`wait ${time(9)}`, `gate ${pick.of(['quick', 'slow'])}`] : []),
      ...(pick.chance(0.15) ? [`gate approval "manager" takes ${time(9)} refuses 20%`] : []),
    ];
    const handlers = [
      ...(pick.chance(0.5) ? [`on unhealthy ${action(0)}`] : []),
      ...(pick.chance(0.3) ? [`on false alarm ${action(1)}`] : []),
      ...(pick.chance(0.3) ? [`on refusal ${action(1)}`] : []),
    ];
    stages.push(
      `  stage s${stages.length} {\n    deploy ${some.join(', ')} by cluster${parallel}\n    ${[...looks, ...handlers].join('\n    ')}\n  }`,
    );
  }
  return [
    `topology fleet {`,
    `  region west { ${clusters
      .slice(0, size)
      .map((name) => `cluster ${name} { rack[2] { server[5] } }`)
      .join(' ')} }`,
    `  region east { ${clusters
      .slice(size)
      .map((name) => `cluster ${name} { rack[2] { server[5] } }`)
      .join(' ')} }`,
    `}`,
    `model numbers {`,
    `  deploy takes ${time(4)} per ${pick.of(['server', 'cluster'])}`,
    `  rollback takes ${pick.int(1, 6) * 10}m per cluster`,
    ...bugs.map((text) => `  ${text}`),
    `  ${gate('quick')}`,
    `  ${gate('slow')}`,
    `}`,
    `plan own on fleet using numbers {`,
    ...(pick.chance(0.5) ? ['  maxDown 100%'] : ['  maxDown 50% per cluster']),
    ...(pick.chance(0.3) ? ['  horizon 10h'] : []),
    ...(pick.chance(0.3) ? ['  exclusive clusters per region'] : []),
    ...stages,
    `  on unhealthy ${action(0)}`,
    ...(pick.chance(0.5) ? [`  on false alarm ${action(0)}`] : []),
    `}`,
  ].join('\n');
}
