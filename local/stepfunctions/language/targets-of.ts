import type { State } from './machine.ts';

/** The states that a state can lead to. */
export function targetsOf(state: State): string[] {
  switch (state.type) {
    case 'Succeed':
    case 'Fail':
      return [];
    case 'Choice':
      return [
        ...state.rules.map((rule) => rule.next),
        ...(state.default === undefined ? [] : [state.default]),
      ];
    case 'Pass':
    case 'Wait':
      return next(state);
    case 'Task':
    case 'Parallel':
    case 'Map':
      return [...next(state), ...state.catch.map((catcher) => catcher.next)];
  }
}

function next({ transition }: Extract<State, { transition: unknown }>): string[] {
  return transition.kind === 'next' ? [transition.state] : [];
}
