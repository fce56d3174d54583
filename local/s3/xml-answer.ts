import type { WireResponse } from '../wire/wire-response.ts';

export function xmlAnswer(xml: string, status = 200): WireResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
