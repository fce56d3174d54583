import type { ManualClock } from '../../../local/clock/manual-clock.ts';
import { OpswrightError, StaleError } from '../../../src/domain/errors.ts';
import type { Ec2InstanceId, InstanceId } from '../../../src/domain/ids.ts';
import type { AgentContext } from '../../../src/operations/agent/agent-context.ts';
import { heartbeat } from '../../../src/operations/agent/heartbeat.ts';
import { hello } from '../../../src/operations/agent/hello.ts';
import { next } from '../../../src/operations/agent/next.ts';
import { register } from '../../../src/operations/agent/register.ts';
import { result } from '../../../src/operations/agent/result.ts';
import type { MemoryIdentity } from '../memory-identity.ts';
import type { AgentScript, ScriptedRun } from './agent-script.ts';

export interface ScriptedAgentOptions {
  context: AgentContext;
  identity: MemoryIdentity;
  clock: ManualClock;
  ec2InstanceId: Ec2InstanceId;
  instanceId: InstanceId;
  hostname: string;
  script: AgentScript;
  track(work: Promise<unknown>): void;
}

export interface ExecutedRun {
  commandId: string;
  activity: string;
  runList: string[];
  chefVersion: string;
  generation: number;
  own: { attributes: object; custom: object };
}

export interface ScriptedAgent {
  ec2InstanceId: Ec2InstanceId;
  hostname: string;
  runs: ExecutedRun[];
  look(): Promise<void>;
  kill(): void;
}

let boots = 0;

/** A machine's agent without a machine: the control plane's own routes, called in order, on the manual clock. */
export function scriptedAgent(options: ScriptedAgentOptions): ScriptedAgent {
  const { context, clock, script, hostname, track } = options;
  boots += 1;
  const word = { bootId: `boot-${boots}`, agentRun: `run-${boots}`, agentVersion: '1.0.0' };
  const caller = { instanceId: options.instanceId, ec2InstanceId: options.ec2InstanceId };
  const runs: ExecutedRun[] = [];
  const journal = new Map<string, ScriptedRun>();
  let alive = true;
  let registered = false;
  let running: { commandId: never; fence: number } | undefined;

  const later = (seconds: number, work: () => Promise<void>) =>
    void clock.at(clock.now() + seconds * 1000, () => alive && track(patiently(work)));

  async function patiently(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof OpswrightError)) throw error;
      if (error.retryable) later(2, work);
    }
  }

  async function contact(): Promise<void> {
    const { nonce } = await hello(context, { instanceId: options.instanceId });
    const proof = options.identity.prove(options.ec2InstanceId, nonce);
    await register(context, {
      instanceId: options.instanceId,
      nonce,
      proof,
      bootId: word.bootId,
      agentVersion: '1.0.0',
    });
    registered = true;
    later(context.settings.heartbeatSeconds, beat);
    await look();
  }

  async function beat(): Promise<void> {
    later(context.settings.heartbeatSeconds, beat);
    const answer = await heartbeat(context, caller, { ...word, running });
    if (answer.look) await look();
  }

  async function look(): Promise<void> {
    if (!alive || !registered || running) return;
    const answer = await next(context, caller, word);
    if (!answer.command || running) return;
    const { command } = answer;
    running = { commandId: command.commandId as never, fence: command.lease.fence };
    const done = journal.get(command.commandId);
    if (done) return report(done);
    const nth = runs.filter((run) => run.activity === command.activity).length;
    const scripted = script.run?.(hostname, command.activity, nth) ?? {};
    const { commandId, activity, runList, chefVersion, own } = command;
    runs.push({ commandId, activity, runList, chefVersion, generation: command.shared.generation, own });
    journal.set(commandId, scripted);
    if (scripted.dies) alive = false;
    else later(scripted.seconds ?? 2, () => report(scripted));
  }

  /** A result is kept until it is taken, and dropped when the command is not this agent's any more. */
  async function report(scripted: ScriptedRun): Promise<void> {
    if (!running) return;
    try {
      await result(context, caller, { ...running, exitCode: scripted.exitCode ?? 0, cause: scripted.cause });
    } catch (error) {
      if (error instanceof OpswrightError && error.retryable) return later(2, () => report(scripted));
      if (!(error instanceof StaleError)) throw error;
    }
    running = undefined;
    await look();
  }

  const contactSeconds = script.contactSeconds?.(hostname) ?? 3;
  if (Number.isFinite(contactSeconds)) later(contactSeconds, contact);
  return {
    ec2InstanceId: options.ec2InstanceId,
    hostname,
    runs,
    look: () => patiently(look),
    kill: () => {
      alive = false;
    },
  };
}
