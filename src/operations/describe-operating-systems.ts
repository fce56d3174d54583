import { OPERATING_SYSTEMS } from '../domain/stack/operating-systems.ts';
import type { DescribeOperatingSystemsResponse } from '../model/opsworks.generated.ts';

export async function describeOperatingSystems(): Promise<DescribeOperatingSystemsResponse> {
  return { OperatingSystems: [...OPERATING_SYSTEMS] };
}
