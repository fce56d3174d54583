import type { AgentCommand } from './agent-command.ts';
import type { AgentProcess } from './boot.ts';
import { callControlPlane } from './call-control-plane.ts';

/** The log of one run, sent on as it grows. */
export interface RunLog {
  /** @throws StaleCommandError when the command was taken away */
  add(text: string): Promise<void>;
  text(): string;
}

/** Bytes before base64, as the protocol allows. */
const LONGEST_CHUNK = 64 * 1024;

export function createRunLog(agent: AgentProcess, { commandId, lease }: AgentCommand): RunLog {
  let log = Buffer.alloc(0);
  let sent = 0;

  const sendRest = async (): Promise<void> => {
    while (sent < log.length) {
      const chunk = log.subarray(sent, sent + LONGEST_CHUNK).toString('base64');
      const body = { commandId, fence: lease.fence, offset: sent, chunk };
      const { nextOffset } = (await callControlPlane(agent, '/agent/log', body)) as { nextOffset: number };
      sent = nextOffset;
    }
  };

  return {
    add: async (text) => {
      log = Buffer.concat([log, Buffer.from(text)]);
      await sendRest();
    },
    text: () => log.toString(),
  };
}
