/** Time zones as they are written, in quotes. */
import type { Fix } from '../../diagnostics/index.ts';
import type { StringLiteral } from '../../syntax/tree.ts';
import { topologyMessages } from '../messages/topologies.ts';
import { at, type Context } from '../report.ts';
import { isTimezone, timezones } from './timezone.ts';

/** The zone's IANA name; undefined, reported, where there is none of that name. */
export function checkZone(context: Context, node: StringLiteral): string | undefined {
  const name = node.text;
  if (isTimezone(name)) return name;
  const suggestion = context.report.suggest(name, timezones());
  const location = at(context, node);
  const fix: Fix | undefined =
    suggestion === undefined
      ? undefined
      : {
          title: `Write "${suggestion}"`,
          safety: 'unsafe',
          edits: [{ ...location, text: JSON.stringify(suggestion) }],
        };
  context.report.add(topologyMessages.create('unknown-timezone', { name, suggestion }, { ...location, fix }));
  return undefined;
}
