import type { Kernel } from './kernel.ts'
import { eager } from './kernels/eager.ts'
import { linux } from './kernels/linux.ts'
import { naive } from './kernels/naive.ts'
import { xv6 } from './kernels/xv6.ts'

const ALL = [naive, xv6, linux, eager] as const

export type KernelName = (typeof ALL)[number]['name']

/** Every kernel by its name. A new one is a file in `kernels/`, a declaration over the shared handlers, and its name here. */
export const KERNELS: Readonly<Record<KernelName, Kernel>> = { naive, xv6, linux, eager }

export const KERNEL_NAMES: readonly KernelName[] = ALL.map(({ name }) => name)
