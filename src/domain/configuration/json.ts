/** A plain JSON value: what crosses to the instance. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
