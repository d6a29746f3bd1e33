import type { Kernel } from '../kernel.ts'
import { xv6 } from './xv6.ts'

export const naive = {
  ...xv6,
  name: 'naive',
  title: 'xv6 whose fork copies everything',
  called: 'the naive kernel',
  forkCopies: 'all',
  // Plain xv6 keeps nothing about a frame in use: the free list lies in the free pages themselves (kalloc.c).
  bytesPerFrame: 0,
} as const satisfies Kernel
