/** The name of every machine's root volume, whatever the image called it. */
export const ROOT_DEVICE = '/dev/xvda';
