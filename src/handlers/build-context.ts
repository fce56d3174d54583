import { createPorts } from '../aws/create-ports.ts';
import type { AgentContext } from '../operations/agent/agent-context.ts';
import type { Environment } from './environment.ts';

/** All that a function's work may touch, from its environment. `cookbooks` is the agent function's own to add. */
export function buildContext(environment: Environment): Omit<AgentContext, 'cookbooks'> {
  const { aws, settings, agentEndpoint } = environment;
  return {
    ...createPorts(aws),
    settings,
    agentEndpoint,
    region: aws.region,
    account: aws.account,
  };
}
