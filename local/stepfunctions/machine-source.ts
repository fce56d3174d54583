/** A state machine as serverless.yml declares it. */
export interface MachineSource {
  name: string;
  arn: string;
  /** The parsed definition, its DefinitionSubstitutions made. */
  definition: object;
  type: string;
}
