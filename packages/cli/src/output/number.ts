/** A chance or a share as a percent with three significant digits: `0.4%`, `0.0316%`, `12.3%`, `100%`. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent === 0) return '0%';
  if (percent < 1e-6) return `${percent.toExponential(1)}%`;
  // 99.99% must not be shown as certain.
  if (percent > 99.5 && percent < 100)
    return `${trimZeros((100 - Number((100 - percent).toPrecision(2))).toFixed(6))}%`;
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
  const exponent = Number(value.toExponential().split('e')[1]);
  const decimals = Math.max(0, digits - 1 - exponent);
  return Number(value.toPrecision(digits)).toFixed(Math.min(decimals, 20));
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function groupThousands(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
