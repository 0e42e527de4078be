import { describe, expect, test } from 'vitest';
import { machineOfText, source } from '../testing/compile-text.ts';
import { examplePlans } from '../testing/examples.ts';
import { durationText, writtenDurationText } from '../text/duration-text.ts';
import { toDot } from './dot.ts';
import { graphOf } from './graph-of.ts';
import { toMermaid } from './mermaid.ts';

const PLAN = machineOfText(
  source({
    fleet: 'region r[3] { cluster "a \\"b\\" <c>"[2] { server[4] } }',
    model: 'gate health { detects 90% }',
    plan: `
      stage first { deploy 1 cluster in r-1  wait 24h  gate health  on false alarm pause for 8h then retry at most 2 }
      stage "end" { each region in remaining parallel 2 { deploy here  gate health } on timeout 2d stop }`,
  }),
);

test('mermaid: stages are subgraphs, gates diamonds, handlers dashed, copies one box', () => {
  expect(toMermaid(PLAN)).toMatchInlineSnapshot(`
    "flowchart TD
      start(["test"])
      end_completed(["completed"])
      end_rolled_back(["rolled back"])
      end_stopped(["stopped"])
      subgraph stage0["first"]
        step0["deploy 1 cluster in r-1"]
        step1("wait 24h")
        step2{"gate health"}
      end
      subgraph stage1["end"]
        step3[["each region in remaining parallel 2"]]
        subgraph block_step3["each of 3 regions"]
          step4["deploy here (× 3)"]
          step5{"gate health (× 3)"}
        end
      end
      step0 --> step1
      step1 --> step2
      step3 -->|"each"| step4
      step4 --> step5
      start --> step0
      step2 --> step3
      step3 --> end_completed
      step2 -.->|"bug"| end_rolled_back
      step2 -.->|"false alarm: pause 8h, retry at most 2"| step1
      step2 -.->|"false alarm, after 2"| end_rolled_back
      step5 -.->|"unhealthy"| end_rolled_back
      step3 -.->|"timeout 2d"| end_stopped
      classDef gate stroke:#a87400,stroke-width:2px
      class step2,step5 gate
      classDef wait stroke:#7d8590,stroke-dasharray:2 3
      class step1 wait
      classDef good stroke:#1a7f37,stroke-width:3px
      class end_completed good
      classDef bad stroke:#e5534b,stroke-width:3px
      class end_rolled_back,end_stopped bad
      linkStyle 7,8,9,10,11 stroke:#e5534b,stroke-width:2px
    "
  `);
});

test('dot: the same', () => {
  expect(toDot(PLAN)).toMatchInlineSnapshot(`
    "digraph "test" {
      rankdir=TB
      node [fontname="sans-serif"]
      edge [fontname="sans-serif"]
      start [label="test", shape=oval]
      end_completed [label="completed", shape=oval]
      end_rolled_back [label="rolled back", shape=oval]
      end_stopped [label="stopped", shape=oval]
      subgraph cluster_stage0 {
        label="first"
        step0 [label="deploy 1 cluster in r-1", shape=box]
        step1 [label="wait 24h", shape=box, style=rounded]
        step2 [label="gate health", shape=diamond]
      }
      subgraph cluster_stage1 {
        label="end"
        step3 [label="each region in remaining parallel 2", shape=box3d]
        subgraph cluster_block_step3 {
          label="each of 3 regions"
          step4 [label="deploy here (× 3)", shape=box]
          step5 [label="gate health (× 3)", shape=diamond]
        }
      }
      step0 -> step1
      step1 -> step2
      step3 -> step4 [label="each"]
      step4 -> step5
      start -> step0
      step2 -> step3
      step3 -> end_completed
      step2 -> end_rolled_back [label="bug", style=dashed, color="#e5534b"]
      step2 -> step1 [label="false alarm: pause 8h, retry at most 2", style=dashed, color="#e5534b"]
      step2 -> end_rolled_back [label="false alarm, after 2", style=dashed, color="#e5534b"]
      step5 -> end_rolled_back [label="unhealthy", style=dashed, color="#e5534b"]
      step3 -> end_stopped [label="timeout 2d", style=dashed, color="#e5534b"]
    }
    "
  `);
});

