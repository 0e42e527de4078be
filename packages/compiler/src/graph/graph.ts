/** A machine as a graph: boxes, lanes and arrows, from which mermaid, dot and pictures are written. Plain data. */
import type { Level } from '@rollout/language';

export type Shape =
  /** Something is deployed. */
  | 'deploy'
  /** It only passes time. */
  | 'wait'
  | 'gate'
  /** A block for each of several units, in a lane of its own. */
  | 'each'
  /** A lever other than servers is pulled. */
  | 'pull'
  /** A train leaves. */
  | 'train'
  | 'schema'
  /** An action that deploys nothing. */
  | 'act'
  /** From here on nothing that came before goes back. */
  | 'no-return'
  /** Levers that are quicker than servers go back. */
  | 'back'
  /** A person decides. */
  | 'ask'
  | 'start'
  | 'end';

/** All the copies that a block, a ramp or services that need one another have made of one sentence. */
export interface Box {
  readonly id: string;
  /** Its sentence, with what there is to know about it in brackets. */
  readonly label: string;
  readonly shape: Shape;
  /** Its sentence as written. */
  readonly text: string;
  /** Of its steps; null: it stands for none. */
  readonly source: string | null;
  readonly copies: number;
  /** To which its copies deploy, all together; null: it deploys nothing. */
  readonly servers: number | null;
  /** Users that its copies come to, in order, by a release or a flag. */
  readonly users: readonly number[];
  /** Of an `each`: for what it has a block, how many of them there are in a copy, and how many run at a time. */
  readonly units: Units | null;
}

export interface Units {
  readonly level: Level | 'upgradeDomain';
  /** In the copy that has the fewest, and in the one that has the most. */
  readonly least: number;
  readonly most: number;
  /** Each number but the last is a group that ends before the next begins. */
  readonly parallel: readonly number[];
}

/** Boxes that stand together: a stage, or the block of an `each`. */
export interface Lane {
  readonly id: string;
  readonly label: string;
  readonly boxes: readonly Box[];
  readonly lanes: readonly Lane[];
  /** The `each` whose block it is; null: it is a stage. */
  readonly of: string | null;
}

export interface StageLane extends Lane {
  readonly name: string;
  /** Whom a channel's train is for. */
  readonly ring: string | null;
  /** Indices of the stages that end before it begins. */
  readonly after: readonly number[];
  /** To which it deploys. */
  readonly servers: number;
  /** To which it and all the stages before it deploy. */
  readonly serversSoFar: number;
  /** Users to whom it or a stage before it releases, or switches a flag on; null: none of them does. */
  readonly usersSoFar: number | null;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /**
   * `on`: what comes next. Else the way of a handler, met in `from`: raised there (`step`), or by its whole stage, whose first box that is
   * (`stage`); `end`: the last stretch of ways that have come together.
   */
  readonly way: 'on' | 'step' | 'stage' | 'end';
}

export interface Graph {
  readonly title: string;
  /** Its servers, and its audience's users. */
  readonly servers: number;
  readonly users: number | null;
  /** Those that stand in no lane. */
  readonly boxes: readonly Box[];
  readonly lanes: readonly StageLane[];
  readonly arrows: readonly Arrow[];
}
