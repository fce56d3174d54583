import { serveGit } from '../../../local/demo/serve-git.ts';
import { type Login, startHttp } from './start-http.ts';
import type { TestServer } from './test-server.ts';

/** Serves the bare repositories of a folder over HTTP: git's own http-backend, behind basic authentication if asked. */
export function startGitHttp(folder: string, login?: Login): Promise<TestServer> {
  return startHttp((request, response) => serveGit(folder, request, response), login);
}
