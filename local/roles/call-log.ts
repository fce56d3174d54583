import type { Permission } from './permission.ts';

/** Which permissions each function has needed since the start, for comparing with what it was granted. */
export class CallLog {
  readonly #needed = new Map<string, Map<string, Permission>>();

  record(functionName: string, permission: Permission): void {
    const ofFunction = this.#needed.get(functionName) ?? new Map<string, Permission>();
    this.#needed.set(functionName, ofFunction);
    ofFunction.set(`${permission.action} ${permission.resource}`, permission);
  }

  /** Each permission once. */
  neededBy(functionName: string): Permission[] {
    return [...(this.#needed.get(functionName)?.values() ?? [])];
  }
}
