/** A kind of servers that the first stages never meet. */
import { type LabelValue, namesOption, type RelatedPlace, shareOption } from '@rollout/language';
import type { Fleet, FleetNode } from '../machine/fleet.ts';
import { weekly } from './page-example.ts';
import { type PlanSubject, planRule } from './plan-rule.ts';
import { AZURE, CANARYING } from './published.ts';
import { type Move, stepOf } from './route/index.ts';
import { countText, shareText } from './words.ts';

/** Kinds that are a smaller share of all than this harm few, however late they are met. */
const LEAST = 0.1;

const FLEET = `topology fleet {
  region west {
    cluster w[10] { label hw = intel  server[20] }
    cluster a[6] { label hw = arm  server[20] }
  }
}
`;

const STAGES = (second: string) =>
  `stage first {\n  deploy w-1\n  wait 12h\n  gate health\n}\nstage second {\n  deploy ${second}\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}`;

/** Servers that are alike in something. */
interface Kind {
  /** The bug that only they have; null: they have a label in common. */
  readonly bug: string | null;
  readonly what: string;
  readonly has: (cell: number) => boolean;
}

export const noEarlyDiversity = planRule({
  code: 'no-early-diversity',
  severity: 'warning',
  recommended: true,
  title: 'Servers of a kind that no early stage meets',
  options: {
    until: shareOption(0.25, 'Share of the servers by which every kind is to be met.'),
    labels: namesOption(
      ['hw', 'hardware', 'cpu', 'arch', 'os', 'kernel', 'sku'],
      'Labels whose values are kinds of servers.',
    ),
  },
  message: (args: { bug: string | null; what: string; servers: number; share: string; until: string }) =>
    args.bug === null
      ? `These are the first with \`${args.what}\`, of ${countText(args.servers, 'server')}, and ${args.share} of all servers have the new version already: no stage before could see how it runs on them.`
      : `These are the first servers that can have \`${args.bug}\`, of ${args.servers.toLocaleString('en-US')}, and ${args.share} of all have the new version already: no gate before could find it.`,
  help: (args: { until: string }) =>
    `Deploy to a few of them in an early stage, before ${args.until} of all are reached.`,
  page: {
    meaning:
      'By the time that a quarter of the servers have the new version, some of each kind have it: of the servers that a bug is `only where`, and of those with each value of a label such as `hw` or `os`. Kinds that are less than a tenth of all are left alone.',
    rationale:
      'A canary that is not like the rest finds what is wrong with canaries. A driver, a kernel or an instruction set that only some servers have fails only on these; if all of them come late, the gates before have looked in vain, and the first ' +
      'to meet the fault is a large stage. Azure’s pilot regions are chosen so that they hold its kinds of hardware.',
    raises: weekly(STAGES('4 clusters in west'), { fleet: FLEET }),
    avoids: weekly(STAGES('a-1, a-2'), { fleet: FLEET }),
    sources: [CANARYING, AZURE],
  },
  check: (subject, { until, labels }, report) => {
    const { layout, sources, route } = subject;
    if (!layout.deploys || layout.releases) return;
    let kinds = kindsOf(subject, labels);
    if (kinds.length === 0) return;
    const total = layout.selected;
    for (const move of route().moves) {
      if (move.advance?.lever !== 'servers') continue;
      const { from } = move.advance;
      const missed = kinds.filter((kind) => reaches(subject, move, kind));
      kinds = kinds.filter((kind) => !missed.includes(kind));
      if (from <= until) continue;
      for (const { bug, what, has } of missed) {
        const servers = serversOf(subject, has);
        if (servers < LEAST * total) continue;
        const related = bug === null ? [] : relatedOf(subject, bug);
        const args = { bug, what, servers, share: shareText(from), until: shareText(until) };
        report(args, { ...(sources.steps[stepOf(move)] ?? sources.plan), related });
      }
    }
  },
});

function kindsOf({ machine, layout }: PlanSubject, labels: readonly string[]): readonly Kind[] {
  const byBug = machine.numbers.bugs.flatMap(({ name, scope, present }, bug): Kind[] => {
    const own = layout.bugs[bug]?.scope;
    if (scope === null || present === 0 || own === undefined) return [];
    return [{ bug: name, what: '', has: (cell) => own[cell] === 1 }];
  });
  const labelled = labelsOfClasses(machine.fleet);
  const used = new Set(labelled.flatMap((own) => (own === undefined ? [] : Object.keys(own))));
  const byLabel = labels
    .filter((label) => used.has(label))
    .flatMap((label): Kind[] => {
      const ofCell = (cell: number) => labelled[layout.cells.class[cell] ?? -1]?.[label];
      const servers = new Map<LabelValue, number>();
      layout.cells.servers.forEach((own, cell) => {
        const value = ofCell(cell);
        if (value !== undefined) servers.set(value, (servers.get(value) ?? 0) + own);
      });
      if (servers.size < 2) return [];
      // There are never more than ten of these, however many values there are.
      const large = [...servers].flatMap(([value, own]) => (own >= LEAST * layout.selected ? [value] : []));
      return large.map((value) => ({
        bug: null,
        what: `${label} == ${value}`,
        has: (cell) => ofCell(cell) === value,
      }));
    });
  return [...byBug, ...byLabel];
}

/** Of the classes that hold servers, by their number; none, if no class has a label. */
function labelsOfClasses(fleet: Fleet): readonly (FleetNode['labels'] | undefined)[] {
  const labels: (FleetNode['labels'] | undefined)[] = [];
  let isLabelled = false;
  const visit = (node: FleetNode): void => {
    const isLeaf = node.nodes.length === 0;
    labels.push(isLeaf ? node.labels : undefined);
    for (const _ in node.labels) isLabelled = true;
    for (const below of node.nodes) visit(below);
  };
  for (const node of fleet.nodes) visit(node);
  return isLabelled ? labels : [];
}

function reaches({ layout }: PlanSubject, { steps }: Move, { has }: Kind): boolean {
  return steps.some((index) => {
    const laid = layout.steps[index];
    return laid?.kind === 'deploy' && laid.units.some(({ entries }) => entries.some(({ cell }) => has(cell)));
  });
}

/** Of those that the plan deploys to. */
function serversOf({ layout }: PlanSubject, has: Kind['has']): number {
  let servers = 0;
  for (const laid of layout.steps) {
    if (laid.kind !== 'deploy') continue;
    for (const { entries } of laid.units) for (const entry of entries) if (has(entry.cell)) servers += entry.servers;
  }
  return servers;
}

function relatedOf({ program, plan }: PlanSubject, name: string): readonly RelatedPlace[] {
  const bug = program.models.find((model) => model.name === plan.model)?.bugs.find((each) => each.name === name);
  return bug === undefined ? [] : [{ ...bug.location, message: 'only where these servers are' }];
}
