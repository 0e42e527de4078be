import type { Trace } from '@rollout/simulator';
import type { Filled, Marked, Row } from './row.ts';

/** More outages than this are one line. */
const OUTAGE_LINES = 8;

/** Bugs that were there come first, each a line; then incidents, outages, and the way back: lines of their own below the stages. */
export function extraRows(trace: Trace): readonly Row[] {
  return [...bugRows(trace), ...incidentRows(trace), ...outageRows(trace), ...rollbackRows(trace)];
}

function bugRows({ bugs }: Trace): Row[] {
  return bugs
    .filter(({ there }) => there)
    .map(({ name, shown, found }) => {
      const marked: Marked[] = [];
      if (shown !== null) marked.push({ point: 'shown', at: shown, what: name });
      if (found !== null) marked.push({ point: 'found', at: found.at, what: name });
      const filled: Filled[] =
        shown !== null && found !== null ? [{ fill: 'unseen', start: shown, end: found.at }] : [];
      const note = shown === null ? 'there, but it never shows' : found === null ? 'never found' : '';
      return { ...line(`bug ${name}`, filled, marked), note };
    });
}

function incidentRows({ incidents, duration }: Trace): Row[] {
  return incidents.map(({ text, start, end }) =>
    line(text, [{ fill: 'outage', start, end: end ?? duration, what: text }], []),
  );
}

function outageRows({ outages, duration }: Trace): Row[] {
  const filled = (each: Trace['outages'][number]): Filled => ({
    fill: 'outage',
    start: each.start,
    end: each.end ?? duration,
    what: each.address,
  });
  if (outages.length > OUTAGE_LINES) return [line(`${outages.length} outages`, outages.map(filled), [])];
  const places = [...new Set(outages.map(({ address }) => address))];
  return places.map((place) =>
    line(`outage ${place}`, outages.filter(({ address }) => address === place).map(filled), []),
  );
}

function rollbackRows({ events, duration }: Trace): Row[] {
  const start = events.find(({ kind }) => kind === 'rollback-started')?.at;
  if (start === undefined) return [];
  const end = events.find(({ kind }) => kind === 'rollback-ended')?.at ?? duration;
  return [line('rollback', [{ fill: 'reverts', start, end }], [])];
}

function line(label: string, filled: readonly Filled[], marked: readonly Marked[]): Row {
  return {
    label,
    servers: null,
    filled,
    marked,
    children: [],
    folded: null,
    work: [],
    childLevel: '',
    note: '',
    isHeading: false,
  };
}
