import type { Kernel } from './kernel.ts'
import type { KernelName } from './kernel-names.ts'
import { eager } from './kernels/eager.ts'
import { linux } from './kernels/linux.ts'
import { naive } from './kernels/naive.ts'
import { xv6 } from './kernels/xv6.ts'

export { KERNEL_NAMES, type KernelName } from './kernel-names.ts'

/** Every kernel by its name. A new one is a file in `kernels/`, a declaration over the shared handlers, and its name in `kernel-names.ts`. */
export const KERNELS: Readonly<Record<KernelName, Kernel>> = { naive, xv6, linux, eager }
