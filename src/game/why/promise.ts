import type { Scene } from './scene.ts'

/**
 * Why a call that promises memory is told no, by the policy. Source: Linux Documentation/mm/overcommit-accounting.rst.
 * @param call what would be promised, as the beginning of a sentence: "fork would promise P2 anew what P1 was promised"
 */
export const promiseText = ({ now }: Scene, call: string): string =>
  now.demand?.overcommit === 'never'
    ? `${call}, and all promises must stay below half of the frames. The answer is -1, ENOMEM.`
    : `${call}, and that is more than the machine has frames. The answer is -1, ENOMEM.`
