/** What ECharts has drawn, as nodes of ours: no inline styles, no handlers, no rules for pointers, ids of our own. */
import { h, type VNode } from 'preact';
import { rounded } from '../rounded.ts';

/** As zrender's `painter.renderToVNode` gives it; of its types only this is known to it to be stable. */
export interface ForeignNode {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly children?: readonly ForeignNode[];
  readonly text?: string;
}

/** What only those need who listen to a chart. */
const DROPPED = /^(?:ecmeta_|class$|pointer-events$|style$|xmlns|xml:space$|id$)/;

/** The nodes below one that ECharts made; ids, which it counts up in each process, begin with `id` and count from 0. */
export function svgNodes(root: ForeignNode, id: string): VNode[] {
  const ids = new Map<string, string>();
  const known = (foreign: string): string => {
    const own = ids.get(foreign) ?? `${id}-${ids.size}`;
    ids.set(foreign, own);
    return own;
  };
  const convert = ({ tag, attrs, children = [], text }: ForeignNode, isClip: boolean): VNode | null => {
    if (tag === 'style') return null;
    const own: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(attrs)) {
      if (value === undefined || typeof value === 'boolean') continue;
      if (name === 'id') own.id = known(String(value));
      else if (name === 'style') Object.assign(own, fontOf(String(value)));
      else if (!DROPPED.test(name) && !(isClip && name === 'fill'))
        own[name] = typeof value === 'number' ? rounded(value) : reference(value, known);
    }
    // What clips has a shape alone; ECharts gives it a colour.
    return h(tag, own, text ?? children.map((child) => convert(child, tag === 'clipPath')));
  };
  return (root.children ?? []).flatMap((child) => convert(child, false) ?? []);
}

/** `font-size:12px;font-family:…` as attributes, which a policy against inline styles allows. The family is the whole drawing's. */
function fontOf(style: string): Record<string, string> {
  const own: Record<string, string> = {};
  for (const part of style.split(';')) {
    const [name = '', value = ''] = part.split(':');
    if (/^font-(?:size|weight|style)$/.test(name)) own[name] = value;
  }
  return own;
}

const reference = (value: string, known: (foreign: string) => string): string =>
  value.replace(/url\(#([^)]*)\)/g, (_, foreign: string) => `url(#${known(foreign)})`);
