/**
 * What the cookbooks of the layers that are available install on every machine of theirs, whatever its apps. Baked into the local
 * image, a first Setup takes seconds instead of tens of seconds. On AWS, Setup installs them.
 */
export const BUILT_IN_PACKAGES: readonly string[] = [
  'apache2',
  'libapache2-mod-php',
  'php-cli',
  'php-curl',
  'php-mbstring',
  'php-xml',
];
