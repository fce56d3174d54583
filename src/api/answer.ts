import { OpswrightError } from '../domain/errors.ts';
import type { OperationName } from '../model/opsworks.generated.ts';
import type { OperationContext } from '../operations/operation-context.ts';
import { type Attempt, answerOnce } from './answer-once.ts';
import { ApiError } from './api-error.ts';
import { errorAnswer } from './error-answer.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { HttpRequest } from './http-request.ts';
import { type IdentifyDeps, identify } from './identify.ts';
import { jsonAnswer } from './json-answer.ts';
import { lowerCaseNames } from './lower-case-names.ts';
import { operationNamed } from './operation-named.ts';
import { operations } from './operations.ts';
import { readBody } from './read-body.ts';
import { refuseHugeBody } from './refuse-huge-body.ts';
import { model } from './validation/model.ts';
import { readInput } from './validation/read-input.ts';
import { writeOutput } from './validation/write-output.ts';

export interface AnswerDeps {
  /** All that operations may touch; the caller is added from the signature. */
  context: Omit<OperationContext, 'caller'>;
  /** The key of this id, with whom it stands for. */
  findKey: IdentifyDeps['findKey'];
  /** Told of every bug, with the id that the caller was given. */
  onFault(error: unknown, requestId: string): void;
}

/**
 * Answers one request to the OpsWorks API, `POST /` or `POST /iam` in the AWS JSON 1.1 protocol. It never throws: whatever goes wrong
 * becomes an answer that an unmodified client understands.
 */
export async function answer(request: HttpRequest, deps: AnswerDeps): Promise<HttpAnswer> {
  const requestId = deps.context.ids.guid();
  const { statusCode, headers, body } = await answerOrRefuse(request, deps, requestId);
  return { statusCode, headers: { ...headers, 'x-amzn-requestid': requestId }, body };
}

async function answerOrRefuse(
  request: HttpRequest,
  deps: AnswerDeps,
  requestId: string,
): Promise<HttpAnswer> {
  try {
    refuseHugeBody(request.body);
    const { caller, signature } = await identify(request, {
      clock: deps.context.clock,
      findKey: deps.findKey,
    });
    const name = operationNamed(lowerCaseNames(request.headers).get('x-amz-target'));
    const perform = prepare(name, request.body, { ...deps.context, caller });
    if (isRead(name)) return await perform();
    return await answerOnce(deps.context, signature, () => attempt(perform, requestId, deps.onFault));
  } catch (error) {
    return errorAnswer(error, requestId, deps.onFault);
  }
}

/**
 * The operation, ready to run: all that can be told from the request alone has been checked.
 * @throws OpswrightError for a body that is no input of the operation
 */
function prepare(
  name: OperationName,
  body: Uint8Array,
  context: OperationContext,
): () => Promise<HttpAnswer> {
  const { input, output } = model.operations[name];
  const operation = operationOf(name);
  const checked = readInput(input, readBody(body));
  return async () => {
    // The input has the shape that the operation's type was generated from.
    const result = await operation(context, checked as never);
    return jsonAnswer(200, output === null ? undefined : (writeOutput(output, result) as object));
  };
}

function operationOf(name: OperationName): NonNullable<(typeof operations)[OperationName]> {
  const operation = operations[name];
  if (operation !== undefined) return operation;
  const message = `The operation ${name} is not yet available in this version of Opswright.`;
  throw new ApiError('UnknownOperationException', message);
}

async function attempt(
  perform: () => Promise<HttpAnswer>,
  requestId: string,
  onFault: AnswerDeps['onFault'],
): Promise<Attempt> {
  try {
    return { answer: await perform(), mayRepeat: false };
  } catch (error) {
    const mayRepeat = error instanceof OpswrightError && error.retryable;
    return { answer: errorAnswer(error, requestId, onFault), mayRepeat };
  }
}

function isRead(name: OperationName): boolean {
  return /^(Describe|List|Get)/.test(name);
}
