/** What a drawing holds, for tests that read it back. */
import type { ComponentChild, VNode } from 'preact';
import type { Drawing } from '../pictures/picture.ts';

export interface DrawnNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** All text below it. */
  readonly text: string;
}

/** Its elements with that tag, in order. */
export function drawn({ body }: Drawing, tag: string): DrawnNode[] {
  return body.flatMap(allBelow).filter((node) => node.tag === tag);
}

function allBelow(node: VNode): DrawnNode[] {
  const { type, props } = node;
  if (typeof type === 'function') {
    // Components of drawings are plain functions of their props.
    const made = (type as (props: unknown) => ComponentChild)(props);
    return isNode(made) ? allBelow(made) : [];
  }
  const { children, ...attributes } = props;
  const below = nodesIn(children).flatMap(allBelow);
  return [{ tag: String(type), attributes, text: textIn(children) }, ...below];
}

function nodesIn(children: unknown): VNode[] {
  if (Array.isArray(children)) return children.flatMap(nodesIn);
  return isNode(children) ? [children] : [];
}

function textIn(children: unknown): string {
  if (Array.isArray(children)) return children.map(textIn).join('');
  if (isNode(children)) return textIn(children.props.children);
  return typeof children === 'string' || typeof children === 'number' ? String(children) : '';
}

const isNode = (value: unknown): value is VNode => typeof value === 'object' && value !== null && 'props' in value;
