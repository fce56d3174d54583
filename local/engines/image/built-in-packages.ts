/**
 * What the PHP layer's cookbooks install on every machine of theirs, whatever its apps. Baked into the local image, a
 * first Setup takes seconds instead of tens of seconds. Other layers install theirs at Setup, as every layer does on
 * AWS: an image with all of it would be several times as big.
 */
export const BUILT_IN_PACKAGES: readonly string[] = [
  'apache2',
  'libapache2-mod-php',
  'php-cli',
  'php-curl',
  'php-mbstring',
  'php-xml',
];
