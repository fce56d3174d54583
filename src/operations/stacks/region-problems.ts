import { problemIf } from '../../domain/checks/problem-if.ts';
import type { OperationContext } from '../operation-context.ts';

/** EC2 and SSM are regional: an installation on AWS can only reach machines of its own region. */
export function regionProblems({ region, settings }: OperationContext, wanted: string): string[] {
  if (settings.anyRegion)
    return problemIf(
      !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(wanted),
      `Region: '${wanted}' is not the name of a region.`,
    );
  return problemIf(
    wanted !== region,
    `Region: this installation runs stacks in ${region} only; install Opswright in ${wanted} for stacks there.`,
  );
}
