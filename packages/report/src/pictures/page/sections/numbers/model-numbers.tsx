import type { Machine } from '@rollout/compiler';
import type { Results } from '@rollout/simulator';
import type { VNode } from 'preact';
import { printable, printableText } from '../../../../text/printable.ts';
import type { Origin } from '../../page-input.ts';
import { paramTexts } from '../params.ts';
import { isShown, lineId } from '../source.tsx';
import { assumptionsOf } from './assumptions.ts';
import { fleetGroups } from './fleet-rows.ts';
import { type NumberGroup, type NumberRow, numberGroups } from './number-rows.ts';
import { type WrittenNumbers, writtenNumbers } from './written.ts';

interface Props {
  readonly machine: Machine;
  readonly origin: Origin;
  readonly start: Results['start'];
}

/** Every number that runs are drawn from, and where it comes from. */
export function ModelNumbers({ machine, origin: { sources, set } }: Omit<Props, 'start'>): VNode {
  const written = writtenNumbers(sources, machine.plan, machine.scenario);
  const groups = [...numberGroups(machine), ...fleetGroups(machine)].filter(({ rows }) => rows.length > 0);
  return (
    <>
      <p class="intro">
        What the plan’s runs draw on. A number without a line of its own has the language’s default; evidence is what
        the number was estimated from.
      </p>
      {Object.keys(machine.params).length > 0 && (
        <Group title="Params of the plan">
          {paramTexts(machine.params).map(({ name, text }) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{text}</td>
              <td class="muted">
                {set.map(printableText).includes(name) ? 'set by the command line' : 'as the plan says'}
              </td>
            </tr>
          ))}
        </Group>
      )}
      {groups.map((group) => (
        <Group title={printableText(group.title)}>
          {group.rows.map((row) => (
            <tr>
              <th scope="row">{printableText(row.name)}</th>
              <td>{printableText(row.value)}</td>
              <td class="muted">
                <From row={row} written={written} sources={sources} />
              </td>
            </tr>
          ))}
        </Group>
      ))}
    </>
  );
}

function Group({ title, children }: { readonly title: NumberGroup['title']; readonly children: VNode[] }): VNode {
  return (
    <div class="held">
      <h3 class="group">{title}</h3>
      <table class="wide stack numbers">
        <thead>
          <tr>
            <th scope="col">number</th>
            <th scope="col">value</th>
            <th scope="col">from</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function From({
  row: { key, evidence },
  written,
  sources,
}: {
  readonly row: NumberRow;
  readonly written: WrittenNumbers;
  readonly sources: Origin['sources'];
}): VNode {
  const place = written.get(key);
  const counted = evidence === null ? '' : `, from ${evidence}`;
  if (place === undefined) return <>{written.size === 0 ? (evidence ?? '') : `default${counted}`}</>;
  const file = sources.length > 1 ? `${printableText(sources[place.file]?.path ?? '')} ` : '';
  const line = `${file}line ${place.line}`;
  return (
    <>
      {place.model === null && 'scenario, '}
      {isShown(place.line) ? <a href={`#${lineId(place.file, place.line)}`}>{line}</a> : line}
      {counted}
    </>
  );
}

/** What the figures rest on besides. */
export function Assumptions({ machine, origin: { sources }, start }: Props): VNode {
  const written = writtenNumbers(sources, machine.plan, machine.scenario);
  return (
    <ul class="assumed">
      {printable(assumptionsOf(machine, written, start)).map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  );
}
