/** The kernels there are, apart from what they are: the command line's help names them without loading them. */
export const KERNEL_NAMES = ['naive', 'xv6', 'linux', 'eager'] as const

export type KernelName = (typeof KERNEL_NAMES)[number]
