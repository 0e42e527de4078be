/** The value that a configuration gives to an option of a rule, as the rule takes it. */
import { durationCell, type OptionValue, percentCell, type RuleOption } from '@rollout/language';
import { getNodeValue } from 'jsonc-parser';
import { itemsOf, type Node, type Reading, refuse, textOf } from './json-reading.ts';

/** How shares and durations are written; the published schema has the same forms. */
export const SHARE_FORM = '^(?:100(?:[.]0+)?|[0-9]{1,2}(?:[.][0-9]+)?)%$';
export const DURATION_FORM = '^(?:[0-9]{1,9}(?:[.][0-9]+)?(?:ms|[wdhms]))+$';
/** No count that a rule asks for is larger. */
export const LARGEST_COUNT = 1_000_000_000;

/** undefined: a diagnostic says what is wrong with it. */
export function readOption(read: Reading, node: Node, name: string, option: RuleOption): OptionValue | undefined {
  const what = `\`${name}\``;
  const value: unknown = getNodeValue(node);
  switch (option.kind) {
    case 'share': {
      const share = written(value, SHARE_FORM) ? percentCell(value) : null;
      return share ?? refused(read, node, what, 'a share from 0% to 100%, such as "10%"');
    }
    case 'duration': {
      const duration = written(value, DURATION_FORM) ? durationCell(value) : null;
      return duration ?? refused(read, node, what, 'a duration such as "24h" or "1h30m"');
    }
    case 'count': {
      const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST_COUNT;
      return isCount ? value : refused(read, node, what, 'a whole number from 0 to 1,000,000,000');
    }
    case 'names': {
      const before = read.diagnostics.length;
      const names = itemsOf(read, node, what, 'a list of names').map((item) => textOf(read, item, `A name of ${what}`));
      return read.diagnostics.length === before ? names : undefined;
    }
  }
}

function written(value: unknown, form: string): value is string {
  return typeof value === 'string' && value.length <= LONGEST_WRITTEN && new RegExp(form).test(value);
}

/** No share or duration needs more characters. */
export const LONGEST_WRITTEN = 50;

function refused(read: Reading, node: Node, what: string, expected: string): undefined {
  refuse(read, node, what, expected);
  return undefined;
}
