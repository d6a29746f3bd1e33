import { texts } from '../../text/index.ts'
import type { Kernel } from '../kernel.ts'
import { xv6 } from './xv6.ts'

export const naive = {
  ...xv6,
  name: 'naive',
  title: () => texts().names.kernels.naive.title,
  called: () => texts().names.kernels.naive.called,
  forkCopies: 'all',
  // Plain xv6 keeps nothing about a frame in use: the free list lies in the free pages themselves (kalloc.c).
  bytesPerFrame: 0,
} as const satisfies Kernel
