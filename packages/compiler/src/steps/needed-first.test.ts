import { describe, expect, test } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { compileText, machineOfText } from '../testing/compile-text.ts';

/** In the order of the fleet; billing and checkout need orders, reports need both, mail nobody. */
const SERVICES = `
service reports { runs on all clusters where role == reports  needs checkout, billing }
service checkout { runs on all clusters where role == checkout  needs orders }
service billing { runs on all clusters where role == billing  needs orders }
service mail { runs on all clusters where role == mail }
service orders { runs on all clusters where role == orders }
topology fleet {
  region west {
    cluster reports { label role = reports  upgradeDomains 2  server[2] }
    cluster checkout[2] { label role = checkout  upgradeDomains 2  server[4] }
    cluster billing { label role = billing  upgradeDomains 2  server[2] }
    cluster mail { label role = mail  upgradeDomains 2  server[2] }
    cluster orders { label role = orders  upgradeDomains 2  server[1] }
  }
}
model quick { deploy takes 1m per server }
`;
const text = (of: string, stages: string) => `${SERVICES}plan test of ${of} on fleet using quick {\n${stages}\n}\n`;

/** Servers: 0–2 reports, 2–10 checkout, 10–12 billing, 12–14 mail, 14–15 orders. */
const deploys = ({ steps }: Machine) =>
  steps.flatMap((step) =>
    step.kind === 'deploy'
      ? [
          `${step.name}: ${step.select.map(({ from, to, domain }) => `${from}-${to}${domain === undefined ? '' : `/${domain.index}`}`).join(' ')}`,
        ]
      : [],
  );
const parts = (of: string, stages: string) => deploys(machineOfText(text(of, stages)));

describe('a sentence of several services of which one needs another', () => {
  test('is a step for each that has to wait, those that need none of each other together', () => {
    expect(parts('reports, checkout, billing, mail, orders', 'stage all { deploy all }')).toEqual([
      'all/1[mail, orders]: 12-15',
      'all/1[checkout, billing]: 2-12',
      'all/1[reports]: 0-2',
    ]);
  });

  test('also through another that it does not hold', () => {
    const stages = `
      stage first { deploy 1 server of orders  deploy all of checkout  deploy all of billing }
      stage rest { deploy remaining }`;
    const of = text('reports, checkout, billing, orders', stages).replace('server[1]', 'server[2]');
    expect(deploys(machineOfText(of)).slice(3)).toEqual(['rest/1[orders]: 15-16', 'rest/1[reports]: 0-2']);
  });

  test('but not through one that the plan does not deploy', () => {
    expect(parts('reports, orders', 'stage all { deploy all }')).toEqual(['all/1: 0-2 14-15']);
  });

  test('keeps the order in which it is walked, and what it says of batches and units', () => {
    const { steps } = machineOfText(
      text(
        'checkout, orders',
        'stage all { deploy west/checkout-2, west/orders, west/checkout-1 by cluster parallel 2 batch 1 }',
      ),
    );
    const said = {
      kind: 'deploy',
      source: 'all/1',
      by: 'cluster',
      parallel: [2],
      batch: { kind: 'count', servers: 1 },
    };
    expect(steps).toMatchObject([
      { ...said, name: 'all/1[orders]', select: [{ from: 14, to: 15 }], next: 1, green: false },
      {
        ...said,
        name: 'all/1[checkout]',
        select: [
          { from: 6, to: 10 },
          { from: 2, to: 6 },
        ],
        next: null,
      },
    ]);
    expect(new Set(steps.map((step) => step.text)).size).toBe(1);
  });

  test('in the units of a block, of upgrade domains too', () => {
    expect(parts('checkout, orders', 'stage all { each upgradeDomain in all { deploy here } }')).toEqual([
      'all/1[domain-1]/1[orders]: 14-15/0',
      'all/1[domain-1]/1[checkout]: 2-10/0',
      // The only server for orders is of the first domain.
      'all/1[domain-2]/1: 2-10/1',
    ]);
  });

  test('in the turns of a ramp', () => {
    expect(parts('checkout, orders', 'stage all { ramp to 100% of regions { wait 1h } }')).toEqual([
      'all/1[1][orders]: 14-15',
      'all/1[1][checkout]: 2-10',
    ]);
  });

  test('green, and then all that is beside is retired together', () => {
    const { steps } = machineOfText(
      text('checkout, orders', 'stage all { deploy green to all  shift traffic to 100%  retire blue }'),
    );
    expect(steps.map((step) => [step.name, step.kind])).toEqual([
      ['all/1[orders]', 'deploy'],
      ['all/1[checkout]', 'deploy'],
      ['all/2[1]', 'pull'],
      ['all/3', 'retire'],
    ]);
  });

  test('is no order of the machine: one unit may hold both', () => {
    const { machine, diagnostics } = compileText(text('checkout, orders', 'stage all { deploy all by region }'));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(machine?.constraints.orderings).toEqual([]);
  });
});

test('a sentence `of` one service, and one of services that need none of each other, is one step', () => {
  expect(parts('checkout, billing, mail', 'stage all { deploy all of checkout  deploy remaining }')).toEqual([
    'all/1: 2-10',
    'all/2: 10-14',
  ]);
});
