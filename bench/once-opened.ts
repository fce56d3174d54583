/** Something that is opened when it is asked for and not open yet. Closing what is not open does nothing. */
export interface OnceOpened<T> {
  get(): Promise<T>;
  close(): Promise<void>;
}

export function onceOpened<T extends { close(): Promise<void> }>(open: () => Promise<T>): OnceOpened<T> {
  let opened: Promise<T> | undefined;
  return {
    get: () => {
      opened ??= open();
      return opened;
    },
    close: async () => {
      const last = await opened;
      opened = undefined;
      await last?.close();
    },
  };
}
