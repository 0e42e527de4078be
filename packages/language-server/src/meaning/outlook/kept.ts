/** What is shown of plans while more is being found out: what was known of a plan stays until something better is known of it. */
import type { Project } from '@rollout/workspace';
import type { ShownPlan } from '../../hints/index.ts';
import { basisOf } from './basis.ts';
import type { FileOutlook, KnownOfPlan, PlanOutlook } from './outlook.ts';

export interface KeptPlan extends Omit<PlanOutlook, 'basis'> {
  /** null: of what it rests on something has changed that its texts do not show. */
  readonly basis: string | null;
}

/** What is kept of each plan of a file once something has been told of it. */
export function keptAfter(before: readonly KeptPlan[], { plans }: FileOutlook): readonly KeptPlan[] {
  // A text that is broken says nothing of its plans.
  if (plans.length === 0) return before;
  const known = asCalledNow(before, namesOf(plans));
  return plans.map((told) => {
    const own = known.find(({ plan, scenario }) => plan === told.plan && scenario === told.scenario);
    return own === undefined ? told : better(own, told);
  });
}

function better(before: KeptPlan, told: PlanOutlook): KeptPlan {
  const isSame = told.machine !== null && told.machine === before.machine;
  if (isSame) return { ...told, known: sureness(told.known) >= sureness(before.known) ? told.known : before.known };
  if (isFound(told)) return told;
  // It waits for its turn, or something is wrong with it: what was known is of an older text.
  return isFound(before) ? { ...before, basis: before.basis === told.basis ? null : before.basis } : told;
}

/** Whether it says anything of a machine. */
const isFound = ({ machine, known }: KeptPlan): boolean => machine !== null && known.kind !== 'nothing';

/** How much is known: of one machine more replaces less. */
function sureness(known: KnownOfPlan): number {
  switch (known.kind) {
    case 'nothing':
      return 0;
    case 'none':
      return 3;
    case 'known':
      return known.look === 'glance' ? 1 : known.times === null ? 2 : 3;
  }
}

/** Names of plans, in the order in which they stand, each once. */
function namesOf(plans: readonly { readonly plan: string }[]): readonly string[] {
  return [...new Set(plans.map(({ plan }) => plan))];
}

/** What is kept, under the names that plans have now: one that is gone is what stands in its place under a name that is new. */
function asCalledNow(kept: readonly KeptPlan[], names: readonly string[]): readonly KeptPlan[] {
  const before = namesOf(kept);
  const now = new Map<string, string>();
  before.forEach((name, index) => {
    const there = names[index];
    const isRenamed = !names.includes(name) && there !== undefined && !before.includes(there);
    now.set(name, isRenamed ? there : name);
  });
  return kept.map((each) => ({ ...each, plan: now.get(each.plan) ?? each.plan }));
}

/** What is shown of a file's plans: each as it is called now, and marked where it rests on something that is not there any more. */
export function shownIn(project: Project, kept: readonly KeptPlan[]): readonly ShownPlan[] {
  const { declarations = [] } = project.files.get(project.root)?.tree ?? {};
  const names = declarations.flatMap((each) => (each.kind === 'plan' ? [each.name.text] : []));
  return asCalledNow(kept, names).map(({ plan, scenario, known, basis }) => ({
    plan,
    scenario,
    known,
    isStale: basis !== basisOf(project, { plan, scenario }),
  }));
}

/** Whether nobody who looks sees a difference. */
export function looksAlike(before: readonly KeptPlan[], after: readonly KeptPlan[]): boolean {
  return (
    before.length === after.length &&
    before.every((one, index) => {
      const other = after[index];
      return (
        other !== undefined &&
        one.plan === other.plan &&
        one.scenario === other.scenario &&
        one.machine === other.machine &&
        one.basis === other.basis &&
        one.known.kind === other.known.kind &&
        sureness(one.known) === sureness(other.known)
      );
    })
  );
}
