/**
 * The secrets of a record, encrypted: member path (`CustomCookbooksSource.SshKey`, `Attributes.MysqlRootPassword`,
 * `Environment.DB_PASSWORD`) → ciphertext. The member itself then holds `*****FILTERED*****`.
 */
export type Sealed = Record<string, string>;
