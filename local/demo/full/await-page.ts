import { poll } from '../poll.ts';
import { WalkError } from '../walk-error.ts';
import { askPage, type PageAnswer, type Question } from './ask-page.ts';
import type { Page } from './page.ts';

const LIMIT_MINUTES = 3;

/**
 * Asks until each of these texts was in an answer, not necessarily the same one: servers take turns, and a reload or
 * the next Configure may still be under way. Answers with the last page.
 * @throws WalkError with what was never seen, and the last answer
 */
export async function awaitPage(
  page: Page,
  texts: readonly (string | RegExp)[],
  question?: Question,
): Promise<string> {
  const missing = new Set(texts);
  let last: PageAnswer = { status: 0, text: '' };
  const look = async () => {
    last = await answerOf(page, question);
    for (const text of missing) if (last.status === 200 && says(last.text, text)) missing.delete(text);
    return missing.size === 0 ? last.text : undefined;
  };
  try {
    return await poll(look, 'The page', LIMIT_MINUTES);
  } catch (error) {
    if (!(error instanceof WalkError)) throw error;
    const never = [...missing].map((text) => `"${text}"`).join(', ');
    throw new WalkError(
      `${page.url}${page.host ? ` (as ${page.host})` : ''} never said ${never}. It says (${last.status}):\n${last.text}`,
    );
  }
}

function says(page: string, text: string | RegExp): boolean {
  return typeof text === 'string' ? page.includes(text) : text.test(page);
}

/** A server that does not answer yet is asked again. */
async function answerOf(page: Page, question?: Question): Promise<PageAnswer> {
  try {
    return await askPage(page, question);
  } catch (error) {
    return { status: 0, text: String(error) };
  }
}
