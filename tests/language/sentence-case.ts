/**
 * For each sentence of the language, and each part of one that may be left out, a plan in which it decides something.
 * ⟦ … ⟧ marks what is left out the second time; ⟦ … ¦ … ⟧ what stands there instead.
 */
export interface SentenceCase {
  /** The entry of the schema that this is about. */
  readonly of: string;
  readonly topology?: string;
  readonly model?: string;
  readonly plan?: string;
  /** What follows the plan's name. */
  readonly header?: string;
  /** Services, healths and scenarios. */
  readonly others?: string;
  /** The scenario under which the plan runs. */
  readonly scenario?: string;
  /** The whole source, in place of all these. */
  readonly source?: string;
  /** Other files. */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * What is compared: what a simulation gives but for capacity, unless the sentence is about that, or about what the
   * machine or the program holds.
   */
  readonly compare?: 'results' | 'capacity' | 'machine' | 'program' | 'codes';
}

export const TOPOLOGY =
  'region a { cluster web[2] { rack[2] { server[10] } } } region b { cluster web[2] { rack[2] { server[10] } } }';
export const MODEL = 'deploy takes uniform(5m..15m) per server';
export const PLAN = 'stage s { deploy all }';

/** A bug that shows at once, and is seen by whoever looks. */
export const BUG = 'bug x { present 50% shows 100% at cluster 1 }';
export const CHAIN =
  'stage s { deploy all clusters where zone == one gate health } stage t { deploy remaining gate health }';
export const ZONES =
  'region a { cluster web[2] { label zone = one server[10] } cluster db[2] { label zone = two server[10] } }';

/** A service on web clusters, and one on the others. */
export const TWO =
  'region a { cluster web[2] { label role = web server[10] } cluster db { label role = db server[10] } } region b { cluster web { label role = web server[10] } }';
export const WEB = 'runs on all clusters where role == web';
export const DEPLOY_HALF = 'stage s { deploy 1 cluster in each region gate h gate health }';
/** Readings of a metric that a bug moves. */
export const READINGS = `${MODEL} metric errors is normal(mean 1%, sd 0.2%) bug x { present 50% shows 100% at cluster 1 moves errors to normal(mean 1.2%, sd 0.2%) } gate h { takes 20m }`;
export const CANARY = 'stage s { deploy 1 cluster gate canary h for 20m wait 1h deploy remaining }';

/** A load that grows from midnight to midnight. */
export const HOURS = `hour,factor\n${Array.from({ length: 168 }, (_, hour) => `${hour},${(hour % 24) / 12}`).join('\n')}\n`;

export function sourceOf(each: SentenceCase): string {
  const { topology = TOPOLOGY, model = MODEL, plan = PLAN, header = 'on fleet using m', others = '' } = each;
  return (
    each.source ?? `topology fleet { ${topology} }\n${others}\nmodel m { ${model} }\nplan p ${header} { ${plan} }\n`
  );
}
