import type { Scene } from './scene.ts'

/**
 * Whether the policy lets no promise go beyond what there is, where a call that promises memory is told no.
 * Source: Linux Documentation/mm/overcommit-accounting.rst.
 */
export const promisesNever = ({ now }: Scene): boolean => now.demand?.overcommit === 'never'
