import type { HttpAnswer } from './http-answer.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.1';

/** An answer of the AWS JSON 1.1 protocol. Operations without a result answer with an empty body. */
export function jsonAnswer(statusCode: number, content: object | undefined): HttpAnswer {
  return {
    statusCode,
    headers: { 'content-type': CONTENT_TYPE },
    body: content === undefined ? '' : JSON.stringify(content),
  };
}
