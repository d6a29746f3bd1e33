import { copying } from './why-copying.ts'
import { fault } from './why-fault.ts'
import { fork } from './why-fork.ts'
import { frames } from './why-frames.ts'
import { lives } from './why-lives.ts'
import { protect } from './why-protect.ts'
import { regions } from './why-regions.ts'
import { tlb } from './why-tlb.ts'

/** What each step of the reference is for: one to three short sentences. */
export const why = { copying, fault, fork, frames, lives, protect, regions, tlb }
