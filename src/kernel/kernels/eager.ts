import { texts } from '../../text/index.ts'
import type { Kernel } from '../kernel.ts'
import { linux } from './linux.ts'

export const eager = {
  ...linux,
  name: 'eager',
  title: () => texts().names.kernels.eager.title,
  called: () => texts().names.kernels.eager.called,
  freesLastSharer: true,
  forkCopies: 'top of stack',
} as const satisfies Kernel
