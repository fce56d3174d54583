type Environment = Record<string, string | undefined>;

/** Answers what it got, and how it was built. */
export function build(environment: Environment) {
  return async (event: unknown, context: { functionName: string; invokedFunctionArn: string }) => {
    if ((event as { fail?: string }).fail !== undefined)
      throw new TypeError((event as { fail: string }).fail);
    const { functionName, invokedFunctionArn } = context;
    const body = { event, greeting: environment.GREETING, functionName, invokedFunctionArn };
    return { statusCode: 201, headers: { 'X-Sample': 'yes' }, cookies: ['a=b'], body: JSON.stringify(body) };
  };
}
