export interface Soon {
  readonly call: () => void;
  readonly dispose: () => void;
}

/** Work that is done once, so many milliseconds after it was last called for. */
export function soon(milliseconds: number, work: () => void | Promise<void>): Soon {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    call: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void work(), milliseconds);
    },
    dispose: () => clearTimeout(timer),
  };
}
