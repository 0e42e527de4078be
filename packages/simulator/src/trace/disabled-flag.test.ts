import { expect, it } from 'vitest';
import { machineOf } from '../testing/machine-of.ts';
import { traceTrial } from './index.ts';

/** Both flags are on after two hours; an hour later the gate cries wolf. */
const plan = (handlers: string): string => `
  audience users 100 { ring early 10%  ring broad }
  flag cart { owner "shop"  remove by 2027-01-01 }
  flag search { owner "shop"  remove by 2027-01-01 }
  model quick { flag takes 1h  gate health { detects 100%  false alarm 100% } }
  plan dark using quick {
    stage one { enable cart for early  enable search for early  wait 1h  gate health }
    ${handlers}
  }`;

it.each([
  ['on unhealthy disable cart', ['disable cart']],
  ['on unhealthy disable cart  on false alarm disable search', ['disable search']],
  [
    'on unhealthy rollback  on false alarm pause for 1h then retry at most 1 then disable search',
    ['pause', 'retry', 'pause', 'disable search'],
  ],
  ['on unhealthy rollback  on timeout 150m pause for 5m then disable cart', ['pause', 'disable cart']],
  ['on unhealthy rollback', ['rollback']],
])('a flag that is disabled is named: %s', (handlers, actions) => {
  const trace = traceTrial(machineOf(plan(handlers)).machine);
  const told = (trace.kind === 'trace' ? trace.events : []).flatMap((event) =>
    event.kind === 'raised' ? [event.flag === null ? event.action : `${event.action} ${event.flag}`] : [],
  );
  expect(told).toEqual(actions);
});
