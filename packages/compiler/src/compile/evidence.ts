/** What the numbers of a model were estimated from, by the indices of its bugs and checks. */
import type { Evidence, Model } from '@rollout/language';
import type { MachineEvidence, Numbers } from '../machine/numbers.ts';

/** Nothing where there is none. */
export function evidenceOf(model: Model): Pick<Numbers, 'evidence'> {
  const { evidence = [] } = model;
  const all = evidence.flatMap((each) => indexed(each, model));
  return all.length === 0 ? {} : { evidence: all };
}

function indexed(evidence: Evidence, { bugs, checks }: Model): MachineEvidence[] {
  const bugOf = (name: string) => bugs.findIndex((bug) => bug.name === name);
  const checkOf = (name: string) => checks.findIndex((check) => check.name === name);
  switch (evidence.kind) {
    case 'present':
    case 'shows':
      return [{ ...evidence, bug: bugOf(evidence.bug) }];
    case 'gate-detects': {
      const { bug, check, count, of } = evidence;
      const own = checks[checkOf(check)]?.gate.detectsBug ?? {};
      const general = bugs.flatMap(({ name }, index) => (Object.hasOwn(own, name) ? [] : [index]));
      const seen = bug === null ? general : [bugOf(bug)];
      return seen.length === 0 ? [] : [{ kind: 'gate-detects', check: checkOf(check), bugs: seen, count, of }];
    }
    case 'gate-false-alarm':
    case 'gate-takes':
      return [{ ...evidence, check: checkOf(evidence.check) }];
    case 'deploy-fails':
    case 'deploy-takes':
    case 'rollback-takes':
    case 'repair-takes':
      return [evidence];
  }
}
