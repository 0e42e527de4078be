import type { Pick } from './pick.ts';
import { duration, type RandomModel } from './random-model.ts';
import type { Scope } from './random-topology.ts';

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

function batch(pick: Pick, scope: Scope): string {
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

function parallelList(pick: Pick): string {
  if (!pick.chance(0.5)) return '';
  if (pick.chance(0.5)) return ` parallel ${pick.int(2, 4)}`;
  pick.says('parallel list');
  return ` parallel ${pick.of(['1, 2', '1, 1, 2', '2, 1'])}`;
}

function deploy(pick: Pick, selector: string, scope: Scope): string {
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
  return `deploy ${selector}${by}${parallel}${batch(pick, scope)}`;
}

/** Waits, gates and `run`s: what stands between deploys. */
function bake(pick: Pick, model: RandomModel): string[] {
  const lines: string[] = [];
  if (pick.chance(0.6)) {
    lines.push(`wait ${duration(pick)}`);
    pick.says('wait');
  }
  if (pick.chance(0.6)) {
    lines.push(`gate ${pick.of(model.checks)}`);
    pick.says('gate');
  }
  if (pick.chance(0.2)) {
    const fails = pick.chance(0.5) ? ` fails ${pick.of(['10%', '40%'])}${pick.chance(0.5) ? ' retry 1' : ''}` : '';
    if (fails !== '') pick.says('run fails');
    lines.push(`run "act" takes ${duration(pick)}${fails}`);
    pick.says('run');
  }
  return lines;
}

const orderings = ['', '', '', ' smallest first', ' largest first', ' random order', ' spread over region'];

/** Steps that deploy what is left of a place, in one way or another. */
export function randomSteps(pick: Pick, model: RandomModel, scope: Scope, depth: number): string[] {
  const { place } = scope;
  const whole = place === 'all' ? pick.of(['all', 'remaining']) : place;
  const within = place === 'all' ? '' : ` in ${place}`;
  const form = pick.int(1, depth === 0 ? 10 : depth === 1 ? 5 : 4);
  const before = pick.chance(0.1) ? bake(pick, model) : [];
  switch (form) {
    case 1:
    case 2: {
      const ordering = depth === 0 ? pick.of(orderings) : '';
      if (ordering !== '') pick.says('selection order');
      return [...before, deploy(pick, `${whole}${ordering}`, scope), ...bake(pick, model)];
    }
    case 3:
      pick.says('partial selection');
      return [
        ...before,
        `deploy 1 server${within}`,
        ...bake(pick, model),
        deploy(pick, `remaining${within}`, scope),
        ...bake(pick, model),
      ];
    case 4: {
      if (scope.clusters < 2 || depth > 0) return [...before, deploy(pick, whole, scope), ...bake(pick, model)];
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
          pick.of([`1 cluster${within}`, `30% of clusters${within}`, ...(place === 'all' ? filtered : [])]),
          scope,
        ),
        ...bake(pick, model),
        deploy(pick, `remaining${within}`, scope),
        ...bake(pick, model),
      ];
    }
    case 5:
    case 9: {
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
      const inner = randomSteps(pick, model, here, depth + 1);
      return [
        ...before,
        `each ${level} in ${whole}${parallelList(pick)} {`,
        ...indented(inner),
        '}',
        ...bake(pick, model),
      ];
    }
    case 6:
    case 10: {
      if (!scope.domains) return [...before, deploy(pick, whole, scope), ...bake(pick, model)];
      pick.says('each upgradeDomain');
      const inner = [deploy(pick, 'here', { ...scope, domains: false }), ...bake(pick, model)];
      return [...before, `each upgradeDomain in ${whole}${parallelList(pick)} {`, ...indented(inner), '}'];
    }
    case 7: {
      if (scope.clusters < 2) return [...before, deploy(pick, whole, scope)];
      pick.says('ramp');
      return [
        ...before,
        `ramp 1, ${Math.min(scope.clusters - 1, 2)} clusters${within} {`,
        ...indented(bake(pick, model)),
        '}',
      ];
    }
    default:
      pick.says('ramp to');
      return [
        ...before,
        `ramp to ${pick.of(['25%, 100%', '50%, 100%', '10%, 50%'])} of ${pick.of(['servers', 'clusters', ...(scope.racks ? ['racks'] : [])])}${within} {`,
        ...indented(bake(pick, model)),
        '}',
      ];
  }
}
