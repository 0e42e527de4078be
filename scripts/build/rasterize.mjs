import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** @type {Promise<void> | undefined} */
let ready;

/**
 * A drawing without text as a PNG.
 *
 * @param {string} svg
 * @param {number} width in pixels
 * @returns {Promise<Uint8Array>}
 */
export async function rasterize(svg, width) {
  ready ??= readFile('node_modules/@resvg/resvg-wasm/index_bg.wasm').then(initWasm);
  await ready;
  return new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng();
}
