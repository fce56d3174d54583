/** Wakes who listens. Rung while nobody listens, it is heard by the next who does; rung several times, heard once. */
export interface Bell {
  ring(): void;
  /** Calls back once. @returns what takes the listener off again */
  listen(heard: () => void): () => void;
}

export function createBell(): Bell {
  let rung = false;
  let listener: (() => void) | undefined;

  const deliver = (): void => {
    if (!rung || !listener) return;
    const heard = listener;
    rung = false;
    listener = undefined;
    heard();
  };

  return {
    ring: () => {
      rung = true;
      deliver();
    },
    listen: (heard) => {
      listener = heard;
      deliver();
      return () => {
        if (listener === heard) listener = undefined;
      };
    },
  };
}
