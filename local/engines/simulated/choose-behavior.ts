import type {
  MachineBehavior,
  MachineMatch,
  RunMatch,
  RunOutcome,
  SimulatorScript,
} from './simulator-script.ts';

/** How a machine behaves in this boot. */
export function chooseBehavior(script: SimulatorScript, machine: MachineMatch): MachineBehavior {
  return layered(script.machine, script.machines, machine);
}

/** How a run ends. */
export function chooseOutcome(script: SimulatorScript, run: RunMatch): RunOutcome {
  return layered(script.run, script.runs, run);
}

/** The default with all rules laid over it whose every condition holds. */
function layered<Match extends object, Choice extends object>(
  base: Choice | undefined,
  rules: readonly { when: Match; do: Choice }[] | undefined,
  subject: Match,
): Choice {
  const matching = (rules ?? []).filter(({ when }) => holds(when, subject));
  return Object.assign({}, base, ...matching.map((rule) => rule.do)) as Choice;
}

function holds<Match extends object>(when: Match, subject: Match): boolean {
  const names = Object.keys(when) as (keyof Match)[];
  return names.every((name) => when[name] === undefined || when[name] === subject[name]);
}
