import type { Machine } from '@rollout/compiler';
import type { VNode } from 'preact';
import { printableText } from '../../../../text/printable.ts';
import { paramTexts } from '../params.ts';
import { SimpleTable } from '../simple-table.tsx';
import { fleetGroups } from './fleet-rows.ts';
import { numberGroups } from './number-rows.ts';

export interface ComparedMachines {
  readonly a: Machine;
  readonly b: Machine;
}

/** A number of two models; null: one of the plans has no such number. */
export interface ComparedNumber {
  readonly name: string;
  readonly a: string | null;
  readonly b: string | null;
}

export interface ComparedGroup {
  readonly title: string;
  readonly rows: readonly ComparedNumber[];
}

/** What runs of either plan draw on, each number beside that of the other; what only the second has comes last in its group. */
export function comparedNumbers({ a, b }: ComparedMachines): ComparedGroup[] {
  const [first, second] = [groupsOf(a), groupsOf(b)];
  const titles = [...new Set([...first, ...second].map(({ title }) => title))];
  return titles.flatMap((title) => {
    const [own, other] = [first, second].map((groups) => groups.find((group) => group.title === title)?.rows ?? []);
    const rows = beside(own ?? [], other ?? []);
    return rows.length === 0 ? [] : [{ title, rows }];
  });
}

interface Named {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

function groupsOf(machine: Machine): { readonly title: string; readonly rows: readonly Named[] }[] {
  const params = paramTexts(machine.params).map(({ name, text }) => ({ key: name, name, value: text }));
  return [{ title: 'Params of the plan', rows: params }, ...numberGroups(machine), ...fleetGroups(machine)];
}

function beside(a: readonly Named[], b: readonly Named[]): ComparedNumber[] {
  const idOf = ({ key, name }: Named): string => `${key}\n${name}`;
  const valueIn = (rows: readonly Named[], id: string): string | null =>
    rows.find((row) => idOf(row) === id)?.value ?? null;
  const names = new Map([...a, ...b].map((row) => [idOf(row), row.name]));
  return [...names].map(([id, name]) => ({ name, a: valueIn(a, id), b: valueIn(b, id) }));
}

/** The numbers of both models; those that differ stand out. */
export function ComparedNumbers({ machines }: { readonly machines: ComparedMachines }): VNode {
  return (
    <>
      <p class="intro">What the runs of both plans draw on. Numbers that differ are in bold.</p>
      {comparedNumbers(machines).map(({ title, rows }) => (
        <SimpleTable
          title={printableText(title)}
          label={printableText(title)}
          look="pairs"
          columns={[{ title: 'number' }, { title: 'A' }, { title: 'B' }]}
          rows={rows.map(({ name, a, b }) => {
            const told = (value: string | null): string => (value === null ? 'none' : printableText(value));
            const [one, other] = [told(a), told(b)];
            return a === b
              ? [printableText(name), one, other]
              : [printableText(name), <strong>{one}</strong>, <strong>{other}</strong>];
          })}
        />
      ))}
    </>
  );
}
