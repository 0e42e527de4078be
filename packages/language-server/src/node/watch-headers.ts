/** In bytes; those of clients have some dozens. */
export const LONGEST_HEADERS = 65_536;

const END = '\r\n\r\n';

/**
 * To be given all that a client sends, piece by piece, beside whoever reads its messages: calls `endless` once the headers of a message go on for longer than
 * any client's. The reader would keep them, and look through all of them again with every piece.
 */
export function watchHeaders(endless: () => void): (piece: Buffer) => void {
  let headers = '';
  /** Bytes of the message behind the headers that are still to come. */
  let left = 0;
  return (piece) => {
    let at = 0;
    while (at < piece.length) {
      const passed = Math.min(left, piece.length - at);
      left -= passed;
      at += passed;
      const known = headers.length;
      headers += piece.toString('latin1', at, at + LONGEST_HEADERS + 1);
      const end = headers.indexOf(END);
      if (end === -1) {
        if (headers.length > LONGEST_HEADERS) endless();
        return;
      }
      at += end + END.length - known;
      left = lengthIn(headers.slice(0, end));
      headers = '';
    }
  };
}

/** Headers that do not say it are passed over by whoever reads. */
function lengthIn(headers: string): number {
  const [, length = '0'] = /^content-length:\s*(\d+)/im.exec(headers) ?? [];
  return Number(length);
}
