import type { why as english } from '../en/why.ts'
import type { Translation } from '../translation.ts'
import { copying } from './why-copying.ts'
import { fault } from './why-fault.ts'
import { fork } from './why-fork.ts'
import { frames } from './why-frames.ts'
import { lives } from './why-lives.ts'
import { protect } from './why-protect.ts'
import { regions } from './why-regions.ts'
import { tlb } from './why-tlb.ts'

export const why: Translation<typeof english> = {
  copying,
  fault,
  fork,
  frames,
  lives,
  protect,
  regions,
  tlb,
}
