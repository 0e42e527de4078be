/** Where the texts of two plans differ, side by side. */
import { structuredPatch } from 'diff';
import type { VNode } from 'preact';
import { counted } from '../../../text/counted.ts';
import { formatCount } from '../../../text/number.ts';
import { printableText } from '../../../text/printable.ts';
import type { SourceFile } from '../page-input.ts';
import { tabsKept } from './source.tsx';

/** Lines that are shown around each that differs. */
const AROUND = 3;
/** More rows nobody reads in a page. */
const MOST_ROWS = 2_000;
/** More lines gone and new than these are not set against each other one by one: that takes their square. */
const MOST_CHANGED = 1_500;

type Sides = Readonly<Record<'a' | 'b', readonly SourceFile[]>>;

/** Every file of A beside that of B which stands for it, where they differ. */
export function ChangedTexts({ sourcesOf }: { readonly sourcesOf: Sides }): VNode {
  const changed = pairsOf(sourcesOf).flatMap(([a, b]) => {
    const rows = rowsOf(a.text, b.text);
    return rows?.length === 0 ? [] : [{ title: a.path === b.path ? a.path : `${a.path} → ${b.path}`, a, b, rows }];
  });
  return (
    <>
      {changed.map(({ title, a, b, rows }, index) => {
        const id = `diff-${index + 1}`;
        return rows === null ? (
          <TooDifferent title={title} a={a.text} b={b.text} id={id} />
        ) : (
          <ChangedText title={title} rows={rows} id={id} />
        );
      })}
    </>
  );
}

/** Files of one path; and the first of each, which hold the plans. */
function pairsOf({ a, b }: Sides): (readonly [a: SourceFile, b: SourceFile])[] {
  return a.flatMap((own, index) => {
    const other = b.find(({ path }) => path === own.path) ?? (index === 0 ? b[0] : undefined);
    return other === undefined ? [] : [[own, other] as const];
  });
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** `changed`: a line that is gone, a new one, or the one in the place of the other. `alike`: so many lines that are not shown. */
type Row =
  | { readonly kind: 'same'; readonly a: Line; readonly b: Line }
  | { readonly kind: 'changed'; readonly a: Line | null; readonly b: Line | null }
  | { readonly kind: 'alike'; readonly lines: number };

/** null: they are too different to be told line by line; none: they are the same. */
function rowsOf(before: string, after: string): Row[] | null {
  const options = { context: AROUND, maxEditLength: MOST_CHANGED, stripTrailingCr: true };
  const patch = structuredPatch('', '', before, after, '', '', options);
  if (patch === undefined) return null;
  const rows: Row[] = [];
  let shown = 0;
  for (const { oldStart, newStart, lines } of patch.hunks) {
    // Of no lines of a side, it is the line before them.
    const counts = { a: lines.some((line) => /^[- ]/.test(line)), b: lines.some((line) => /^[+ ]/.test(line)) };
    let [a, b] = [counts.a ? oldStart : oldStart + 1, counts.b ? newStart : newStart + 1];
    if (a - 1 > shown) rows.push({ kind: 'alike', lines: a - 1 - shown });
    let gone: Line[] = [];
    let fresh: Line[] = [];
    const flush = (): void => {
      for (let index = 0; index < Math.max(gone.length, fresh.length); index++) {
        rows.push({ kind: 'changed', a: gone[index] ?? null, b: fresh[index] ?? null });
      }
      [gone, fresh] = [[], []];
    };
    for (const line of lines) {
      const text = line.slice(1);
      if (line.startsWith('-')) gone.push({ number: a++, text });
      else if (line.startsWith('+')) fresh.push({ number: b++, text });
      else if (line.startsWith(' ')) {
        flush();
        rows.push({ kind: 'same', a: { number: a++, text }, b: { number: b++, text } });
      }
    }
    flush();
    shown = a - 1;
  }
  return rows;
}

function ChangedText(props: { readonly title: string; readonly rows: readonly Row[]; readonly id: string }): VNode {
  const { title, rows, id } = props;
  const count = (side: 'a' | 'b'): number => rows.filter((row) => row.kind === 'changed' && row[side] !== null).length;
  const left = rows.length - MOST_ROWS;
  return (
    <div class="file beside">
      <h3 id={id}>{printableText(title)}</h3>
      <p class="notes">
        {counted(count('a'), 'line')} of A {count('a') === 1 ? 'is' : 'are'} gone (−), {counted(count('b'), 'line')} of
        B {count('b') === 1 ? 'is' : 'are'} new (+).
      </p>
      <table class="diff" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">A</th>
            <th scope="col">B</th>
          </tr>
        </thead>
        <tbody>{rows.slice(0, MOST_ROWS).map(rowOf)}</tbody>
      </table>
      {left > 0 && <p class="notes">Not shown: {counted(left, 'more row')}.</p>}
    </div>
  );
}

/** Both texts stand further down, whole. */
function TooDifferent(props: {
  readonly title: string;
  readonly a: string;
  readonly b: string;
  readonly id: string;
}): VNode {
  const { title, a, b, id } = props;
  const lines = (text: string): string => counted(text.replace(/\n$/, '').split('\n').length, 'line');
  return (
    <div class="file beside">
      <h3 id={id}>{printableText(title)}</h3>
      <p class="notes">
        More than {formatCount(MOST_CHANGED)} lines are gone or new, too many to be set against each other: {lines(a)}{' '}
        of A, {lines(b)} of B.
      </p>
    </div>
  );
}

function rowOf(row: Row): VNode {
  if (row.kind === 'alike') {
    return (
      <tr class="alike">
        <td colSpan={2}>{counted(row.lines, 'line')} alike</td>
      </tr>
    );
  }
  const isSame = row.kind === 'same';
  return (
    <tr>
      {row.a === null ? <td class="none" /> : <Cell line={row.a} look={isSame ? 'same' : 'gone'} />}
      {row.b === null ? <td class="none" /> : <Cell line={row.b} look={isSame ? 'same' : 'new'} />}
    </tr>
  );
}

const SIGNS = { same: ' ', gone: '−', new: '+' } as const;

function Cell({ line, look }: { readonly line: Line; readonly look: keyof typeof SIGNS }): VNode {
  const text = tabsKept(line.text);
  return (
    <td class={look}>
      <span class="at">{line.number}</span>
      <span class="sign">{SIGNS[look]}</span>
      {look === 'same' ? text : look === 'gone' ? <del>{text}</del> : <ins>{text}</ins>}
    </td>
  );
}
