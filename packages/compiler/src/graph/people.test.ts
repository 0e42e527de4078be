import { expect, test } from 'vitest';
import { machineOfText } from '../testing/compile-text.ts';
import { DARK, PEOPLE } from '../testing/full-machines.ts';
import { toDot } from './dot.ts';
import { graphOf } from './graph-of.ts';
import { toMermaid } from './mermaid.ts';

test('mermaid: levers aslant with whom they reach, trains with their departures, schemas and the point of no return', () => {
  expect(toMermaid(PEOPLE)).toMatchInlineSnapshot(`
    "flowchart TD
      start(["test"])
      end_completed(["completed"])
      end_stopped(["stopped"])
      back_to_end_stopped["flags go off, then releases go back, then servers go back"]
      subgraph stage0["open"]
        step0[("expand data takes 1h fails 1% retry 2")]
        step1[("migrate data takes exponential(mean 6h)")]
      end
      subgraph stage1["code"]
        step2["deploy all of data"]
        step3["deploy all of shop"]
      end
      subgraph stage2["beta: channel for early-adopters"]
        step4>"departs every 4w from 2026-01-13 (fast track 5%)"]
        step5[/"release to early-adopters (104,000 of 2,000,000 users)"/]
        step6("wait 1w")
        step7{"gate health"}
      end
      subgraph stage3["all: channel for broad"]
        step8>"departs every 2w from 2026-01-20 (fast track 5%)"]
        step9[/"release to broad (2,000,000 of 2,000,000 users)"/]
        step10("wait 1d")
      end
      subgraph stage4["on"]
        step11[/"enable checkout for internal, 50% of early-adopters, 5%, 100% (4,000, then 54,000, then 100,000, then 2,000,000 of 2,000,000 users)"/]
        step12("wait 1d (× 4)")
        step13{"gate health (× 4)"}
        step14[/"enable search for 100% (2,000,000 of 2,000,000 users)"/]
        step15("wait 1h")
        step16[/"disable search (off for all)"/]
      end
      subgraph stage5["end"]
        no_return_step17{{"point of no return"}}
        step17[("contract data takes 1h")]
      end
      step0 --> step1
      step2 --> step3
      step4 --> step5
      step5 --> step6
      step6 --> step7
      step8 --> step9
      step9 --> step10
      step11 --> step12
      step12 --> step13
      step13 --> step11
      step13 --> step14
      step14 --> step15
      step15 --> step16
      no_return_step17 --> step17
      start --> step0
      step1 --> step2
      step3 --> step4
      step7 --> step8
      step10 --> step11
      step16 --> no_return_step17
      step17 --> end_completed
      step0 -.->|"fails, disable checkout"| end_stopped
      step7 -.->|"unhealthy: next train, at most 2"| step4
      step7 -.->|"unhealthy, after 2"| end_stopped
      step13 -.->|"unhealthy, disable checkout"| end_stopped
      back_to_end_stopped -.-> end_stopped
      step11 -.->|"timeout 4w, pause 1h, rollback this stage"| back_to_end_stopped
      classDef gate stroke:#a87400,stroke-width:2px
      class step7,step13 gate
      classDef lever stroke:#8250df,stroke-width:2px
      class step0,step1,step4,step5,step8,step9,step11,step14,step16,step17 lever
      classDef wait stroke:#7d8590,stroke-dasharray:2 3
      class step6,step10,step12,step15 wait
      classDef noReturn stroke:#e5534b,stroke-width:4px
      class no_return_step17 noReturn
      classDef good stroke:#1a7f37,stroke-width:3px
      class end_completed good
      classDef bad stroke:#e5534b,stroke-width:3px
      class end_stopped bad
      linkStyle 21,22,23,24,25,26 stroke:#e5534b,stroke-width:2px
    "
  `);
});

