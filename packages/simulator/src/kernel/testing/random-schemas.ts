/** Changes of what services share: each of one of its own. */
import type { Pick } from './pick.ts';
import { duration } from './random-model.ts';

export interface RandomSchemas {
  /** Maybe one, before all that is deployed, or after. */
  steps(likelihood: number, where: 'first' | 'last'): string[];
  /** One that takes the way back. */
  contract(): string[];
  /** The services that they have spoken of. */
  declarations(): readonly string[];
}

/** `unread`: nothing that is deployed reads what they change, so that they may come in any order. */
export function randomSchemas(pick: Pick, unread: boolean): RandomSchemas {
  const services: string[] = [];
  const change = (phase: string): string[] => {
    const service = `store${services.length + 1}`;
    services.push(service);
    const fails = pick.chance(0.4) ? ` fails ${pick.of(['20%', '60%'])}${pick.chance(0.5) ? ' retry 1' : ''}` : '';
    pick.says(phase);
    if (fails !== '') pick.says('a change of a schema fails');
    return [`${phase} ${service} takes ${duration(pick)}${fails}`];
  };
  return {
    steps(likelihood, where) {
      if (!pick.chance(likelihood)) return [];
      const phases = unread ? ['expand', 'contract'] : [where === 'first' ? 'expand' : 'contract'];
      return change(pick.of(['migrate', ...phases]));
    },
    contract: () => change('contract'),
    declarations: () => services.map((service) => `service ${service} {}`),
  };
}
