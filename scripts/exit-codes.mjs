/** Exit codes of `npm start`, `npm run demo`, `npm run bench` and `npm test`; the README's table is made from these. */
export const EXIT = {
  /** Everything asked for was done. */
  ok: 0,
  /** What was asked for failed; the last lines say why. */
  failed: 1,
  /** An unknown option or program. */
  usage: 64,
  /** npm could not install the packages. */
  install: 65,
  /** This Node is too old and npm brought no newer one. */
  nodeTooOld: 66,
  /** The port or the data folder is used by another running system. */
  inUse: 67,
  /** There is no container engine and this program may not install one here. */
  noEngine: 69,
  /** Ended by a signal before it was done. */
  killed: 130,
};
