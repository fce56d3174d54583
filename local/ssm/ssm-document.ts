import { AwsError } from '../contracts/aws-error.ts';

export interface SsmDocument {
  parameters?: Record<string, { default?: unknown }>;
  mainSteps?: { action: string; inputs?: { runCommand?: string[] } }[];
}

/** The document that runs what its caller says. */
export const RUN_SHELL_SCRIPT: SsmDocument = {
  parameters: { commands: {}, workingDirectory: { default: '' }, executionTimeout: { default: '3600' } },
  mainSteps: [{ action: 'aws:runShellScript', inputs: { runCommand: ['{{ commands }}'] } }],
};

/** The shell script that a document stands for. @throws AwsError InvalidParameters, InvalidDocument */
export function scriptOf(document: SsmDocument, given: Record<string, string[]>): string {
  const known = document.parameters ?? {};
  const unknown = Object.keys(given).find((name) => !(name in known));
  if (unknown !== undefined)
    throw new AwsError('InvalidParameters', `The document has no parameter ${unknown}`);
  const lines = (document.mainSteps ?? []).flatMap(({ action, inputs }) => {
    if (action !== 'aws:runShellScript')
      throw new AwsError('InvalidDocument', `The local SSM does not run ${action}`);
    return inputs?.runCommand ?? [];
  });
  return lines.map((line) => substitute(line, known, given)).join('\n');
}

function substitute(
  line: string,
  known: NonNullable<SsmDocument['parameters']>,
  given: Record<string, string[]>,
): string {
  return line.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
    const value = given[name] ?? known[name]?.default;
    if (value === undefined) throw new AwsError('InvalidParameters', `The parameter ${name} has no value`);
    return name in known ? [value].flat().join('\n') : whole;
  });
}
