import type { Level, ZonedTime } from '@rollout/language';
import type { OpenRule } from '../calendar/rule.ts';
import type { MachineStep } from '../steps.ts';

/**
 * What follows from a machine and is asked for again and again while it runs: who stands where, in tables. Computed once for
 * each machine at a cost of its cells and units, whatever the number of servers. Everything is an index into a table:
 * cells, the nodes of a level, the units of a step.
 */
export interface Layout {
  readonly kind: 'layout';
  readonly servers: number;
  /** Ordinary load of all servers of the plan's services; of the whole fleet, if it has none. */
  readonly load: number;
  /** Some step deploys: what a user does is then spread over servers. */
  readonly deploys: boolean;
  /** Some step releases: nobody has the new version before. */
  readonly releases: boolean;
  readonly cells: CellTable;
  /** Only levels that something in the plan speaks of; see `nodesOf`. */
  readonly levels: Readonly<Partial<Record<Level, NodeTable>>>;
  /** One entry each, in the machine's order. */
  readonly down: readonly DownLayout[];
  readonly surge: readonly SurgeLayout[];
  readonly exclusions: readonly ExclusionLayout[];
  readonly orderings: readonly OrderingLayout[];
  readonly parallel: readonly ParallelLayout[];
  readonly steps: readonly StepLayout[];
  readonly stages: readonly StageLayout[];
  /** Servers that the plan's deploying steps select; one that two steps select counts twice. */
  readonly selected: number;
  /** `MachineStep.source`, in order of first appearance. */
  readonly sources: readonly string[];
  readonly bugs: readonly BugLayout[];
  /** Levels at whose nodes a bug shows. `DeployLayout.done` follows this order. */
  readonly showingLevels: readonly Level[];
  readonly failures: FailureLayout;
  readonly services: readonly ServiceLayout[];
  /** For each cell its service, and its area; -1: none. */
  readonly serviceOf: Int32Array;
  readonly areas: readonly AreaLayout[];
  readonly areaOf: Int32Array;
  readonly incidents: readonly IncidentLayout[];
  /** null: nothing in the plan depends on when it starts. */
  readonly calendar: CalendarLayout | null;
}

/** More cells than this are refused. */
export const MOST_CELLS = 2_097_152;

export interface TooManyCells {
  readonly kind: 'too-many-cells';
  /** At least so many would be needed. */
  readonly cells: number;
  readonly most: number;
}

/** Cells by their first server, ascending; together they are the fleet. */
export interface CellTable {
  readonly count: number;
  readonly first: Int32Array;
  readonly servers: Int32Array;
  /** The class, without classes below it, that holds the servers. */
  readonly class: Int32Array;
  /** Load of one server. */
  readonly load: Float64Array;
}

/** The nodes of a level, by their first server. At level `server` every server is a node, one that is a whole rack or cluster too. */
export interface NodeTable {
  readonly level: Level;
  readonly count: number;
  /** `us-west/pdx/web-2/rack-3`. */
  readonly address: readonly string[];
  readonly first: Int32Array;
  readonly servers: Int32Array;
  readonly class: Int32Array;
  /** A node is the cells `cellFrom <= c < cellTo`. */
  readonly cellFrom: Int32Array;
  readonly cellTo: Int32Array;
  /** For each cell the node that it stands in; -1: in none. */
  readonly of: Int32Array;
}

/** A limit on what is down. A group is a node of one level, or (group 0) the whole fleet. */
export interface DownLayout {
  readonly groups: number;
  /** For each cell its group; -1: the limit does not speak of it. */
  readonly of: Int32Array;
  /** For each group the most that may be down. 0 for a node that no cell names as its group. */
  readonly forward: Int32Array;
  readonly rollback: Int32Array;
  readonly address: readonly string[];
  /** Level of the nodes that are counted; null: servers are. For each cell its node is `nodesOf(layout, counts).of`. */
  readonly counts: Level | null;
}

/** A limit on what stands beside. Groups as those of `DownLayout`. */
export interface SurgeLayout {
  readonly groups: number;
  readonly of: Int32Array;
  /** For each group the most that may stand beside. 0 for a node that no cell names as its group. */
  readonly most: Int32Array;
  readonly address: readonly string[];
}

/** A piece is what one set has in one group. Two pieces exclude each other if they differ and are of one group. */
export interface ExclusionLayout {
  readonly groupOf: Int32Array;
}

/** For each cell the set and the group it is in; -1: the ordering does not speak of it. */
export interface OrderingLayout {
  readonly sets: number;
  readonly groups: number;
  readonly setOf: Int32Array;
  readonly groupOf: Int32Array;
}

/** For each node of the limit's level its group; -1: the limit does not speak of it. */
export interface ParallelLayout {
  readonly level: Level;
  readonly groupOf: Int32Array;
}

/** Some of the servers of a cell, selected by one unit. */
export interface UnitEntry {
  readonly cell: number;
  readonly servers: number;
  /** Upgrade domain, from 0, where the step takes one domain a batch; else -1: entries of a unit are then of different cells. */
  readonly domain: number;
}

