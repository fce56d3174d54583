import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { serveGit } from './serve-git.ts';
import { type LoopbackServer, serveOnLoopback } from './serve-on-loopback.ts';

/** Serves the bare repositories and the WAR files of a folder over HTTP on loopback. */
export function startSourceServer(folder: string): Promise<LoopbackServer> {
  return serveOnLoopback((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://sources');
    if (pathname.endsWith('.war')) void serveFile(join(folder, basename(pathname)), response);
    else serveGit(folder, request, response);
  });
}

async function serveFile(path: string, response: ServerResponse): Promise<void> {
  const file = await open(path).catch(() => undefined);
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  // Whoever asked may go before the end: nobody is left to be told.
  await pipeline(file.createReadStream(), response).catch(() => undefined);
}
