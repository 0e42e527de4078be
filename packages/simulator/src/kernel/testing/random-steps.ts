import type { Pick } from './pick.ts';
import { randomBake, type Surroundings } from './random-bakes.ts';
import type { Scope } from './random-topology.ts';
import { greenSteps, shiftSteps } from './random-traffic.ts';

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

function batch(pick: Pick, { model }: Surroundings, scope: Scope): string {
  if (model.item === 'server' && pick.chance(model.rolls ? 0.8 : 0.15)) return rolling(pick);
  if (!pick.chance(0.45)) return '';
  const kind = pick.int(1, scope.domains ? 4 : 2);
  if (kind === 1) {
    pick.says('batch of a count');
    return ` batch ${pick.int(1, 3)}`;
  }
  if (kind === 2) {
    pick.says('batch of a share');
    return ` batch ${pick.of(['25%', '50%', '1%'])}`;
  }
  pick.says('batch upgradeDomain');
  return ' batch upgradeDomain';
}

function rolling(pick: Pick): string {
  const most = pick.of(['', '', ` ${pick.int(1, 3)}`, ' 50%']);
  pick.says(most === '' ? 'rolling' : 'rolling at most');
  return ` rolling${most}`;
}

function parallelList(pick: Pick): string {
  if (!pick.chance(0.5)) return '';
  if (pick.chance(0.5)) return ` parallel ${pick.int(2, 4)}`;
  pick.says('parallel list');
  return ` parallel ${pick.of(['1, 2', '1, 1, 2', '2, 1'])}`;
}

function deploy(pick: Pick, around: Surroundings, selector: string, scope: Scope): string {
  let by = '';
  if (pick.chance(0.3)) {
    by = ` by ${pick.of(['region', 'cluster', 'server', ...(scope.racks ? ['rack'] : [])])}`;
    pick.says('deploy by');
  }
  let parallel = '';
  if (pick.chance(0.5)) {
    parallel = ` parallel ${pick.int(2, 4)}`;
    pick.says('deploy parallel');
  }
  return `deploy ${selector}${by}${parallel}${batch(pick, around, scope)}`;
}

const orderings = ['', '', '', ' smallest first', ' largest first', ' random order', ' spread over region'];

/** Steps that deploy what is left of a place, in one way or another. */
export function randomSteps(pick: Pick, around: Surroundings, scope: Scope, depth: number): string[] {
  const { place } = scope;
  const whole = place === 'all' ? pick.of(['all', 'remaining']) : place;
  const within = place === 'all' ? '' : ` in ${place}`;
  const form = depth === 1 && pick.chance(0.15) ? 5 : pick.int(1, depth === 0 ? 18 : depth === 1 ? 5 : 4);
  const before = pick.chance(0.1) ? randomBake(pick, around) : [];
  switch (form) {
    case 1:
    case 2: {
      const ordering = depth === 0 ? pick.of(orderings) : '';
      if (ordering !== '') pick.says('selection order');
      return [...before, deploy(pick, around, `${whole}${ordering}`, scope), ...randomBake(pick, around)];
    }
    case 3:
      pick.says('partial selection');
      return [
        ...before,
        `deploy 1 server${within}`,
        ...randomBake(pick, around, depth === 0),
        deploy(pick, around, `remaining${within}`, scope),
        ...randomBake(pick, around),
      ];
    case 4: {
      if (scope.clusters < 2 || depth > 0)
        return [...before, deploy(pick, around, whole, scope), ...randomBake(pick, around)];
      pick.says('partial selection');
      const filtered = [
        `all clusters${within} where wave == 1`,
        `1 cluster in each region`,
        `remaining${within} except c1a`,
      ];
      return [
        ...before,
        deploy(
          pick,
          around,
          pick.of([`1 cluster${within}`, `30% of clusters${within}`, ...(place === 'all' ? filtered : [])]),
          scope,
        ),
        ...randomBake(pick, around, true),
        deploy(pick, around, `remaining${within}`, scope),
        ...randomBake(pick, around),
      ];
    }
    case 5:
    case 9:
    case 15:
    case 16: {
      const racks = scope.racks ? ['rack', 'rack'] : [];
      const levels =
        depth > 0
          ? ['cluster', ...racks]
          : ['cluster', ...racks, ...(place === 'all' ? ['region', 'region', 'region'] : [])];
      const level = pick.of(levels);
      pick.says(`each ${level}`);
      if (depth > 0) pick.says('each within each');
      const clusters = level === 'region' ? 2 : 1;
      const here: Scope = { place: 'here', clusters, racks: scope.racks && level !== 'rack', domains: scope.domains };
      const inner = randomSteps(pick, around, here, depth + 1);
      return [
        ...before,
        `each ${level} in ${whole}${parallelList(pick)} {`,
        ...indented(inner),
        '}',
        ...randomBake(pick, around),
      ];
    }
    case 6:
    case 10:
    case 18: {
      if (!scope.domains) return [...before, deploy(pick, around, whole, scope), ...randomBake(pick, around)];
      pick.says('each upgradeDomain');
      const inner = [deploy(pick, around, 'here', { ...scope, domains: false }), ...randomBake(pick, around)];
      return [...before, `each upgradeDomain in ${whole}${parallelList(pick)} {`, ...indented(inner), '}'];
    }
    case 7: {
      if (scope.clusters < 2) return [...before, deploy(pick, around, whole, scope)];
      pick.says('ramp');
      return [
        ...before,
        `ramp 1, ${Math.min(scope.clusters - 1, 2)} clusters${within} {`,
        ...indented(randomBake(pick, around)),
        '}',
      ];
    }
    case 11:
    case 12:
    case 17:
      return [...before, ...greenSteps(pick, around, scope, batch(pick, around, scope))];
    case 13:
    case 14:
      return [...before, ...shiftSteps(pick, around, scope)];
    default:
      pick.says('ramp to');
      return [
        ...before,
        `ramp to ${pick.of(['25%, 100%', '50%, 100%', '10%, 50%'])} of ${pick.of(['servers', 'clusters', ...(scope.racks ? ['racks'] : [])])}${within} {`,
        ...indented(randomBake(pick, around)),
        '}',
      ];
  }
}
