// What the specs of the cookbooks converge, for who runs them by hand: see cookbooks/spec/run.
import { layerDocuments } from '../chefspec/layer-documents.ts';

process.stdout.write(`${JSON.stringify(layerDocuments())}\n`);
