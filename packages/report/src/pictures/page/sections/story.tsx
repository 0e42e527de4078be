import type { ComponentChildren } from 'preact';
import type { Picture } from '../../picture.ts';
import { Figure } from '../figure.tsx';
import type { PageSection } from '../page.tsx';

/** A part of a page: the pictures that belong to it, by name, and what else it tells. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly pictures: readonly string[];
  /** Above its pictures. */
  readonly before?: ComponentChildren;
  /** Below them. */
  readonly after?: ComponentChildren;
}

/**
 * Chapters as sections of a page, each picture in the chapter that names it, in that order; those that none does stand in the chapter `rest`. A chapter
 * with nothing to tell is left out. Ids of figures begin with `prefix`.
 */
export function tell(
  chapters: readonly Chapter[],
  pictures: readonly Picture[],
  { rest, prefix = 'picture-' }: { readonly rest: string; readonly prefix?: string },
): PageSection[] {
  const named = new Set(chapters.flatMap((chapter) => chapter.pictures));
  return chapters.flatMap(({ id, title, pictures: names, before, after }) => {
    const own = [
      ...names.flatMap((name) => pictures.filter((picture) => picture.name === name)),
      ...(id === rest ? pictures.filter(({ name }) => !named.has(name)) : []),
    ];
    if (own.length === 0 && before === undefined && after === undefined) return [];
    const body = (
      <>
        {before}
        {own.map((picture) => (
          <Figure picture={picture} id={`${prefix}${picture.name}`} />
        ))}
        {after}
      </>
    );
    return [{ id, title, body }];
  });
}
