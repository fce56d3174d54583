import { type Login, startHttp } from './start-http.ts';
import type { TestServer } from './test-server.ts';

/** What is at a path: content, a place elsewhere, or content that breaks off in the middle. */
type ArchiveFile = Buffer | { redirect: string } | { brokenOff: Buffer };

/** Serves files by their path (`/app.zip`), behind basic authentication if asked. */
export function startHttpArchive(
  files: Readonly<Record<string, ArchiveFile>>,
  login?: Login,
): Promise<TestServer> {
  return startHttp((request, response) => {
    const file = files[request.url ?? ''];
    if (file === undefined) response.writeHead(404).end('no such file');
    else if (Buffer.isBuffer(file)) response.writeHead(200, { 'content-length': file.length }).end(file);
    else if ('redirect' in file) response.writeHead(302, { location: file.redirect }).end();
    else {
      response.writeHead(200, { 'content-length': file.brokenOff.length });
      response.write(file.brokenOff.subarray(0, file.brokenOff.length / 2), () => request.socket.destroy());
    }
  }, login);
}
