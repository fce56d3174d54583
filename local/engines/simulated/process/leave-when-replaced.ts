import { watch } from 'node:fs';
import { readConnection } from './connection-file.ts';
import { simulatorFolder } from './simulator-folder.ts';

/** Calls back when the data folder is gone or names another process: nobody will ever ask for this one again. */
export function leaveWhenReplaced(dataDir: string, pid: number, leave: () => void): void {
  const look = (): void => {
    if (readConnection(dataDir)?.pid === pid) return;
    watcher.close();
    leave();
  };
  const watcher = watch(simulatorFolder(dataDir), look);
  watcher.on('error', look);
}
