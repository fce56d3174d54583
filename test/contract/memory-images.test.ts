import { createMemoryImages } from '../support/memory-images.ts';
import { imagesContract } from './images-contract.ts';

imagesContract('createMemoryImages', () => ({ images: createMemoryImages(), close: async () => {} }));
