/** Nearer to nothing, or to all, digits tell nobody anything. */
const LEAST_TOLD = 1e-8;

/**
 * A chance or a share as a percent with three significant digits: `0.4%`, `0.0316%`, `12.3%`, `100%`. What is not nothing is never
 * `0%`, and what is not certain never `100%`: beyond eight digits they are `<0.000001%` and `>99.999999%`.
 */
export function formatPercent(share: number): string {
  if (share > 0 && share < LEAST_TOLD) return '<0.000001%';
  if (share < 1 && 1 - share < LEAST_TOLD) return '>99.999999%';
  const percent = share * 100;
  // Of what is missing two digits: rounded once, so that it is told to the nearest.
  if (percent > 99.5 && percent < 100)
    return `${trimZeros(percent.toFixed(Math.min(decimalsOf(100 - percent, 2), 6)))}%`;
  return `${trimZeros(plain(percent, 3))}%`;
}

/** The same where nothing comes of more digits: `<0.01%` and `>99.99%` beyond those, unless it is nothing or all. */
export function roughPercent(share: number): string {
  if (share > 0 && share < 1e-4) return '<0.01%';
  return share > 0.9999 && share < 1 ? '>99.99%' : formatPercent(share);
}

/** A number with three significant digits and thousands apart: `2,400`, `22,100`, `0.0123`. */
export function formatNumber(value: number): string {
  if (value === 0) return '0';
  const text = Math.abs(value) >= 1000 ? String(Number(value.toPrecision(4))) : trimZeros(plain(value, 3));
  return groupThousands(text);
}

/** A whole number with thousands apart. */
export function formatCount(value: number): string {
  return groupThousands(String(value));
}

/** How many people, with thousands apart: where a part of the servers serves a part of them, some fraction. */
export function formatUsers(value: number): string {
  return value < 100 ? formatNumber(value) : formatCount(Math.round(value));
}

function plain(value: number, digits: number): string {
  return Number(value.toPrecision(digits)).toFixed(Math.min(decimalsOf(value, digits), 20));
}

/** Places behind the point that hold so many significant digits. */
function decimalsOf(value: number, digits: number): number {
  return Math.max(0, digits - 1 - Number(value.toExponential().split('e')[1]));
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function groupThousands(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
