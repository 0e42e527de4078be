import { rounded } from '../rounded.ts';

/** Attributes of drawings that hold lengths. What stands between tags cannot look like one: quotes are escaped there. */
const LENGTHS = / (?:d|points|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|width|height)="[^"]*"/g;
const LONG = /\d+\.\d{2,}(?![\de])/g;
/** Elements of drawings that may end where they begin: behind their last attribute. */
const EMPTY = /"><\/(?:rect|path|circle|line|polyline|polygon|ellipse)>/g;

/** The same elements in fewer letters. A tenth of a pixel is finer than anybody sees; more digits would be most of the page. */
export function shortMarkup(markup: string): string {
  return markup
    .replace(LENGTHS, (attribute) => attribute.replace(LONG, (length) => String(rounded(Number(length)))))
    .replace(EMPTY, '"/>');
}
