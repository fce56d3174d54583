/** What OpsWorks answers in place of a secret. A client that sends it back means "as it was". */
export const FILTERED = '*****FILTERED*****';
