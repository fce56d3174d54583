/** What a state's input, output, a variable or a result can be. */
export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
