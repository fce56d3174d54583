/** Debian packages of a layer type, by what is done with them beforehand. */
export interface LayerPackages {
  /** Installed in the image: what Setup installs on every machine of the layer, as long as nobody changes attributes. */
  baked: readonly string[];
  /** Only downloaded: what Setup installs where an attribute, an app or another layer of the stack asks for it. */
  fetched: readonly string[];
}
