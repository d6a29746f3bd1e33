import type { Kernel } from '../kernel.ts'
import { linux } from './linux.ts'

export const eager = {
  ...linux,
  name: 'eager',
  title: 'eager Linux: last sharers are freed early, the top of the stack is copied',
  called: 'the eager kernel',
  freesLastSharer: true,
  forkCopies: 'top of stack',
} as const satisfies Kernel
