/**
 * A repository's address without the user and password that an http(s) URL may carry.
 * `git@host:path` and `ssh://git@host/path` name an account, not a secret, and stay.
 */
export function withoutCredentials(url: string | undefined): string | null {
  return url?.replace(/^(https?:\/\/)[^/@]*@/i, '$1') ?? null;
}
