import { Busy } from '../activity/busy.ts';
import { AwsError } from '../contracts/aws-error.ts';
import type { InvokeFunction } from '../contracts/invoke-function.ts';
import type { LambdaFunction } from './lambda-function.ts';

/** All functions, found by name or by ARN, with or without a version. */
export class Functions {
  /** The invocations under way. */
  readonly busy = new Busy();
  readonly #byName: ReadonlyMap<string, LambdaFunction>;

  constructor(functions: readonly LambdaFunction[]) {
    this.#byName = new Map(functions.map((each) => [each.declared.name, each]));
  }

  get(nameOrArn: string): LambdaFunction | undefined {
    const [, fromArn] = /^arn:aws[\w-]*:lambda:[\w-]*:\d*:function:([^:]+)/.exec(nameOrArn) ?? [];
    return this.#byName.get(fromArn ?? nameOrArn.split(':', 1)[0] ?? '');
  }

  /** @throws AwsError ResourceNotFoundException */
  find(nameOrArn: string): LambdaFunction {
    const found = this.get(nameOrArn);
    if (found !== undefined) return found;
    throw new AwsError('ResourceNotFoundException', `Function not found: ${nameOrArn}`, { status: 404 });
  }

  readonly invoke: InvokeFunction = async (nameOrArn, payload) => {
    const found = this.find(nameOrArn);
    return this.busy.during(() => found.invoke(payload));
  };
}
