const LINES = 60;

/** The last lines of a command's log, by its presigned URL. */
export async function readLog(url: string | undefined): Promise<string> {
  if (!url) return '(no log arrived)';
  const response = await fetch(url);
  const text = await response.text();
  if (!response.ok) return `(the log can't be read: ${response.status})`;
  return text.trimEnd().split('\n').slice(-LINES).join('\n');
}
