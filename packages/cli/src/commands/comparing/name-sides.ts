import type { Machine } from '@rollout/compiler';
import type { Sides } from '@rollout/report';

/** What was typed of the two. */
export interface TypedSides {
  readonly set: ReadonlyMap<string, string>;
  readonly with: ReadonlyMap<string, string>;
}

/** Files by their names where there are two, else plans; and what is said of one alone. */
export function nameSides(a: string, b: string | undefined, typed: TypedSides, own: Machine, other: Machine): Sides {
  const isOneFile = b === undefined || b === a;
  const settings = [...typed.with].map(([name, value]) => `${name.trim()} = ${value.trim()}`);
  const scenarioDiffers = own.scenario !== other.scenario;
  const named = (file: string, { plan, scenario }: Machine, extra: readonly string[]): string => {
    const name = isOneFile ? plan : own.plan === other.plan ? file : `${file} (${plan})`;
    const under = !scenarioDiffers ? '' : scenario === null ? ' as written' : ` under ${scenario}`;
    return `${name}${under}${extra.length === 0 ? '' : ` with ${extra.join(', ')}`}`;
  };
  return { a: named(a, own, []), b: named(b ?? a, other, settings) };
}
