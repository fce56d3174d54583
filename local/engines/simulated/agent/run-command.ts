import { chooseOutcome } from '../choose-behavior.ts';
import { drawDuration } from '../draw-duration.ts';
import type { LedgerEntry } from '../ledger.ts';
import { PowerOffError } from '../power-off-error.ts';
import type { RunOutcome } from '../simulator-script.ts';
import type { AgentCommand } from './agent-command.ts';
import type { AgentProcess } from './boot.ts';
import { createRunLog, type RunLog } from './create-run-log.ts';
import { deliverResult } from './deliver-result.ts';
import { fetchConfiguration } from './fetch-configuration.ts';
import type { RunResult } from './journal.ts';
import { StaleCommandError } from './stale-command-error.ts';
import { uploadLog } from './upload-log.ts';

type RunEnd = Pick<RunResult, 'exitCode' | 'signal' | 'cause'>;

/** While it runs, the log grows a line this often: as with Chef, the lease is renewed by it. */
const LOG_EVERY_MS = 20_000;

/** Runs a command for the first and only time, tells the ledger what happened, and delivers the result. */
export async function runCommand(agent: AgentProcess, command: AgentCommand): Promise<void> {
  const { world, disk } = agent.boot;
  const outcome = nextOutcome(agent, command);
  const startedAt = world.clock.now();
  const entry = world.ledger.begin(ledgerEntry(agent, command, startedAt));
  const { commandId } = command;
  const { fence } = command.lease;
  disk.journal.set(commandId, { state: 'started', commandId, fence, startedAt: iso(startedAt) });
  const log = createRunLog(agent, command);
  const end = await witnessed(agent, entry, () => converge(agent, command, outcome, log));
  const result = { ...end, startedAt: iso(startedAt), finishedAt: iso(world.clock.now()) };
  disk.journal.set(commandId, { state: 'finished', commandId, fence, result });
  await world.pace.rest(drawDuration(outcome.resultDelayMs ?? 0, agent.boot.random), agent.boot.power);
  await uploadLog(agent, command, log.text());
  await deliverResult(agent, { state: 'finished', commandId, fence, result });
}

/** The ledger's entry is closed whatever ends the run. */
async function witnessed(
  agent: AgentProcess,
  entry: LedgerEntry,
  run: () => Promise<RunEnd>,
): Promise<RunEnd> {
  try {
    const end = await run();
    entry.outcome = end.exitCode === 0 ? 'succeeded' : 'failed';
    entry.exitCode = end.exitCode;
    return end;
  } catch (error) {
    if (error instanceof PowerOffError) entry.outcome = 'interrupted';
    if (error instanceof StaleCommandError) entry.outcome = 'abandoned';
    throw error;
  } finally {
    entry.endedAt = agent.boot.world.clock.now();
  }
}

async function converge(
  agent: AgentProcess,
  command: AgentCommand,
  outcome: RunOutcome,
  log: RunLog,
): Promise<RunEnd> {
  const { pace } = agent.boot.world;
  await log.add(`Running ${command.activity}: ${command.runList.join(', ') || '(nothing)'}\n`);
  if (outcome.fetchesConfiguration !== false) {
    const cause = await fetchConfiguration(agent, command);
    if (cause) return { exitCode: 1, cause };
  }
  const limitMs = command.timeoutSeconds * 1000;
  const runMs = drawDuration(outcome.ms ?? 20, agent.boot.random);
  for (let left = Math.min(runMs, limitMs); left > 0; left -= LOG_EVERY_MS) {
    await pace.rest(Math.min(left, LOG_EVERY_MS), agent.boot.power);
    if (left > LOG_EVERY_MS) await log.add('Still converging\n');
  }
  await log.add(outcome.log ?? '');
  if (runMs > limitMs) return { exitCode: -1, signal: 'KILL', cause: { message: 'The run took too long.' } };
  return { exitCode: outcome.exitCode ?? 0, signal: outcome.signal, cause: outcome.cause };
}

function nextOutcome({ boot, settings }: AgentProcess, { activity, type }: AgentCommand): RunOutcome {
  const nth = (boot.disk.runs.get(activity) ?? 0) + 1;
  boot.disk.runs.set(activity, nth);
  const { instanceId, stackId } = settings;
  const { ec2InstanceId } = boot.spec;
  const run = { ec2InstanceId, instanceId, stackId, order: boot.order, activity, type, nth };
  return chooseOutcome(boot.world.script(), run);
}

function ledgerEntry(agent: AgentProcess, command: AgentCommand, startedAt: number): LedgerEntry {
  const { boot, settings, agentRun } = agent;
  return {
    ec2InstanceId: boot.spec.ec2InstanceId,
    instanceId: settings.instanceId,
    commandId: command.commandId,
    type: command.type,
    activity: command.activity,
    deploymentId: command.deploymentId,
    generation: command.shared?.generation ?? null,
    fence: command.lease.fence,
    bootId: boot.bootId,
    agentRun,
    startedAt,
  };
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
