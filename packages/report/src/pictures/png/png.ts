import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** What turns a picture into pixels. Whoever calls brings the bytes: nothing is read or fetched here. */
export interface PngParts {
  /** `index_bg.wasm` of the package @resvg/resvg-wasm, in the version that this package depends on. */
  readonly wasm: Uint8Array<ArrayBuffer>;
  /** DejaVu Sans, regular and bold, as TrueType. The system's own fonts are not looked at. */
  readonly fonts: readonly Uint8Array[];
}

export interface PngOptions {
  /** Pixels for each unit of the picture's own width and height. */
  readonly scale: number;
}

/** Of `PngParts.fonts`. Letters that it lacks are drawn as empty boxes. */
const FAMILY = 'DejaVu Sans';

/** The module can be started but once in a process. */
let started: Promise<void> | null = null;

/**
 * A picture's file, `pictureSvg`, as a PNG: the same bytes everywhere, for its letters come from the fonts that it is given and
 * from nowhere else. What starts first decides which module of code it is.
 */
export async function pngOf(svg: string, { scale }: PngOptions, { wasm, fonts }: PngParts): Promise<Uint8Array> {
  started ??= initWasm(wasm);
  await started;
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers: [...fonts], defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
  });
  try {
    const rendered = image.render();
    try {
      return rendered.asPng();
    } finally {
      rendered.free();
    }
  } finally {
    image.free();
  }
}
