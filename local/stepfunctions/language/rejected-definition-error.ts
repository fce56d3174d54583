/** A definition that this interpreter would not run as AWS does: the sentence names the place and the field. */
export class RejectedDefinitionError extends Error {
  constructor(where: string, what: string, options?: ErrorOptions) {
    super(`${where}: ${what}`, options);
    this.name = 'RejectedDefinitionError';
  }
}
