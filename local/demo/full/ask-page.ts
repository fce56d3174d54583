import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Page } from './page.ts';

export interface Question {
  /** Sent as a form, by POST. */
  form?: Record<string, string>;
  /** The certificate (PEM) that a TLS server must show, or have been signed by. */
  ca?: string;
  /** `user:password` */
  login?: string;
}

export interface PageAnswer {
  status: number;
  text: string;
}

const LIMIT_MS = 30_000;

/** Asks for a page over a connection of its own; redirects are answers. fetch can't ask an address for another host. */
export async function askPage({ url, host }: Page, { form, ca, login }: Question = {}): Promise<PageAnswer> {
  const body = form ? new URLSearchParams(form).toString() : undefined;
  const { protocol } = new URL(url);
  const send = protocol === 'https:' ? requestHttps : requestHttp;
  const { promise, resolve, reject } = Promise.withResolvers<PageAnswer>();
  const request = send(url, {
    method: body === undefined ? 'GET' : 'POST',
    agent: false,
    headers: {
      ...(host ? { host } : {}),
      ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    auth: login,
    ca,
    servername: host,
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  request.on('error', reject);
  request.on('response', (response) => {
    text(response).then((said) => resolve({ status: response.statusCode ?? 0, text: said }), reject);
  });
  request.end(body);
  return promise;
}
