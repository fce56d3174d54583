declare module 'asl-validator' {
  interface Outcome {
    isValid: boolean;
    errors: object[];
  }
  export default function validate(
    definition: object,
    options?: { checkPaths: boolean; checkArn: boolean },
  ): Outcome;
}