test('dot: the same', () => {
  const shapes = toDot(PEOPLE)
    .split('\n')
    .filter((line) => /shape=(parallelogram|cds|cylinder|octagon)/.test(line))
    .map((line) => line.trim());
  expect(shapes).toMatchInlineSnapshot(`
    [
      "step0 [label="expand data takes 1h fails 1% retry 2", shape=cylinder]",
      "step1 [label="migrate data takes exponential(mean 6h)", shape=cylinder]",
      "step4 [label="departs every 4w from 2026-01-13 (fast track 5%)", shape=cds]",
      "step5 [label="release to early-adopters (104,000 of 2,000,000 users)", shape=parallelogram]",
      "step8 [label="departs every 2w from 2026-01-20 (fast track 5%)", shape=cds]",
      "step9 [label="release to broad (2,000,000 of 2,000,000 users)", shape=parallelogram]",
      "step11 [label="enable checkout for internal, 50% of early-adopters, 5%, 100% (4,000, then 54,000, then 100,000, then 2,000,000 of 2,000,000 users)", shape=parallelogram]",
      "step14 [label="enable search for 100% (2,000,000 of 2,000,000 users)", shape=parallelogram]",
      "step16 [label="disable search (off for all)", shape=parallelogram]",
      "no_return_step17 [label="point of no return", shape=octagon]",
      "step17 [label="contract data takes 1h", shape=cylinder]",
    ]
  `);
});

test('a plan that deploys nothing', () => {
  expect(toMermaid(DARK)).toMatchInlineSnapshot(`
    "flowchart TD
      start(["test"])
      end_completed(["completed"])
      end_rolled_back(["rolled back"])
      back_to_end_rolled_back["flags go off"]
      subgraph stage0["on"]
        step0[/"enable checkout for internal, 100% (20, then 1,000 of 1,000 users)"/]
        step1("wait 1d (× 2)")
        step2{"gate health (× 2)"}
      end
      step0 --> step1
      step1 --> step2
      step2 --> step0
      start --> step0
      step2 --> end_completed
      back_to_end_rolled_back -.-> end_rolled_back
      step2 -.->|"unhealthy"| back_to_end_rolled_back
      classDef gate stroke:#a87400,stroke-width:2px
      class step2 gate
      classDef lever stroke:#8250df,stroke-width:2px
      class step0 lever
      classDef wait stroke:#7d8590,stroke-dasharray:2 3
      class step1 wait
      classDef good stroke:#1a7f37,stroke-width:3px
      class end_completed good
      classDef bad stroke:#e5534b,stroke-width:3px
      class end_rolled_back bad
      linkStyle 5,6 stroke:#e5534b,stroke-width:2px
    "
  `);
});

test('a rollback after a contract ends stopped, wherever the handler is from', () => {
  const machine = machineOfText(`
    service data { }
    model quick { deploy takes 1m per server  gate health { detects 90% } }
    topology fleet { cluster a[2] { server[2] } }
    plan test on fleet using quick {
      stage a { deploy a-1  gate health  deploy a-2  wait 1h  contract data takes 1h fails 1%  gate health  on unhealthy stop }
    }`);
  const handlers = { ...machine.stages[0]?.handlers, unhealthy: { kind: 'rollback' } } as const;
  const plain = {
    ...machine,
    stages: machine.stages.map((stage) => ({ ...stage, handlers: { ...stage.handlers, ...handlers } })),
  };
  const ways = graphOf(plain).arrows.filter(({ way }) => way !== 'on');
  expect(ways.map(({ from, to, label }) => `${from} ${to} ${label}`)).toEqual([
    'step1 end_rolled_back unhealthy',
    'step4 end_stopped fails, rollback of what came later',
    'step5 end_stopped unhealthy, rollback of what came later',
  ]);
  // `retry` of what follows it does not go back across it; the way to it leads through the point of no return.
  const into = graphOf(plain).arrows.filter(({ from, to }) => [from, to].includes('no_return_step4'));
  expect(into.map(({ from, to }) => `${from} ${to}`)).toEqual(['no_return_step4 step4', 'step3 no_return_step4']);
});

test('a change of a schema that fails is begun again itself', () => {
  const machine = machineOfText(`
    service data { }
    model quick { deploy takes 1m per server }
    topology fleet { cluster a[2] { server[2] } }
    plan test on fleet using quick {
      stage a { run "check" takes 1m  expand data takes 1h fails 1%  deploy all  on unhealthy retry at most 2 then stop }
    }`);
  const ways = graphOf(machine).arrows.filter(({ way }) => way !== 'on');
  expect(ways.map(({ from, to, label }) => `${from} ${to} ${label}`)).toEqual([
    'step1 step1 fails: retry at most 2',
    'step1 end_stopped fails, after 2',
  ]);
});
