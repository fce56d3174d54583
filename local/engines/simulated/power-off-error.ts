/** Thrown in the middle of whatever a machine does when its power goes. */
export class PowerOffError extends Error {
  constructor() {
    super('The machine is switched off');
    this.name = 'PowerOffError';
  }
}