describe.each(examplePlans().map(({ name, text, files }) => [name, machineOfText(text, files)] as const))(
  '%s',
  (_, machine) => {
    test('every arrow of the mermaid text leads between boxes that are there, and subgraphs end', () => {
      const lines = toMermaid(machine)
        .trimEnd()
        .split('\n')
        .map((line) => line.trim());
      const boxes = new Set<string>();
      const colored: string[] = [];
      let open = 0;
      for (const line of lines.slice(1)) {
        const box = /^(\w+)(?:\[\[|\(\[|\[\/|\[\(|\[|\(|\{\{|\{|>)"[^"]*"(?:\]\]|\]\)|\/\]|\)\]|\]|\)|\}\}|\})$/.exec(
          line,
        );
        const arrow = /^(\w+) (?:-->|-\.->)(?:\|"[^"]*"\|)? (\w+)$/.exec(line);
        if (box?.[1] !== undefined) boxes.add(box[1]);
        else if (arrow !== null)
          expect([boxes.has(arrow[1] ?? ''), boxes.has(arrow[2] ?? ''), line]).toEqual([true, true, line]);
        else if (
          /^(?:classDef \w+ [\w#:,-]+(?: \d)?[\w#:,-]*|class [\w,]+ \w+|linkStyle [\d,]+ stroke:#\w+,stroke-width:2px)$/.test(
            line,
          )
        )
          colored.push(line);
        else if (line === 'end') open--;
        else {
          expect(line).toMatch(/^subgraph \w+\["[^"]*"\]$/);
          open++;
        }
        expect(open).toBeGreaterThanOrEqual(0);
      }
      expect(open).toBe(0);
      const classed = colored
        .filter((line) => line.startsWith('class '))
        .flatMap((line) => line.split(' ')[1]?.split(',') ?? []);
      expect(classed.filter((id) => !boxes.has(id))).toEqual([]);
      const dashed = lines.filter((line) => line.includes('-.->')).length;
      expect(
        colored
          .find((line) => line.startsWith('linkStyle'))
          ?.split(' ')[1]
          ?.split(',').length ?? 0,
      ).toBe(dashed);
    });

    test('is small: as many boxes as the plan has sentences, ends, people who are asked, points of no return, and one for the levers that go back to each end', () => {
      const boxes = toDot(machine)
        .split('\n')
        .filter((line) => line.includes('shape=')).length;
      const asked = JSON.stringify(machine.stages).split('"ask"').length - 1;
      const back = machine.areas.length > 0 || machine.steps.some(({ kind }) => kind === 'pull') ? 2 : 0;
      const contracts = machine.steps.filter((step) => step.kind === 'schema' && step.phase === 'contract').length;
      const sentences = new Set(machine.steps.map(({ source }) => source)).size;
      expect(boxes).toBeLessThanOrEqual(sentences + 4 + asked + back + contracts);
    });
  },
);

test('people who are asked, refusals, samples that are neither good nor bad, and traffic that goes back have their places', () => {
  const machine = machineOfText(
    `health slo { metric errors { bad when higher  compare to baseline } }\n${source({
      fleet: 'region r { cluster c[2] { server[4] } }',
      model: 'metric errors is normal(mean 0.5%, sd 0.1%)',
      plan: `
        on marginal ask "SRE on call" takes 20m continues 50% else rollback
        stage all {
          gate approval "board" takes 6h refuses 4%
          deploy green to all
          shift traffic to 5%, 100% { gate canary slo for 30m }
          retire blue after 1h
        }`,
    })}`,
  );
  expect(toMermaid(machine)).toMatchInlineSnapshot(`
    "flowchart TD
      start(["test"])
      end_completed(["completed"])
      end_rolled_back(["rolled back"])
      end_stopped(["stopped"])
      back_to_end_rolled_back["traffic goes back, then servers go back"]
      ask0{"ask SRE on call: continues 50%"}
      subgraph stage0["all"]
        step0{"gate approval #34;board#34; takes 6h refuses 4%"}
        step1["deploy green to all"]
        step2[/"shift traffic to 5%, 100% (× 2)"/]
        step3{"gate canary slo for 30m (× 2)"}
        step4["retire blue after 1h"]
      end
      step0 --> step1
      step1 --> step2
      step2 --> step3
      step3 --> step2
      step3 --> step4
      start --> step0
      step4 --> end_completed
      step0 -.->|"refused"| end_stopped
      back_to_end_rolled_back -.-> end_rolled_back
      step3 -.->|"unhealthy"| back_to_end_rolled_back
      step3 -.->|"marginal"| ask0
      ask0 -.->|"else"| back_to_end_rolled_back
      classDef gate stroke:#a87400,stroke-width:2px
      class ask0,step0,step3 gate
      classDef lever stroke:#8250df,stroke-width:2px
      class step2 lever
      classDef good stroke:#1a7f37,stroke-width:3px
      class end_completed good
      classDef bad stroke:#e5534b,stroke-width:3px
      class end_rolled_back,end_stopped bad
      linkStyle 7,8,9,10,11 stroke:#e5534b,stroke-width:2px
    "
  `);
});

test('actions that may fail, and what watches cry, have their ways', () => {
  const machine = machineOfText(
    source({
      fleet: 'region r { cluster c[2] { server[4] } }',
      model: 'watch health { detects 90%  false alarm 1% per day }',
      plan: `
        watch health
        stage s { deploy 1 cluster  wait 1h  run "sure" takes 1h  run "risky" takes 1h fails 1%  deploy remaining }
        on unhealthy retry at most 2
        on false alarm continue`,
    }),
  );
  const handlers = graphOf(machine).arrows.filter(({ way }) => way !== 'on');
  expect(handlers.map(({ from, to, label }) => `${from} ${to} ${label}`)).toEqual([
    'step3 step1 fails: retry at most 2',
    'step3 end_rolled_back fails, after 2',
    'step0 step0 watch health: bug: retry at most 2',
    'step0 end_rolled_back watch health: bug, after 2',
  ]);
});

test('names cannot break out of their quotes', () => {
  const plan = 'stage "x\\"]; rm" { deploy all } stage "a#b`c<i>&\\\\" { wait 1h }';
  const machine = machineOfText(source({ fleet: 'cluster c', plan }));
  const mermaid = toMermaid(machine);
  expect(mermaid).toContain('subgraph stage0["x#34;#93;#59; rm"]'.replace('#59;', ';'));
  expect(mermaid).toContain('subgraph stage1["a#35;b#96;c#60;i#62;#38;#92;"]');
  expect(toDot(machine)).toContain('label="x\\"]; rm"');
  expect(toDot(machine)).toContain('label="a#b`c<i>&\\\\"');
});

test('durations are written as the language writes them', () => {
  expect([0, 500, 60_000, 5_400_000, 90_000_000, 172_800_000].map(durationText)).toEqual([
    '0s',
    '500ms',
    '1m',
    '1h30m',
    '1d1h',
    '2d',
  ]);
  const days = [0, 1, 2, 7, 8, 28].map((count) => count * 86_400_000);
  expect(days.map(writtenDurationText)).toEqual(['0s', '1d', '2d', '1w', '8d', '4w']);
  expect(days.map(durationText)).toEqual(['0s', '1d', '2d', '7d', '8d', '28d']);
});

describe('a plan that is more than mermaid draws', () => {
  const planOf = (stages: number) =>
    machineOfText(`
      topology fleet { region west { cluster c[${stages}] { server[10] } } }
      model quick { deploy takes 5m per server  gate health { detects 90% } }
      plan long on fleet using quick {
        ${Array.from({ length: stages }, (_, index) => `stage s${index} { deploy 10 servers  wait 1h  gate health }`).join('\n')}
        on unhealthy rollback
      }`);

  test('has a box for each stage, or for several, and all ways between them', () => {
    const text = toMermaid(planOf(150));
    expect(text).toContain('%% Each stage is one box');
    expect(text).toContain('["s7: 3 steps"]');
    const arrows = text.split('\n').filter((line) => line.includes('-->'));
    // From the start through each stage to the end.
    expect(arrows).toHaveLength(151);
    expect(text.split('\n').filter((line) => line.includes('-.->'))).toHaveLength(150);
  });

  test.each([100, 150, 1_000])('fits with %i stages', (stages) => {
    const text = toMermaid(planOf(stages));
    expect(text.length).toBeLessThanOrEqual(50_000);
    expect(text.split('\n').filter((line) => / -\.?->/.test(line)).length).toBeLessThanOrEqual(500);
    expect(text.includes('%%')).toBe(stages > 100);
  });
});
