const http = require('node:http');
const os = require('node:os');
const opsworks = require('opsworks');

/** A page may tell how long a secret is, never what it is. */
function environment() {
  const { GREETING = '', API_TOKEN = '' } = process.env;
  return [`GREETING: ${GREETING}`, `API_TOKEN: ${API_TOKEN.length} characters`];
}

/** What opsworks.js knows of the stack since the app started. */
function neighbours() {
  return opsworks.layers().map((layer) => `${layer}: ${opsworks.hosts(layer).length} online`);
}

http
  .createServer((_request, response) => {
    const lines = ['Environment, version 2', `Served by ${os.hostname()}.`, ...environment(), ...neighbours()];
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    response.end(`${lines.join('\n')}\n`);
  })
  .listen(process.env.PORT);
