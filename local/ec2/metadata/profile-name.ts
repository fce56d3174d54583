/**
 * The name in an instance profile's ARN, or the name itself. Its role usually has the same; the local cloud knows no
 * other roles.
 */
export function profileName(profile: string): string {
  return profile.slice(profile.lastIndexOf('/') + 1);
}
