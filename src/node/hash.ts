import { createHash } from 'node:crypto';
import type { Sha256 } from '../core/ports.js';

/** SHA-256 as Node has it. */
export const nodeSha256: Sha256 = (text) =>
  Promise.resolve(createHash('sha256').update(text, 'utf8').digest('hex'));
