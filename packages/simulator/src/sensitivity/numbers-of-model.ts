/** The numbers of a machine's model, one by one, each of which can be moved by itself. */
import type { Machine, MachineBug, MachineCheck, Numbers } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import { isNothing, movedChance, scaledLaw } from './moved.ts';

export interface ModelNumber {
  /** As the model says it: `deploy takes`, `bug crash: present`, `gate health: detects`. */
  readonly name: string;
  /** A chance; null: a law of times or amounts. */
  readonly chance: number | null;
  /** The numbers with this one moved by a share of itself, as 0.1 or −0.1. */
  readonly moved: (by: number) => Numbers;
}

/** Those that could be other than they are, in the order of the model; chances that are 0 or 1 are taken to be meant so. */
export function numbersOfModel(machine: Machine): ModelNumber[] {
  const { numbers } = machine;
  const { deploy, rollback, repair, fastTrack } = numbers;
  const book: ModelNumber[] = [];
  const chance = (name: string, value: number, set: (moved: number) => Numbers): void => {
    if (value > 0 && value < 1) book.push({ name, chance: value, moved: (by) => set(movedChance(value, by)) });
  };
  const law = (name: string, value: Distribution, set: (moved: Distribution) => Numbers): void => {
    if (!isNothing(value)) book.push({ name, chance: null, moved: (by) => set(scaledLaw(value, 1 + by)) });
  };

  law('deploy takes', deploy.takes, (takes) => ({ ...numbers, deploy: { ...deploy, takes } }));
  deploy.fails.forEach(({ per, probability }, i) => {
    chance(`deploy fails per ${per}`, probability, (moved) => ({
      ...numbers,
      deploy: { ...deploy, fails: replaced(deploy.fails, i, { per, probability: moved }) },
    }));
  });
  const { failedTakes } = deploy;
  if (failedTakes !== null) {
    law('deploy fails after', failedTakes, (takes) => ({ ...numbers, deploy: { ...deploy, failedTakes: takes } }));
  }
  law('rollback takes', rollback.takes, (takes) => ({ ...numbers, rollback: { ...rollback, takes } }));
  chance('rollback fails', rollback.fails, (fails) => ({ ...numbers, rollback: { ...rollback, fails } }));
  if (repair !== null) law('repair takes', repair.takes, (takes) => ({ ...numbers, repair: { ...repair, takes } }));
  for (const lever of ['switch', 'flag', 'release'] as const) {
    law(`${lever} takes`, numbers[lever].takes, (takes) => ({ ...numbers, [lever]: { takes } }));
  }
  chance('fast track', fastTrack, (moved) => ({ ...numbers, fastTrack: moved }));

  numbers.bugs.forEach((bug, b) => {
    const set = (moved: Partial<MachineBug>): Numbers => ({
      ...numbers,
      bugs: replaced(numbers.bugs, b, { ...bug, ...moved }),
    });
    const { present, surfaces, shows } = bug;
    // What is believed of it moves along where a scenario does not say otherwise.
    if (present !== null) {
      chance(`bug ${bug.name}: present`, present, (moved) =>
        set(bug.believed === present ? { present: moved, believed: moved } : { present: moved }),
      );
    }
    if (surfaces !== null) law(`bug ${bug.name}: surfaces after`, surfaces, (moved) => set({ surfaces: moved }));
    shows.forEach((showing, i) => {
      const { found, level, from, to, probability } = showing;
      const where = from === to ? `${level} ${from}` : `${level}s ${from}..${to}`;
      chance(`bug ${bug.name}: ${found ? 'found' : 'shows'} at ${where}`, probability, (moved) =>
        set({ shows: replaced(shows, i, { ...showing, probability: moved }) }),
      );
    });
  });

  for (const check of checksInUse(machine)) {
    const own = numbers.checks[check];
    if (own === undefined) continue;
    const set = (moved: Partial<MachineCheck>): Numbers => ({
      ...numbers,
      checks: replaced(numbers.checks, check, { ...own, ...moved }),
    });
    const names = numbers.bugs.map(({ name }) => name);
    chance(`${own.name}: blind to`, own.blind, (blind) => set({ blind }));
    detected(own.gate.detects, names).forEach(({ of, bugs, value }) => {
      chance(`gate ${own.name}: detects${of}`, value, (moved) =>
        set({ gate: { ...own.gate, detects: withThose(own.gate.detects, bugs, moved) } }),
      );
    });
    chance(`gate ${own.name}: false alarm`, own.gate.falseAlarm, (falseAlarm) =>
      set({ gate: { ...own.gate, falseAlarm } }),
    );
    law(`gate ${own.name}: takes`, own.gate.takes, (takes) => set({ gate: { ...own.gate, takes } }));
    if (!machine.watches.some((watch) => watch.check === check)) continue;
    detected(own.watch.detects, names).forEach(({ of, bugs, value }) => {
      chance(`watch ${own.name}: detects${of}`, value, (moved) =>
        set({ watch: { ...own.watch, detects: withThose(own.watch.detects, bugs, moved) } }),
      );
    });
    const [after] = own.watch.after;
    if (after !== undefined && !isNothing(after)) {
      book.push({
        name: `watch ${own.name}: detects after`,
        chance: null,
        moved: (by) => set({ watch: { ...own.watch, after: own.watch.after.map((each) => scaledLaw(each, 1 + by)) } }),
      });
    }
    const { falseAlarm } = own.watch;
    chance(`watch ${own.name}: false alarm`, falseAlarm.probability, (probability) =>
      set({ watch: { ...own.watch, falseAlarm: { ...falseAlarm, probability } } }),
    );
  }

  numbers.outages.forEach((outage, i) => {
    const set = (moved: Partial<typeof outage>): Numbers => ({
      ...numbers,
      outages: replaced(numbers.outages, i, { ...outage, ...moved }),
    });
    chance(`outage of each ${outage.level}`, outage.probability, (probability) => set({ probability }));
    law(`outage of each ${outage.level}: lasts`, outage.lasts, (lasts) => set({ lasts }));
  });
  return book;
}

function replaced<T>(list: readonly T[], index: number, by: T): readonly T[] {
  return list.map((entry, i) => (i === index ? by : entry));
}

/** Checks that a gate or a watch of the plan asks, in order. */
function checksInUse({ steps, watches }: Machine): number[] {
  const gates = steps.flatMap((step) => (step.kind === 'gate' ? [step.check] : []));
  return [...new Set([...gates, ...watches.map(({ check }) => check)])].sort((a, b) => a - b);
}

interface Detected {
  /** ` of crash`, or nothing where it is one number for all bugs. */
  readonly of: string;
  readonly bugs: readonly number[];
  readonly value: number;
}

/** One number where all bugs are detected alike. */
function detected(detects: readonly number[], names: readonly string[]): Detected[] {
  const [first] = detects;
  if (first === undefined) return [];
  if (detects.every((value) => value === first)) return [{ of: '', bugs: detects.map((_, bug) => bug), value: first }];
  return detects.map((value, bug) => ({ of: ` of ${names[bug] ?? ''}`, bugs: [bug], value }));
}

function withThose(detects: readonly number[], bugs: readonly number[], value: number): number[] {
  return detects.map((own, bug) => (bugs.includes(bug) ? value : own));
}
