/** Values of options as a configuration has them. */
import { DURATION_UNITS } from '../schema/index.ts';
import type { OptionValue, RuleOption } from './option.ts';

/** What stands in JSON for the value: `"10%"`, `"1d12h"`, `3`, `["a"]`. */
export function optionText(option: RuleOption, value: OptionValue): string | number | readonly string[] {
  if (typeof value !== 'number') return value;
  switch (option.kind) {
    case 'share':
      // Twelve digits are more than anybody writes, and few enough to hide that 0.07 · 100 is not quite 7.
      return `${Number((value * 100).toPrecision(12))}%`;
    case 'duration':
      return durationText(value);
    case 'count':
    case 'names':
      return value;
  }
}

/** `36h` as `1d12h`; what is left of a millisecond is written with it. */
function durationText(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  for (const { unit, milliseconds: length } of DURATION_UNITS) {
    const count = unit === 'ms' ? rest : Math.floor(rest / length);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * length;
  }
  return text === '' ? '0s' : text;
}
