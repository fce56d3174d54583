import type { BuildFile } from './build-file.ts';
import { readTree } from './read-tree.ts';

/** Where administrators put certificate authorities of their own: Debian's place, then Red Hat's. */
const FOLDERS = ['/usr/local/share/ca-certificates', '/etc/pki/ca-trust/source/anchors'];

/** This machine's own certificate authorities, as files of a build context below `ca/`. */
export async function machineCertificates(): Promise<BuildFile[]> {
  const trees = await Promise.all(FOLDERS.map((folder) => readTree(folder)));
  const certificates = trees.flat().filter((file) => /\.(crt|pem)$/.test(file.path));
  // COPY needs the folder to exist even where there are none.
  const placeholder = {
    path: 'ca/README',
    executable: false,
    content: Buffer.from('certificates of the building machine\n'),
  };
  return [placeholder, ...certificates.map((file) => ({ ...file, path: `ca/${flat(file.path)}` }))];
}

/** update-ca-certificates takes `.crt` files. */
function flat(path: string): string {
  return `${path.replaceAll('/', '-').replace(/\.pem$/, '')}`.replace(/(\.crt)?$/, '.crt');
}
