import { compileTemplate } from '../expressions/compile-template.ts';
import { RejectedDefinitionError } from './rejected-definition-error.ts';
import type { Template } from './template.ts';

/**
 * The fields of one object of a definition, taken one by one. What nobody took when `finish` is called is a
 * construct outside the subset, so nothing is ever ignored in silence.
 */
export class Fields {
  readonly where: string;
  readonly #fields: Map<string, unknown>;

  constructor(value: unknown, where: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new RejectedDefinitionError(where, 'an object is expected here.');
    }
    this.where = where;
    this.#fields = new Map(Object.entries(value));
  }

  reject(what: string, options?: ErrorOptions): never {
    throw new RejectedDefinitionError(this.where, what, options);
  }

  names(): string[] {
    return [...this.#fields.keys()];
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  take(name: string): unknown {
    const value = this.#fields.get(name);
    this.#fields.delete(name);
    return value;
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.reject(`field '${name}' is missing.`);
  }

  optionalText(name: string): string | undefined {
    const value = this.take(name);
    if (value === undefined || typeof value === 'string') return value;
    return this.reject(`field '${name}' must be a string.`);
  }

  /** One of the words, or the first of them when the field is absent. */
  word<Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word {
    const value = this.has(name) ? this.take(name) : words[0];
    const word = words.find((each) => each === value);
    return (
      word ?? this.reject(`field '${name}' must be ${words.join(' or ')}, not ${JSON.stringify(value)}.`)
    );
  }

  number(name: string, rule: { from: number; whole: boolean }): number | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    if (typeof value === 'number' && value >= rule.from && (!rule.whole || Number.isInteger(value)))
      return value;
    return this.reject(
      `field '${name}' must be ${rule.whole ? 'a whole' : 'a'} number of at least ${rule.from}.`,
    );
  }

  list(name: string): unknown[] {
    const value = this.take(name);
    return Array.isArray(value) ? value : this.reject(`field '${name}' must be a list.`);
  }

  template(name: string): Template {
    return this.optionalTemplate(name) ?? this.reject(`field '${name}' is missing.`);
  }

  optionalTemplate(name: string): Template | undefined {
    const value = this.take(name);
    return value === undefined ? undefined : compileTemplate(value, { where: this.where, field: name });
  }

  /** A template of a whole number: one that is no expression is checked here and now. */
  optionalCount(name: string, from: number): Template | undefined {
    const template = this.optionalTemplate(name);
    if (template === undefined || template.kind === 'expression') return template;
    const value = template.kind === 'value' ? template.value : undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= from) return template;
    return this.reject(`field '${name}' must be a whole number of at least ${from}.`);
  }

  finish(): void {
    this.#fields.delete('Comment');
    for (const name of this.#fields.keys()) {
      this.reject(`field '${name}' is outside the subset of Amazon States Language that runs here.`);
    }
  }
}
