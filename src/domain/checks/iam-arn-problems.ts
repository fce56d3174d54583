import { problemIf } from './problem-if.ts';

/** `kind` is the part of IAM that the ARN must name. */
export function iamArnProblems(
  member: string,
  arn: string | undefined,
  kind: 'role' | 'instance-profile',
): string[] {
  if (arn === undefined) return [];
  const wellFormed = new RegExp(`^arn:aws[a-z-]*:iam::\\d{12}:${kind}/\\S+$`).test(arn);
  return problemIf(
    !wellFormed,
    `${member}: must be the ARN of an IAM ${kind.replace('-', ' ')}, such as arn:aws:iam::123456789012:${kind}/name.`,
  );
}
