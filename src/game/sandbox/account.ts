import type { Kernel, Primitive } from '../../kernel/index.ts'
import type { Machine, Trap } from '../../machine/index.ts'
import { type Account, countStep, countTrap } from '../../workload/index.ts'

/** @returns the account with one primitive more. @param took whether it was an alloc that found a frame */
export function withStep(account: Account, step: Primitive, took: boolean): Account {
  const more = { ...account }
  countStep(more, step)
  if (step.do === 'alloc' && took) more.framesAllocated += 1
  return more
}

/** @returns the account with one system call more. */
export const withCall = (account: Account): Account => ({
  ...account,
  systemCalls: account.systemCalls + 1,
})

/**
 * @returns the account with a trap that has been answered
 * @param machine before the return to user space, so that the answer is still there
 */
export function withTrap(account: Account, kernel: Kernel, machine: Machine, trap: Trap): Account {
  const more = { ...account }
  countTrap(more, kernel, machine, trap)
  return more
}