/** What is deployed (or reverted) together where an attempt is of more than a server: entries (by position in the unit) of one node. */
export interface UnitItem {
  readonly entries: readonly number[];
  readonly servers: number;
}

/** What constraints have to do with a unit. Each list has one entry a constraint, in the machine's order. */
export interface UnitTouches {
  /** Pieces of the exclusion, ascending. */
  readonly exclusions: readonly (readonly number[])[];
  /** Sets of the ordering, with their groups. */
  readonly orderings: readonly (readonly { readonly set: number; readonly group: number }[])[];
  /** Nodes of the limit's level that have a group, ascending; none for an `each` unit of a coarser level. */
  readonly parallel: readonly (readonly number[])[];
}

export interface DeployUnit extends UnitTouches {
  /** Of the node; the fleet's name for what is outside any. */
  readonly address: string;
  readonly servers: number;
  /** In the order in which they are walked. */
  readonly entries: readonly UnitEntry[];
  /** null: an item is a server. */
  readonly items: readonly UnitItem[] | null;
  /** Likewise of the items that are reverted. */
  readonly revertItems: readonly UnitItem[] | null;
  /** The most batches in progress, each of one server (or item); 0: there is no such bound. null: batch after batch. */
  readonly rolling: number | null;
}

export interface EachUnit extends UnitTouches {
  readonly name: string;
  /** The last step of its block. */
  readonly last: number;
}

/** Nodes of one showing level that a deploying step touches, by their first server, and how many servers it selects in each. */
export interface DoneNodes {
  readonly nodes: readonly number[];
  readonly servers: readonly number[];
}

interface StepCommon {
  /** The unit of an `each` step whose block this step stands in; null: it stands in its stage. */
  readonly within: { readonly step: number; readonly unit: number } | null;
  /** Where `retry` goes back to from here; null: the step before it in its block (or it) pulls a lever, so there is nothing to run again. */
  readonly wayBack: number | null;
  /** Index into `Layout.sources`. */
  readonly source: number;
}

export type StepLayout = StepCommon &
  (
    | {
        readonly kind: 'deploy';
        readonly units: readonly DeployUnit[];
        readonly servers: number;
        /** One entry a showing level. */
        readonly done: readonly DoneNodes[];
      }
    | { readonly kind: 'each'; readonly units: readonly EachUnit[] }
    | { readonly kind: Exclude<MachineStep['kind'], 'deploy' | 'each'> }
  );

export interface StageLayout {
  readonly last: number;
  /** Servers that its deploying steps select. */
  readonly selected: number;
}

export interface BugLayout {
  /** For each cell 1 if the bug can show there. */
  readonly scope: Uint8Array;
  /** For each of the bug's showings the index of its level among `showingLevels`; -1: it shows at rings. */
  readonly showings: readonly number[];
  /** For each showing level, for each of its nodes 1 if it has a server in scope. Empty for levels that none of the showings is at. */
  readonly nodes: readonly Uint8Array[];
}

/** Causes of a failed attempt, for whoever draws it. */
export interface FailureLayout {
  /** Levels above the items at which something fails as a whole, outermost first; for each of its nodes the chance. */
  readonly above: readonly { readonly level: Level; readonly chance: Float64Array }[];
  /** Chances that a single item fails, each once; `kindOf` tells for each cell which is its items'. */
  readonly chances: readonly number[];
  readonly kindOf: Int32Array;
}

/** A service's servers by the groups in which they hand their load to one another: nodes of its `per`, and areas, told apart. */
export interface ServiceLayout {
  /** Ordinary load of all its servers. */
  readonly load: number;
  /** How many times its ordinary load a server can carry: 1 + headroom; null: not known. */
  readonly capacity: number | null;
  /** In the order of their first cells. */
  readonly groups: number;
  /** For each cell its group; -1: it is not of this service. */
  readonly of: Int32Array;
  readonly groupLoad: Float64Array;
  /** For each group its area; -1: none. */
  readonly groupArea: Int32Array;
  /** For each group its node's address; the service's name where it has no `per`. */
  readonly address: readonly string[];
}

export interface AreaLayout {
  /** Ascending. */
  readonly cells: Int32Array;
  /** Ordinary load of all its servers. */
  readonly load: number;
}

export interface IncidentLayout {
  /** Those that it takes down, ascending. */
  readonly cells: Int32Array;
}

/** When what may start. A rule of -1 is always open. See `openedCalendar`. */
export interface CalendarLayout {
  /** When a run starts: as the machine says, else its first opening. Where a change lands at any moment, the first of these: a Monday. */
  readonly start: ZonedTime;
  readonly rules: readonly OpenRule[];
  /** Per stage, for each cell the rule for its servers. Stages that bind alike share a table. */
  readonly ofCell: readonly Int32Array[];
  /** Per stage the rule for a `run`. */
  readonly ofAct: readonly number[];
  /** Per step the rule for its work, if that is held: that of a `run`, or for a shift of traffic that of all its areas' servers together. */
  readonly ofStep: readonly number[];
  /** Per stage the rule under which an approval's time passes. */
  readonly ofApproval: readonly number[];
}
