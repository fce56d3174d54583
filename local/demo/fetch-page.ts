import { setTimeout } from 'node:timers/promises';
import { WalkError } from './walk-error.ts';

const LIMIT_MS = 20_000;

/** The page's text without its markup, once it says `expected`: a reload of the web server is asynchronous. */
export async function fetchPage(url: string, expected: string): Promise<string> {
  const end = Date.now() + LIMIT_MS;
  let seen = '';
  while (Date.now() < end) {
    seen = await fetchText(url);
    if (seen.toLowerCase().includes(expected.toLowerCase())) return seen;
    await setTimeout(200);
  }
  throw new WalkError(`${url} does not say "${expected}". It says:\n${seen}`);
}

async function fetchText(url: string): Promise<string> {
  try {
    const response = await fetch(url);
    return withoutMarkup(await response.text());
  } catch (error) {
    return String(error);
  }
}

function withoutMarkup(html: string): string {
  const text = html.replace(/<(head|script|style)\b.*?<\/\1>/gis, '').replace(/<[^>]+>/g, ' ');
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return lines.filter((line) => line !== '').join('\n');
}
