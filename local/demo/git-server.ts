import { serveGit } from './serve-git.ts';
import { type LoopbackServer, serveOnLoopback } from './serve-on-loopback.ts';

export type GitServer = LoopbackServer;

/** Serves the bare repositories of a folder over HTTP on loopback, by git's own http-backend. */
export function startGitServer(folder: string): Promise<GitServer> {
  return serveOnLoopback((request, response) => serveGit(folder, request, response));
}
