const http = require('node:http');
const os = require('node:os');

/** A page may tell how long a secret is, never what it is. */
function environment() {
  const { GREETING = '', API_TOKEN = '' } = process.env;
  return [`GREETING: ${GREETING}`, `API_TOKEN: ${API_TOKEN.length} characters`];
}

http
  .createServer((_request, response) => {
    const lines = ['Environment, version 1', `Served by ${os.hostname()}.`, ...environment()];
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    response.end(`${lines.join('\n')}\n`);
  })
  .listen(process.env.PORT);
