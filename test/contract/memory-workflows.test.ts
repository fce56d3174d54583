import { createMemoryWorkflows } from '../support/memory-workflows.ts';
import { workflowsContract } from './workflows-contract.ts';

workflowsContract('createMemoryWorkflows', () => {
  const workflows = createMemoryWorkflows({
    started: ({ name }) => workflows.awaitToken(`token of ${name}`),
    calledBack: (callback) => {
      const name = callback.token.replace('token of ', '');
      if (callback.kind === 'resume') workflows.finish('boot', name, { status: 'succeeded' });
      else workflows.finish('boot', name, { status: 'failed', error: callback.error, cause: callback.cause });
    },
  });
  return {
    workflows,
    tokenOf: async (id) => `token of ${id}`,
    startsOf: (id) => workflows.executions.filter(({ name }) => name === id).length,
    settle: async () => {},
    close: async () => {},
  };
});
