/** Values of params that stand for those in the text. */
import type { Preview, PreviewParam } from '@rollout/language-server';
import type { PreviewState } from './messages.ts';

type Params = PreviewState['params'];

/** With that value in place of the one before; null: as it is written. */
export function withParam(params: Params, name: string, text: string | null): Params {
  const { [name]: _, ...others } = params;
  return text === null ? others : { ...others, [name]: text };
}

/** With all of these; those that the text has already stand for nothing. */
export function withParams(params: Params, values: Params, known: readonly PreviewParam[]): Params {
  return Object.fromEntries(
    Object.entries({ ...params, ...values }).filter(
      ([name, text]) => known.find((param) => param.name === name)?.written !== text,
    ),
  );
}

/** What a picture's figures rest on beside the text. */
export function drawnWith(known: readonly PreviewParam[]): Params {
  return Object.fromEntries(
    known.flatMap(({ name, text, written }) => (text === written ? [] : [[name, text] as const])),
  );
}

/** What has been renamed or taken away has no value any more; what is wrong may be typed on. null: nothing has gone. */
export function withoutGone(params: Params, { params: known }: Preview): Params | null {
  const names = new Set(known.map(({ name }) => name));
  const all = Object.entries(params);
  const left = all.filter(([name]) => names.has(name));
  return left.length === all.length ? null : Object.fromEntries(left);
}

/** Without those that have been written; what has been moved meanwhile stays. */
export function withoutWritten(params: Params, written: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([name, text]) => written[name] !== text));
}
