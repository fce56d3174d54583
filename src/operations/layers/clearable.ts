/** The optional members of a layer that an empty text takes away. */
export const CLEARABLE = ['CustomInstanceProfileArn', 'CustomJson'] as const;
