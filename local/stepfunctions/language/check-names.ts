import type { Machine, Scope, State } from './machine.ts';
import { RejectedDefinitionError } from './rejected-definition-error.ts';

const LONGEST_NAME = 80;

/**
 * State names are unique in the whole machine. A variable belongs to the scope that assigns it: branches and
 * iterations read the variables around them, but may not assign one of the same name.
 * @throws RejectedDefinitionError
 */
export function checkNames(machine: Machine): void {
  checkScope(`State machine '${machine.name}'`, machine.scope, { states: new Set(), variables: new Set() });
}

interface Known {
  /** Of the whole machine, filled while walking. */
  states: Set<string>;
  /** Of the scopes around. */
  variables: ReadonlySet<string>;
}

function checkScope(where: string, scope: Scope, around: Known): void {
  const states = [...scope.states.values()];
  for (const state of states) {
    checkStateName(where, state.name, around.states);
    const taken = variablesOf(state).find((variable) => around.variables.has(variable));
    if (taken !== undefined) {
      throw new RejectedDefinitionError(
        `${where}, state '${state.name}'`,
        `field 'Assign' gives a value to '${taken}', a variable of the scope around it.`,
      );
    }
  }
  const variables = new Set([...around.variables, ...states.flatMap(variablesOf)]);
  for (const inner of states.flatMap(scopesIn))
    checkScope(where, inner, { states: around.states, variables });
}

function checkStateName(where: string, name: string, taken: Set<string>): void {
  if (name.length > LONGEST_NAME) {
    throw new RejectedDefinitionError(
      where,
      `the name of state '${name}' is longer than ${LONGEST_NAME} characters.`,
    );
  }
  if (taken.has(name)) throw new RejectedDefinitionError(where, `there are two states named '${name}'.`);
  taken.add(name);
}

function variablesOf(state: State): string[] {
  const effects = [
    ...('assign' in state ? [state] : []),
    ...('catch' in state ? state.catch : []),
    ...('rules' in state ? state.rules : []),
  ];
  return effects.flatMap(({ assign }) => assign.map(([variable]) => variable));
}

function scopesIn(state: State): readonly Scope[] {
  if (state.type === 'Parallel') return state.branches;
  return state.type === 'Map' ? [state.processor] : [];
}
